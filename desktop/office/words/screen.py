"""Words that stand on screens: forms, stages, capacities; short, Thai first."""

from __future__ import annotations

FORMS = {"memo": "บันทึกข้อความ", "announcement": "ประกาศ"}
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
BOOKS = {"sent": "ทะเบียนหนังสือส่ง", "announcement": "ทะเบียนประกาศ"}


def state(stage: str, *, returned: bool = False, void: bool = False) -> tuple[str, str]:
    """The word of a paper's state and the kind of pill it stands in."""
    if void:
        return "ยกเลิกเลข", "muted"
    if returned:
        return "ส่งกลับให้แก้", "bad"
    return WAITING[stage], KINDS_OF_STATE[stage]
