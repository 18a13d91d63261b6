"""Words that stand on the screens of the directory of people."""

from __future__ import annotations

FIELDS = {
    "name": "ชื่อ-สกุล",
    "title": "คำนำหน้า",
    "first_name": "ชื่อ",
    "last_name": "สกุล",
    "house": "บ้านเลขที่",
    "village": "หมู่บ้าน",
    "phone": "โทรศัพท์",
    "national_id": "เลขประจำตัวประชาชน",
    "sex": "เพศ",
    "birth_year": "ปีเกิด",
    "group": "กลุ่ม",
    "role": "บทบาท",
    "note": "หมายเหตุ",
}
VERDICTS = {  # a word and the kind of its pill
    "new": ("เพิ่มใหม่", "ok"),
    "changed": ("แก้ของเดิม", "accent"),
    "same": ("มีอยู่แล้ว", "muted"),
    "bad": ("นำเข้าไม่ได้", "bad"),
}
VIA = {
    "name": "ค้นชื่อ",
    "walk-in": "เพิ่มหน้างาน",
    "code": "สแกนรหัส",
    "card": "บัตรประชาชน",
    "paper": "ใบลงทะเบียน",
}
ERASED = "(ลบข้อมูลส่วนบุคคลแล้ว)"
ORIGINS = {"": "เพิ่มเอง", "walk-in": "เพิ่มหน้างาน", "demo": "ข้อมูลตัวอย่าง"}
