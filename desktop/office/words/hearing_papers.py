"""Words and sentences about the papers of a hearing, the invited, the answers and the results."""

from __future__ import annotations

from desktop.office.words import Sentence

PAPERS = {  # by role: what it is, what it is for
    "notice": ("ประกาศรับฟังความคิดเห็น", "ข้อมูล ๘ ข้อ วิธี วันเวลา และสถานที่ ปิดประกาศล่วงหน้า"),
    "postponement": ("ประกาศเลื่อน", "อ้างกำหนดเดิมและเหตุผลที่เลื่อน"),
    "re-notice": ("ประกาศกำหนดใหม่", "ประกาศรับฟังฉบับใหม่หลังเลื่อน ครบ ๘ ข้อ"),
    "cancellation": ("ประกาศยกเลิก", "อ้างกำหนดเดิมและเหตุผลที่ยกเลิก"),
    "order": ("คำสั่งแต่งตั้งคณะทำงาน", "ประธาน เลขานุการ และผู้ที่เชิญในฐานะกรรมการ"),
    "invitation": ("หนังสือเชิญ", "หนังสือเวียน ว ถึงผู้รับเชิญทีละคน พร้อมรหัสลงทะเบียน"),
    "heads": ("หนังสือถึงผู้ใหญ่บ้าน", "หนังสือเวียน ว ถึงผู้ใหญ่บ้านทุกหมู่ที่เกี่ยวข้อง"),
    "envelope": ("ซองจดหมาย", "จ่าหน้าถึงผู้รับเชิญ ผู้ใหญ่บ้าน หรือผู้เข้าร่วม"),
    "agenda": ("ระเบียบวาระการประชุม", "เวลาเริ่มของแต่ละวาระคำนวณจากแผน"),
    "sign-in": ("ใบลงทะเบียน", "แยกตามหมู่บ้าน ผู้รับเชิญและแถวว่าง พร้อมข้อความคุ้มครองข้อมูล"),
    "opinion-form": ("แบบแสดงความคิดเห็น", "แจกที่จุดลงทะเบียนหรือแนบหนังสือเชิญ"),
    "name-tags": ("ป้ายชื่อ", "ประธาน เลขานุการ และผู้ที่เชิญในฐานะต่าง ๆ"),
    "script": ("บทเสียงตามสาย", "อ่านหอกระจายข่าวก่อนวันประชุม"),
    "poster": ("ป้ายประชาสัมพันธ์ A3", "ตัวใหญ่ อ่านได้จากสามเมตร"),
    "minutes": ("รายงานการประชุม", "แบบที่ ๑๑ จากวาระ ผู้มา ความคิดเห็น และมติ"),
    "summary": ("ประกาศสรุปผล", "จำนวนคน ความเห็น คำชี้แจง และการดำเนินการต่อไป"),
    "result": ("หนังสือขอบคุณและแจ้งผล", "ถึงผู้เข้าร่วมที่มีที่อยู่"),
}
PHASES = {"before": "ก่อนและในวันประชุม", "after": "หลังวันประชุม"}
UNSIGNED = "หนังสือนี้ยังไม่ได้ลงนาม ที่พิมพ์ตอนนี้เป็นร่าง ไม่มีวันที่ลงนาม ให้ลงนามก่อนส่งออก"
AUDIENCES = {
    "invited": "ผู้รับเชิญ",
    "heads": "ผู้ใหญ่บ้านและผู้นำชุมชน",
    "participants": "ผู้เข้าร่วมที่มีที่อยู่",
}
PARTS = {  # of the plan, for saying what changed since a paper was made
    "subject": "เรื่อง",
    "project": "โครงการ",
    "basis": "กฎหมายที่ใช้",
    "methods": "วิธีรับฟัง",
    "section_id": "ส่วนราชการ",
    "venue": "สถานที่จัด",
    "held_on": "วันที่จัด",
    "begins": "เวลาเริ่ม",
    "ends": "เวลาเลิก",
    "ended_on": "วันสุดท้าย",
    "opinions_until": "วันสุดท้ายของการส่งความเห็น",
    "chair_id": "ประธาน",
    "note_taker_id": "ผู้จดรายงาน",
    "contact": "ผู้ติดต่อ",
    "reason": "เหตุผล",
    "substance": "สาระสำคัญ",
    "carrier": "ผู้ดำเนินการ",
    "site": "สถานที่ดำเนินการ",
    "steps": "ขั้นตอน",
    "outcome": "ผลผลิต",
    "effects": "ผลกระทบ",
    "cost": "ค่าใช้จ่าย",
    "groups": "หมู่บ้านและกลุ่ม",
    "agenda": "วาระ",
    "invited": "ผู้รับเชิญ",
    "events": "การเลื่อนหรือยกเลิก",
    "coming": "ผู้เข้าร่วม",
    "opinions": "ความคิดเห็น",
    "answers": "คำชี้แจง",
    "votes": "การลงมติ",
}
POOLS = {"village": "หมู่บ้าน", "group": "กลุ่ม", "role": "บทบาท"}
OUTSTANDING = {  # what is still missing after a hearing
    "answers": "คำชี้แจง",
    "minutes": "รายงาน",
    "minutes-signed": "ลงนามรายงาน",
    "adopted": "รับรองรายงาน",
    "summary": "ประกาศสรุป",
    "summary-signed": "ลงนามประกาศสรุป",
    "summarised": "ปิดประกาศสรุป",
    "follow-ups": "งานติดตาม",
}
SENTENCES: dict[str, Sentence] = {
    "invitation-gone": Sentence(
        "ไม่พบรายชื่อเชิญนี้ อาจถูกถอนไปแล้ว", "This invitation is not there any more."
    ),
    "hearing-invites-nobody": Sentence(
        "เวทีนี้ยกเลิกหรือเก็บแฟ้มแล้ว จึงแก้รายชื่อเชิญไม่ได้",
        "The hearing was called off or filed; its list stays.",
    ),
    "hearing-paper-there": Sentence(
        "มีเอกสารนี้อยู่แล้วและยังไม่ลงนาม เปิดแก้ไข หรือใช้ปุ่ม ทำใหม่จากแผน",
        "The paper is there and not signed yet; open it, or make it anew from the plan.",
    ),
    "hearing-paper-early": Sentence(
        "ยังทำเอกสารนี้ไม่ได้ {why}", "This paper cannot be made yet: {why}"
    ),
    "hearing-paper-signed": Sentence(
        "เอกสารนี้ลงนามแล้ว แก้ไม่ได้ ให้ทำฉบับใหม่แทน", "The paper is signed; make another one instead."
    ),
    "minutes-not-signed": Sentence(
        "รายงานการประชุมยังไม่ได้ตรวจและลงนามครบ จึงยังรับรองไม่ได้",
        "The minutes are not checked and signed yet.",
    ),
    "summary-not-signed": Sentence(
        "ประกาศสรุปผลยังไม่ลงนาม จึงยังบันทึกการปิดประกาศไม่ได้", "The summary notice is not signed yet."
    ),
    "minutes-before-hearing": Sentence(
        "วันรับรองรายงานต้องไม่ก่อนวันสิ้นสุดการรับฟัง กรุณาตรวจวันที่",
        "Minutes are adopted on or after the last day of the hearing; check the date.",
    ),
    "summary-before-hearing": Sentence(
        "วันที่ปิดประกาศสรุปผลมาก่อนวันสิ้นสุดการรับฟัง กรุณาตรวจวันที่",
        "The summary cannot be posted before the hearing ended.",
    ),
    "hearing-not-held": Sentence(
        "เวทีนี้ยังไม่ได้ปิดการประชุม จึงยังทำส่วนนี้ไม่ได้", "The hearing is not over yet."
    ),
    "group-needs-title": Sentence("กรุณาใส่ชื่อกลุ่มความคิดเห็น", "A group of opinions needs a title."),
    "group-needs-opinions": Sentence(
        "เลือกความคิดเห็นอย่างน้อยหนึ่งข้อ", "Choose at least one opinion for the group."
    ),
    "group-gone": Sentence(
        "ไม่พบกลุ่มความคิดเห็นนี้ อาจถูกรวมหรือยกเลิกแล้ว", "This group is not there any more."
    ),
    "answer-needs-verdict": Sentence(
        "เลือกผลการพิจารณาก่อน: รับ รับบางส่วน ไม่อาจรับได้ หรือรับทราบ",
        "Choose what becomes of it first.",
    ),
    "answer-needs-reason": Sentence(
        "เมื่อไม่รับหรือรับบางส่วน ต้องเขียนเหตุผล ประกาศสรุปผลจะแสดงเหตุผลนี้",
        "Say why it is declined or only partly accepted; the summary will show it.",
    ),
    "no-public-copy": Sentence(
        "สำเนาเผยแพร่ทำได้จากรายงานการประชุมและประกาศสรุปผลของเวทีเท่านั้น",
        "Only minutes and summary of a hearing have a public copy.",
    ),
    "no-public-copy-yet": Sentence(
        "เอกสารยังไม่ลงนามครบ จึงยังทำสำเนาเผยแพร่ไม่ได้",
        "It is not signed yet; its public copy waits.",
    ),
    "nobody-to-write-to": Sentence(
        "ยังไม่มีผู้รับในกลุ่มนี้ที่มีชื่อและที่อยู่ครบ", "Nobody of these has a name and an address."
    ),
}
EARLY = {  # why a paper cannot be made yet
    "no-day": "ยังไม่กำหนดวันที่จัด",
    "no-venue": "ยังไม่กำหนดสถานที่จัด",
    "no-invited": "ยังไม่เลือกผู้รับเชิญ",
    "no-villages": "ยังไม่กำหนดหมู่บ้านที่เกี่ยวข้อง",
    "no-agenda": "ยังไม่มีระเบียบวาระ",
    "not-held": "เวทียังไม่จัดหรือยังไม่ปิด",
    "nobody-named": "ยังไม่กำหนดประธาน ผู้จดรายงาน หรือผู้ที่เชิญในฐานะใด",
}
