"""Words that stand on the screens of the floor."""

from __future__ import annotations

STATES = {"waiting": "ยังไม่เริ่ม", "running": "กำลังพิจารณา", "paused": "พักไว้", "done": "เสร็จแล้ว"}
METHODS = {"hands": "ยกมือ", "ballot": "บัตรลงคะแนน"}
VOTES = {"agree": "เห็นชอบ", "disagree": "ไม่เห็นชอบ", "abstain": "งดออกเสียง"}
REMARKS = {  # a pill and a sentence
    "more": ("เกิน {by}", "รวม {sum} เสียง มากกว่าผู้อยู่ในห้อง {present} คน"),
    "fewer": ("ขาด {by}", "รวม {sum} เสียง จากผู้อยู่ในห้อง {present} คน ยังไม่ได้นับ {by} คน"),
    "tie": ("เสียงเท่ากัน", "เห็นชอบและไม่เห็นชอบเท่ากันที่ {votes} เสียง ให้ประธานชี้ขาดแล้วเขียนมติเอง"),
    "quorum": ("ไม่ครบองค์", "อยู่ในห้อง {present} คน ไม่ถึงองค์ประชุม {quorum} คน"),
}
RESOLVED = (
    "ที่ประชุมมีมติเห็นชอบ ด้วยคะแนนเสียงเห็นชอบ {agree} เสียง ไม่เห็นชอบ {disagree} เสียง "
    "และงดออกเสียง {abstain} เสียง"
)
DECLINED = (
    "ที่ประชุมมีมติไม่เห็นชอบ ด้วยคะแนนเสียงไม่เห็นชอบ {disagree} เสียง เห็นชอบ {agree} เสียง "
    "และงดออกเสียง {abstain} เสียง"
)
NO_WORDS = "(ไม่ได้เขียนข้อความ)"  # the text of a paper form on which only a box is ticked
ANONYMOUS = "ไม่ระบุชื่อ"
KINDS = {"photo": "ภาพ", "audio": "เสียง", "file": "แฟ้ม"}
CHOICES = (  # of the form แบบแสดงความคิดเห็น, and the stance each comes to
    ("เห็นด้วย", "for"),
    ("เห็นด้วยโดยมีข้อเสนอ", "for"),
    ("ไม่เห็นด้วย", "against"),
    ("ไม่ออกความเห็น", ""),
)
