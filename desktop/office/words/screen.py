"""Words that stand on screens: forms, stages, capacities; short, Thai first."""

from __future__ import annotations

FORMS = {
    "memo": "บันทึกข้อความ",
    "announcement": "ประกาศ",
    "letter": "หนังสือภายนอก",
    "order": "คำสั่ง",
    "minutes": "รายงานการประชุม",
    "certificate": "หนังสือรับรอง",
    "hearing-notice": "ประกาศรับฟังความคิดเห็น",
    "summary": "ประกาศสรุปผลรับฟัง",
    "sign-in": "ใบลงทะเบียน",
    "opinion-form": "แบบแสดงความคิดเห็น",
    "poster": "ป้ายประชาสัมพันธ์ A3",
    "script": "บทอ่านเสียงตามสาย",
    "route-sheet": "ใบนำปิดประกาศ",
    "agenda": "ระเบียบวาระการประชุม",
    "envelope": "ซองจดหมาย",
    "name-tags": "ป้ายชื่อ",
    "register": "ทะเบียนหนังสือ",
    "statistics": "สถิติการรับฟัง",
    "report": "รายงาน",
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
OTHER_FORMS = "แบบอื่น"
ISSUERS = {"memo": "ส่วนราชการ", "letter": "หน่วยงาน", "certificate": "หน่วยงาน", "envelope": "ผู้ส่ง"}
FIELDS = {
    "absent": "ผู้ไม่มาประชุม",
    "address": "ที่อยู่",
    "begin": "เวลาเริ่ม",
    "blanks": "แถวว่าง",
    "book": "เล่มทะเบียน",
    "carrier": "ผู้ดำเนินการ",
    "certifier": "ผู้รับรองสำเนา",
    "choices": "ตัวเลือก",
    "circular": "หนังสือเวียน",
    "closing": "คำลงท้าย (แทนตาราง)",
    "code": "ข้อความใน QR",
    "code_words": "ข้อความใต้ QR",
    "contact": "ช่องทางอื่นและผู้ติดต่อ",
    "copies": "สำเนาส่ง",
    "cost": "ค่าใช้จ่ายและที่มาของเงิน",
    "counts": "จำนวนคนและความเห็น",
    "effects": "ผลกระทบและมาตรการ",
    "email": "ไปรษณีย์อิเล็กทรอนิกส์",
    "enclosures": "สิ่งที่ส่งมาด้วย",
    "end": "เวลาเลิก",
    "figures": "ตารางสถิติ",
    "fit": "ให้พอดีหน้าเดียว",
    "groups": "กลุ่มหรือหมู่บ้าน",
    "guests": "ผู้เข้าร่วมประชุม",
    "held": "วันและสถานที่จัด",
    "hearing": "วัน เวลา สถานที่รับฟัง",
    "items": "วาระ",
    "lines": "เส้นประใต้คำถาม",
    "method": "วิธีรับฟัง",
    "number": "ที่",
    "opening": "คำขึ้นต้น (แทนตาราง)",
    "opinions": "ความคิดเห็นและคำชี้แจง",
    "outcome": "ผลผลิตและผลลัพธ์",
    "owner": "ส่วนราชการเจ้าของเรื่อง",
    "people": "รายชื่อ",
    "period": "ช่วงเวลา",
    "place": "สถานที่",
    "postage": "ข้อความค่าส่ง",
    "present": "ผู้มาประชุม",
    "privacy": "ข้อความคุ้มครองข้อมูล",
    "questions": "คำถาม",
    "reason": "เหตุผลและวัตถุประสงค์",
    "recipient": "ผู้รับ (คำขึ้นต้นและลงท้าย)",
    "reference": "อ้างถึง",
    "remarks": "คำถามปลายเปิด",
    "return_to": "ส่งคืนที่ใด เมื่อใด",
    "rows": "รายการ",
    "secrecy": "ชั้นความลับ",
    "sender": "ที่อยู่ผู้ส่ง",
    "session": "ครั้งที่",
    "site": "สถานที่ดำเนินการ",
    "size": "ขนาดกระดาษ",
    "speed": "ชั้นความเร็ว",
    "steps": "ขั้นตอนและระยะเวลา",
    "substance": "สาระสำคัญ",
    "times": "อ่านเมื่อใด กี่ครั้ง",
    "url": "ที่อยู่เว็บใน QR",
    "years": "รายปีงบประมาณ",
}
COLUMNS = {
    "abstain": "ไม่ออกความเห็น",
    "action": "การปฏิบัติ",
    "address": "ที่อยู่",
    "agree": "เห็นด้วย",
    "answer": "คำชี้แจง",
    "at": "เวลา",
    "count": "จำนวน",
    "date": "วันที่",
    "dated": "ลงวันที่",
    "disagree": "ไม่เห็นด้วย",
    "from": "จาก",
    "group": "กลุ่ม",
    "hearings": "เวที",
    "invited": "เชิญ",
    "minutes": "ใช้เวลา",
    "name": "ชื่อ - สกุล",
    "no": "ลำดับ",
    "note": "หมายเหตุ",
    "number": "ที่",
    "opinion": "ความคิดเห็น",
    "opinions": "ความเห็น",
    "people": "คน",
    "place": "สถานที่",
    "post": "ตำแหน่ง",
    "posts": "ตำแหน่ง (คั่นด้วย |)",
    "present": "มา",
    "quota": "เป้าหมาย",
    "reason": "เหตุ",
    "role": "หน้าที่",
    "share": "ร้อยละ",
    "subject": "เรื่อง",
    "title": "เรื่อง",
    "table": "ตาราง",
    "to": "ถึง",
    "visits": "ครั้ง",
    "where": "ที่ตั้ง",
    "year": "ปี",
}
CHOICES = {
    "": "–",
    "one page": "พอดีหน้าเดียว",
    "landscape": "แนวนอน",
    "general": "บุคคลทั่วไป",
    "high": "ผู้ดำรงตำแหน่งสูง (กราบเรียน)",
    "monk": "พระภิกษุ",
    "phra-ratchakhana": "พระราชาคณะ",
    "somdet": "สมเด็จพระราชาคณะ",
    "sangharaja": "สมเด็จพระสังฆราช",
    "sent": "ทะเบียนหนังสือส่ง",
    "received": "ทะเบียนหนังสือรับ",
    "announcement": "ทะเบียนประกาศ",
    "order": "ทะเบียนคำสั่ง",
}
STAGES = {
    "draft": "ร่าง",
    "type": "พิมพ์",
    "proofread": "ทาน",
    "check": "ตรวจ",
    "propose": "เสนอ",
    "sign": "ลงนาม",
    "signed": "ลงนามแล้ว",
}
WAITING = {
    "draft": "กำลังร่าง",
    "type": "รอพิมพ์",
    "proofread": "รอทาน",
    "check": "รอตรวจ",
    "propose": "รอเสนอ",
    "sign": "รอลงนาม",
    "signed": "ลงนามแล้ว",
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
    "draft": "ส่งพิมพ์",
    "type": "ส่งทาน",
    "proofread": "ทานแล้ว ส่งตรวจ",
    "check": "ตรวจแล้ว เสนอ",
    "propose": "เสนอต่อ",
    "sign": "ลงนาม",
}
BOOKS = {
    "sent": "ทะเบียนหนังสือส่ง",
    "circular": "ทะเบียนหนังสือเวียน",
    "announcement": "ทะเบียนประกาศ",
    "order": "ทะเบียนคำสั่ง",
}


def state(stage: str, *, returned: bool = False, void: bool = False) -> tuple[str, str]:
    """The word of a paper's state and the kind of pill it stands in."""
    if void:
        return "ยกเลิกเลข", "muted"
    if returned:
        return "ส่งกลับให้แก้", "bad"
    return WAITING[stage], KINDS_OF_STATE[stage]


def register_note(*, void_reason: str, lent: str, skipped: bool, gap: bool) -> str:
    """Why a line of a book has no paper, or with whom its numbers are; empty for a plain line."""
    if lent:
        return f"ให้ {lent} ยืม ยังไม่ได้รับแจ้งว่าใช้"
    if skipped:
        return "เว้นไว้ เปลี่ยนเครื่องออกเลข เริ่มช่วงเลขใหม่"
    if gap:
        return "ยังไม่ได้ใช้"
    return f"ยกเลิก: {void_reason}" if void_reason else ""
