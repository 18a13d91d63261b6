"""Names of tables and fields where two values of them are shown side by side."""

from __future__ import annotations

from datetime import datetime

from desktop.office import moments
from desktop.office.words import Sentence
from desktop.thai import dates

TABLES = {
    "office": "สำนักงาน",
    "section": "ส่วนราชการ",
    "person": "บุคคล",
    "post": "ตำแหน่ง",
    "tenure": "การดำรงตำแหน่ง",
    "clause": "ข้อความที่เก็บไว้",
    "document": "เอกสาร",
    "route_step": "ผู้รับผิดชอบ",
    "register": "ทะเบียน",
    "village": "หมู่บ้าน",
    "stakeholder": "กลุ่ม",
    "resident": "ประชาชน",
    "hearing": "เวที",
    "hearing_group": "โควตา",
    "invitation": "คำเชิญ",
    "agenda_item": "วาระ",
    "attendance": "ลงทะเบียนสองโต๊ะ",
    "speaker": "ผู้ขอพูด",
    "opinion_group": "กลุ่มความคิดเห็น",
    "opinion_member": "การจัดกลุ่มความคิดเห็น",
    "answer": "คำตอบ",
    "hearing_paper": "เอกสารของเวที",
    "attachment": "ไฟล์แนบ",
    "task": "งานของเวที",
    "holiday": "วันหยุด",
    "office_rule": "เกณฑ์ของสำนักงาน",
    "cycle_item": "งานในวงรอบปี",
    "cycle_link": "สิ่งที่ผูกกับงานในวงรอบปี",
    "cycle_file": "ไฟล์ของงานในวงรอบปี",
    "suggestion_use": "การนำข้อเสนอไปใช้",
    "indicator_file": "ตัวชี้วัดของสำนักงาน",
}
_FIELDS = {
    "source": "เนื้อความ",
    "subject": "เรื่อง",
    "dated": "วันที่บนเอกสาร",
    "name": "ชื่อ",
    "short_name": "ชื่อย่อ",
    "title": "คำนำหน้าหรือชื่อ",
    "first_name": "ชื่อ",
    "last_name": "สกุล",
    "phone": "โทรศัพท์",
    "house": "บ้านเลขที่",
    "address": "ที่อยู่",
    "code": "รหัส",
    "deleted": "การทิ้ง",
    "person_id": "ผู้รับผิดชอบ",
    "tenure_id": "ฐานะ",
    "village_id": "หมู่บ้าน",
    "stakeholder_id": "กลุ่ม",
    "at": "เวลา",
    "desk": "โต๊ะ",
    "via": "วิธีลงทะเบียน",
    "venue": "สถานที่",
    "held_on": "วันจัด",
    "begins": "เวลาเริ่ม",
    "ends": "เวลาเลิก",
    "text": "ข้อความ",
    "reason": "เหตุผล",
    "verdict": "ผลการพิจารณา",
    "resolution": "มติ",
    "quota": "โควตา",
    "group_id": "กลุ่มความคิดเห็น",
    "due": "กำหนด",
    "done_on": "วันที่เสร็จ",
    "note": "หมายเหตุ",
    "value": "ค่า",
    "place": "ลำดับ",
    "year": "ปีงบประมาณ",
    "step": "ขั้น",
    "result": "ผล",
    "reached": "จำนวนคน",
    "dimensions": "มิติ",
    "section_id": "ส่วนราชการ",
    "used": "การนำไปใช้",
}
LONG_FIELDS = ("source", "text", "resolution", "note")
DAYS = frozenset(
    ("dated", "held_on", "ended_on", "opinions_until", "due", "done_on", "day", "starts", "ends_on")
)
MOMENTS = frozenset(("at", "added_at", "created_at", "asked_at", "began_at", "ended_at"))

SENTENCES: dict[str, Sentence] = {
    "conflict-settled": Sentence("เรื่องนี้มีผู้เลือกแล้ว", "This was settled already."),
}


def field(name: str) -> str:
    """A field's name for the eye."""
    return _FIELDS.get(name, name.removesuffix("_id").replace("_", " "))


def moment(text: str) -> str:
    """A moment of the journal or of a row in Thai: ๒๐ พ.ย. ๒๕๖๙ ๑๔.๑๐ น."""
    local = moments.local(datetime.fromisoformat(text))
    return f"{dates.short(local.date())} {dates.clock(local.time())}"
