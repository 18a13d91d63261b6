"""Words that stand on the screens of hearings."""

from __future__ import annotations

STATES = {  # a word and the kind of its pill
    "planned": ("วางแผน", "muted"),
    "ready": ("พร้อมปิดประกาศ", "accent"),
    "posted": ("ปิดประกาศแล้ว", "accent"),
    "postponed": ("เลื่อน ยังไม่มีวัน", "warn"),
    "cancelled": ("ยกเลิก", "bad"),
    "open": ("กำลังจัดเวที", "accent"),
    "held": ("จัดแล้ว รอสรุป", "warn"),
    "minuted": ("รับรองรายงานแล้ว", "warn"),
    "summarised": ("ประกาศสรุปแล้ว", "ok"),
    "filed": ("เก็บแฟ้มแล้ว", "ok"),
}
SEVERITIES = {"general": "ผลกระทบทั่วไป", "severe": "ผลกระทบรุนแรง ต้องรับฟัง"}
AGENDA_KINDS = {
    "chair": "ประธานแจ้ง",
    "adopt": "รับรองรายงาน",
    "inform": "เพื่อทราบ",
    "consider": "เพื่อพิจารณา",
    "other": "อื่น ๆ",
}
STANCES = {"": "ไม่ระบุ", "for": "เห็นด้วย", "against": "ไม่เห็นด้วย", "question": "คำถาม"}
CHANNELS = {
    "floor": "พูดในเวที",
    "paper": "แบบแสดงความคิดเห็น",
    "letter": "หนังสือ",
    "online": "ออนไลน์",
    "phone": "โทรศัพท์",
    "visit": "มาพบเจ้าหน้าที่",
}
VERDICTS = {
    "": "ยังไม่ตอบ",
    "accepted": "รับไปดำเนินการ",
    "partly": "รับบางส่วน",
    "declined": "ไม่อาจรับได้",
    "noted": "รับทราบ",
}
VIAS = {
    "name": "ค้นชื่อ",
    "walk-in": "มาใหม่",
    "code": "รหัส",
    "card": "บัตร",
    "paper": "ใบลงทะเบียน",
}
SEXES = {"": "ไม่ระบุ", "m": "ชาย", "f": "หญิง"}
EVENTS = {
    "ready": "พร้อมปิดประกาศ",
    "posted": "ปิดประกาศ",
    "postponed": "เลื่อน",
    "cancelled": "ยกเลิก",
    "opened": "เปิดเวที",
    "closed": "ปิดเวที",
    "reopened": "เปิดเวทีอีกครั้ง",
    "adopted": "รับรองรายงานการประชุม",
    "summarised": "ประกาศสรุปผล",
    "filed": "เก็บแฟ้ม",
}
EIGHT = {
    "reason": "๑. เหตุผลและวัตถุประสงค์",
    "substance": "๒. สาระสำคัญ",
    "carrier": "๓. ผู้ดำเนินการ",
    "site": "๔. สถานที่ดำเนินการ",
    "steps": "๕. ขั้นตอนและระยะเวลา",
    "outcome": "๖. ผลผลิตและผลลัพธ์",
    "effects": "๗. ผลกระทบและมาตรการป้องกัน",
    "cost": "๘. ค่าใช้จ่ายและที่มาของเงิน",
}
