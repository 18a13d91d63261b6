"""Words and sentences about the papers of a hearing, the invited, the answers and the results."""

from __future__ import annotations

from desktop.i18n import tr
from desktop.office.words import Sentence

PAPERS = {  # by role: what it is, what it is for
    "notice": (tr("ประกาศรับฟังความคิดเห็น"), tr("ข้อมูล ๘ ข้อ วิธี วันเวลา และสถานที่ ปิดประกาศล่วงหน้า")),
    "postponement": (tr("ประกาศเลื่อน"), tr("อ้างกำหนดเดิมและเหตุผลที่เลื่อน")),
    "re-notice": (tr("ประกาศกำหนดใหม่"), tr("ประกาศรับฟังฉบับใหม่หลังเลื่อน ครบ ๘ ข้อ")),
    "cancellation": (tr("ประกาศยกเลิก"), tr("อ้างกำหนดเดิมและเหตุผลที่ยกเลิก")),
    "order": (tr("คำสั่งแต่งตั้งคณะทำงาน"), tr("ประธาน เลขานุการ และผู้ที่เชิญในฐานะกรรมการ")),
    "invitation": (tr("หนังสือเชิญ"), tr("หนังสือเวียน ว ถึงผู้รับเชิญทีละคน พร้อมรหัสลงทะเบียน")),
    "heads": (tr("หนังสือถึงผู้ใหญ่บ้าน"), tr("หนังสือเวียน ว ถึงผู้ใหญ่บ้านทุกหมู่ที่เกี่ยวข้อง")),
    "envelope": (tr("ซองจดหมาย"), tr("จ่าหน้าถึงผู้รับเชิญ ผู้ใหญ่บ้าน หรือผู้เข้าร่วม")),
    "agenda": (tr("ระเบียบวาระการประชุม"), tr("เวลาเริ่มของแต่ละวาระคำนวณจากแผน")),
    "sign-in": (tr("ใบลงทะเบียน"), tr("แยกตามหมู่บ้าน ผู้รับเชิญและแถวว่าง พร้อมข้อความคุ้มครองข้อมูล")),
    "opinion-form": (tr("แบบแสดงความคิดเห็น"), tr("แจกที่จุดลงทะเบียนหรือแนบหนังสือเชิญ")),
    "name-tags": (tr("ป้ายชื่อ"), tr("ประธาน เลขานุการ และผู้ที่เชิญในฐานะต่าง ๆ")),
    "script": (tr("บทเสียงตามสาย"), tr("อ่านหอกระจายข่าวก่อนวันประชุม")),
    "poster": (tr("ป้ายประชาสัมพันธ์ A3"), tr("ตัวใหญ่ อ่านได้จากสามเมตร")),
    "minutes": (tr("รายงานการประชุม"), tr("แบบที่ ๑๑ จากวาระ ผู้มา ความคิดเห็น และมติ")),
    "summary": (tr("ประกาศสรุปผล"), tr("จำนวนคน ความเห็น คำชี้แจง และการดำเนินการต่อไป")),
    "result": (tr("หนังสือขอบคุณและแจ้งผล"), tr("ถึงผู้เข้าร่วมที่มีที่อยู่")),
}
PHASES = {"before": tr("ก่อนและในวันประชุม"), "after": tr("หลังวันประชุม")}
UNSIGNED = tr("หนังสือนี้ยังไม่ได้ลงนาม ที่พิมพ์ตอนนี้เป็นร่าง ไม่มีวันที่ลงนาม ให้ลงนามก่อนส่งออก")
AUDIENCES = {
    "invited": tr("ผู้รับเชิญ"),
    "heads": tr("ผู้ใหญ่บ้านและผู้นำชุมชน"),
    "participants": tr("ผู้เข้าร่วมที่มีที่อยู่"),
}
PARTS = {  # of the plan, for saying what changed since a paper was made
    "subject": tr("เรื่อง"),
    "project": tr("โครงการ"),
    "basis": tr("กฎหมายที่ใช้"),
    "methods": tr("วิธีรับฟัง"),
    "section_id": tr("ส่วนราชการ"),
    "venue": tr("สถานที่จัด"),
    "held_on": tr("วันที่จัด"),
    "begins": tr("เวลาเริ่ม"),
    "ends": tr("เวลาเลิก"),
    "ended_on": tr("วันสุดท้าย"),
    "opinions_until": tr("วันสุดท้ายของการส่งความเห็น"),
    "chair_id": tr("ประธาน"),
    "note_taker_id": tr("ผู้จดรายงาน"),
    "contact": tr("ผู้ติดต่อ"),
    "reason": tr("เหตุผล"),
    "substance": tr("สาระสำคัญ"),
    "carrier": tr("ผู้ดำเนินการ"),
    "site": tr("สถานที่ดำเนินการ"),
    "steps": tr("ขั้นตอน"),
    "outcome": tr("ผลผลิต"),
    "effects": tr("ผลกระทบ"),
    "cost": tr("ค่าใช้จ่าย"),
    "groups": tr("หมู่บ้านและกลุ่ม"),
    "agenda": tr("วาระ"),
    "invited": tr("ผู้รับเชิญ"),
    "events": tr("การเลื่อนหรือยกเลิก"),
    "coming": tr("ผู้เข้าร่วม"),
    "opinions": tr("ความคิดเห็น"),
    "answers": tr("คำชี้แจง"),
    "votes": tr("การลงมติ"),
}
POOLS = {"village": tr("หมู่บ้าน"), "group": tr("กลุ่ม"), "role": tr("บทบาท")}
OUTSTANDING = {  # what is still missing after a hearing
    "answers": tr("คำชี้แจง"),
    "minutes": tr("รายงาน"),
    "minutes-signed": tr("ลงนามรายงาน"),
    "adopted": tr("รับรองรายงาน"),
    "summary": tr("ประกาศสรุป"),
    "summary-signed": tr("ลงนามประกาศสรุป"),
    "summarised": tr("ปิดประกาศสรุป"),
    "follow-ups": tr("งานติดตาม"),
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
    "no-day": tr("ยังไม่กำหนดวันที่จัด"),
    "no-venue": tr("ยังไม่กำหนดสถานที่จัด"),
    "no-invited": tr("ยังไม่เลือกผู้รับเชิญ"),
    "no-villages": tr("ยังไม่กำหนดหมู่บ้านที่เกี่ยวข้อง"),
    "no-agenda": tr("ยังไม่มีระเบียบวาระ"),
    "not-held": tr("เวทียังไม่จัดหรือยังไม่ปิด"),
    "nobody-named": tr("ยังไม่กำหนดประธาน ผู้จดรายงาน หรือผู้ที่เชิญในฐานะใด"),
}
