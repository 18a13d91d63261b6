"""Words that stand on screens: forms, stages, capacities; short, Thai first."""

from __future__ import annotations

from desktop.i18n import tr

FORMS = {
    "memo": tr("บันทึกข้อความ"),
    "announcement": tr("ประกาศ"),
    "letter": tr("หนังสือภายนอก"),
    "order": tr("คำสั่ง"),
    "minutes": tr("รายงานการประชุม"),
    "certificate": tr("หนังสือรับรอง"),
    "hearing-notice": tr("ประกาศรับฟังความคิดเห็น"),
    "summary": tr("ประกาศสรุปผลรับฟัง"),
    "sign-in": tr("ใบลงทะเบียน"),
    "opinion-form": tr("แบบแสดงความคิดเห็น"),
    "poster": tr("ป้ายประชาสัมพันธ์ A3"),
    "script": tr("บทอ่านเสียงตามสาย"),
    "route-sheet": tr("ใบนำปิดประกาศ"),
    "agenda": tr("ระเบียบวาระการประชุม"),
    "envelope": tr("ซองจดหมาย"),
    "name-tags": tr("ป้ายชื่อ"),
    "register": tr("ทะเบียนหนังสือ"),
    "statistics": tr("สถิติการรับฟัง"),
    "report": tr("รายงาน"),
}
FORM_GROUPS = (
    ("memo", "announcement", "letter", "order", "minutes", "certificate"),
    ("hearing-notice", "summary", "agenda", "sign-in", "opinion-form"),
    ("poster", "script", "route-sheet", "envelope", "name-tags", "register"),
    ("statistics", "report"),
)
OFTEN = (
    2  # groups that stand in the menu itself; the forms of the others are usually made elsewhere
)
OTHER_FORMS = tr("แบบอื่น")
ISSUERS = {
    "memo": tr("ส่วนราชการ"),
    "letter": tr("หน่วยงาน"),
    "certificate": tr("หน่วยงาน"),
    "envelope": tr("ผู้ส่ง"),
}
FIELDS = {
    "absent": tr("ผู้ไม่มาประชุม"),
    "address": tr("ที่อยู่"),
    "begin": tr("เวลาเริ่ม"),
    "blanks": tr("แถวว่าง"),
    "book": tr("เล่มทะเบียน"),
    "carrier": tr("ผู้ดำเนินการ"),
    "certifier": tr("ผู้รับรองสำเนา"),
    "choices": tr("ตัวเลือก"),
    "circular": tr("หนังสือเวียน"),
    "closing": tr("คำลงท้าย (แทนตาราง)"),
    "code": tr("ข้อความใน QR"),
    "code_words": tr("ข้อความใต้ QR"),
    "contact": tr("ช่องทางอื่นและผู้ติดต่อ"),
    "copies": tr("สำเนาส่ง"),
    "cost": tr("ค่าใช้จ่ายและที่มาของเงิน"),
    "counts": tr("จำนวนคนและความเห็น"),
    "effects": tr("ผลกระทบและมาตรการ"),
    "email": tr("ไปรษณีย์อิเล็กทรอนิกส์"),
    "enclosures": tr("สิ่งที่ส่งมาด้วย"),
    "end": tr("เวลาเลิก"),
    "figures": tr("ตารางสถิติ"),
    "fit": tr("ให้พอดีหน้าเดียว"),
    "groups": tr("กลุ่มหรือหมู่บ้าน"),
    "guests": tr("ผู้เข้าร่วมประชุม"),
    "held": tr("วันและสถานที่จัด"),
    "hearing": tr("วัน เวลา สถานที่รับฟัง"),
    "items": tr("วาระ"),
    "lines": tr("เส้นประใต้คำถาม"),
    "method": tr("วิธีรับฟัง"),
    "number": tr("ที่"),
    "opening": tr("คำขึ้นต้น (แทนตาราง)"),
    "opinions": tr("ความคิดเห็นและคำชี้แจง"),
    "outcome": tr("ผลผลิตและผลลัพธ์"),
    "owner": tr("ส่วนราชการเจ้าของเรื่อง"),
    "people": tr("รายชื่อ"),
    "period": tr("ช่วงเวลา"),
    "place": tr("สถานที่"),
    "postage": tr("ข้อความค่าส่ง"),
    "present": tr("ผู้มาประชุม"),
    "privacy": tr("ข้อความคุ้มครองข้อมูล"),
    "questions": tr("คำถาม"),
    "reason": tr("เหตุผลและวัตถุประสงค์"),
    "recipient": tr("ผู้รับ (คำขึ้นต้นและลงท้าย)"),
    "reference": tr("อ้างถึง"),
    "remarks": tr("คำถามปลายเปิด"),
    "return_to": tr("ส่งคืนที่ใด เมื่อใด"),
    "rows": tr("รายการ"),
    "secrecy": tr("ชั้นความลับ"),
    "sender": tr("ที่อยู่ผู้ส่ง"),
    "session": tr("ครั้งที่"),
    "site": tr("สถานที่ดำเนินการ"),
    "size": tr("ขนาดกระดาษ"),
    "speed": tr("ชั้นความเร็ว"),
    "steps": tr("ขั้นตอนและระยะเวลา"),
    "substance": tr("สาระสำคัญ"),
    "times": tr("อ่านเมื่อใด กี่ครั้ง"),
    "url": tr("ที่อยู่เว็บใน QR"),
    "years": tr("รายปีงบประมาณ"),
}
COLUMNS = {
    "abstain": tr("ไม่ออกความเห็น"),
    "action": tr("การปฏิบัติ"),
    "address": tr("ที่อยู่"),
    "agree": tr("เห็นด้วย"),
    "answer": tr("คำชี้แจง"),
    "at": tr("เวลา"),
    "count": tr("จำนวน"),
    "date": tr("วันที่"),
    "dated": tr("ลงวันที่"),
    "disagree": tr("ไม่เห็นด้วย"),
    "from": tr("จาก"),
    "group": tr("กลุ่ม"),
    "hearings": tr("เวที"),
    "invited": tr("เชิญ"),
    "minutes": tr("ใช้เวลา"),
    "name": tr("ชื่อ - สกุล"),
    "no": tr("ลำดับ"),
    "note": tr("หมายเหตุ"),
    "number": tr("ที่"),
    "opinion": tr("ความคิดเห็น"),
    "opinions": tr("ความเห็น"),
    "people": tr("คน"),
    "place": tr("สถานที่"),
    "post": tr("ตำแหน่ง"),
    "posts": tr("ตำแหน่ง (คั่นด้วย |)"),
    "present": tr("มา"),
    "quota": tr("เป้าหมาย"),
    "reason": tr("เหตุ"),
    "role": tr("หน้าที่"),
    "share": tr("ร้อยละ"),
    "subject": tr("เรื่อง"),
    "title": tr("เรื่อง"),
    "table": tr("ตาราง"),
    "to": tr("ถึง"),
    "visits": tr("ครั้ง"),
    "where": tr("ที่ตั้ง"),
    "year": tr("ปี"),
}
CHOICES = {
    "": "–",
    "one page": tr("พอดีหน้าเดียว"),
    "landscape": tr("แนวนอน"),
    "general": tr("บุคคลทั่วไป"),
    "high": tr("ผู้ดำรงตำแหน่งสูง (กราบเรียน)"),
    "monk": tr("พระภิกษุ"),
    "phra-ratchakhana": tr("พระราชาคณะ"),
    "somdet": tr("สมเด็จพระราชาคณะ"),
    "sangharaja": tr("สมเด็จพระสังฆราช"),
    "sent": tr("ทะเบียนหนังสือส่ง"),
    "received": tr("ทะเบียนหนังสือรับ"),
    "announcement": tr("ทะเบียนประกาศ"),
    "order": tr("ทะเบียนคำสั่ง"),
}
STAGES = {
    "draft": tr("ร่าง"),
    "type": tr("พิมพ์", "stage"),
    "proofread": tr("ทาน"),
    "check": tr("ตรวจ"),
    "propose": tr("เสนอ"),
    "sign": tr("ลงนาม"),
    "signed": tr("ลงนามแล้ว"),
}
WAITING = {
    "draft": tr("กำลังร่าง"),
    "type": tr("รอพิมพ์"),
    "proofread": tr("รอทาน"),
    "check": tr("รอตรวจ"),
    "propose": tr("รอเสนอ"),
    "sign": tr("รอลงนาม"),
    "signed": tr("ลงนามแล้ว"),
}
KINDS_OF_STATE = {
    "draft": "muted",
    "type": "muted",
    "proofread": "warn",
    "check": "warn",
    "propose": "accent",
    "sign": "accent",
    "signed": "ok",
}
FORWARD = {
    "draft": tr("ส่งพิมพ์"),
    "type": tr("ส่งทาน"),
    "proofread": tr("ทานแล้ว ส่งตรวจ"),
    "check": tr("ตรวจแล้ว เสนอ"),
    "propose": tr("เสนอต่อ"),
    "sign": tr("ลงนาม"),
}
BOOKS = {
    "sent": tr("ทะเบียนหนังสือส่ง"),
    "circular": tr("ทะเบียนหนังสือเวียน"),
    "announcement": tr("ทะเบียนประกาศ"),
    "order": tr("ทะเบียนคำสั่ง"),
}


def state(stage: str, *, returned: bool = False, void: bool = False) -> tuple[str, str]:
    """The word of a paper's state and the kind of pill it stands in."""
    if void:
        return tr("ยกเลิกเลข", "state"), "muted"
    if returned:
        return tr("ส่งกลับให้แก้", "state"), "bad"
    return WAITING[stage], KINDS_OF_STATE[stage]


def register_note(*, void_reason: str, lent: str, skipped: bool, gap: bool) -> str:
    """Why a line of a book has no paper, or with whom its numbers are; empty for a plain line."""
    if lent:
        return tr("ให้ {lent} ยืม ยังไม่ได้รับแจ้งว่าใช้").format(lent=lent)
    if skipped:
        return tr("เว้นไว้ เปลี่ยนเครื่องออกเลข เริ่มช่วงเลขใหม่")
    if gap:
        return tr("ยังไม่ได้ใช้")
    return tr("ยกเลิก: {void_reason}").format(void_reason=void_reason) if void_reason else ""
