"""Words that stand on the screens of the floor."""

from __future__ import annotations

from desktop.i18n import tr

STATES = {
    "waiting": tr("ยังไม่เริ่ม"),
    "running": tr("กำลังพิจารณา"),
    "paused": tr("พักไว้"),
    "done": tr("เสร็จแล้ว"),
}
METHODS = {"hands": tr("ยกมือ"), "ballot": tr("บัตรลงคะแนน")}
VOTES = {"agree": tr("เห็นชอบ"), "disagree": tr("ไม่เห็นชอบ"), "abstain": tr("งดออกเสียง")}
REMARKS = {  # a pill and a sentence
    "more": (tr("เกิน {by}"), tr("รวม {sum} เสียง มากกว่าผู้อยู่ในห้อง {present} คน")),
    "fewer": (tr("ขาด {by}"), tr("รวม {sum} เสียง จากผู้อยู่ในห้อง {present} คน ยังไม่ได้นับ {by} คน")),
    "tie": (tr("เสียงเท่ากัน"), tr("เห็นชอบและไม่เห็นชอบเท่ากันที่ {votes} เสียง ให้ประธานชี้ขาดแล้วเขียนมติเอง")),
    "quorum": (tr("ไม่ครบองค์"), tr("อยู่ในห้อง {present} คน ไม่ถึงองค์ประชุม {quorum} คน")),
}
RESOLVED = tr(
    "ที่ประชุมมีมติเห็นชอบ ด้วยคะแนนเสียงเห็นชอบ {agree} เสียง ไม่เห็นชอบ {disagree} เสียง "
    "และงดออกเสียง {abstain} เสียง"
)
DECLINED = tr(
    "ที่ประชุมมีมติไม่เห็นชอบ ด้วยคะแนนเสียงไม่เห็นชอบ {disagree} เสียง เห็นชอบ {agree} เสียง "
    "และงดออกเสียง {abstain} เสียง"
)
NO_WORDS = tr("(ไม่ได้เขียนข้อความ)")  # the text of a paper form on which only a box is ticked
ANONYMOUS = tr("ไม่ระบุชื่อ")
KINDS = {"photo": tr("ภาพ"), "audio": tr("เสียง"), "file": tr("แฟ้ม")}
CHOICES = (  # of the form แบบแสดงความคิดเห็น, and the stance each comes to
    (tr("เห็นด้วย"), "for"),
    (tr("เห็นด้วยโดยมีข้อเสนอ"), "for"),
    (tr("ไม่เห็นด้วย"), "against"),
    (tr("ไม่ออกความเห็น"), ""),
)
