"""Words that stand on the screens of the directory of people."""

from __future__ import annotations

from desktop.i18n import tr

FIELDS = {
    "name": tr("ชื่อ-สกุล"),
    "title": tr("คำนำหน้า"),
    "first_name": tr("ชื่อ"),
    "last_name": tr("สกุล"),
    "house": tr("บ้านเลขที่"),
    "village": tr("หมู่บ้าน"),
    "phone": tr("โทรศัพท์"),
    "national_id": tr("เลขประจำตัวประชาชน"),
    "sex": tr("เพศ"),
    "birth_year": tr("ปีเกิด"),
    "group": tr("กลุ่ม"),
    "role": tr("บทบาท"),
    "note": tr("หมายเหตุ"),
}
VERDICTS = {  # a word and the kind of its pill
    "new": (tr("เพิ่มใหม่"), "ok"),
    "changed": (tr("แก้ของเดิม"), "accent"),
    "same": (tr("มีอยู่แล้ว"), "muted"),
    "bad": (tr("นำเข้าไม่ได้"), "bad"),
}
VIA = {
    "name": tr("ค้นชื่อ"),
    "walk-in": tr("เพิ่มหน้างาน"),
    "code": tr("สแกนรหัส"),
    "card": tr("บัตรประชาชน"),
    "paper": tr("ใบลงทะเบียน"),
}
ERASED = tr("(ลบข้อมูลส่วนบุคคลแล้ว)")
ORIGINS = {"": tr("เพิ่มเอง"), "walk-in": tr("เพิ่มหน้างาน"), "demo": tr("ข้อมูลตัวอย่าง")}
