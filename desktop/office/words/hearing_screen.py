"""Words that stand on the screens of hearings."""

from __future__ import annotations

from desktop.i18n import tr

STATES = {  # a word and the kind of its pill
    "planned": (tr("วางแผน"), "muted"),
    "ready": (tr("พร้อมปิดประกาศ"), "accent"),
    "posted": (tr("ปิดประกาศแล้ว"), "accent"),
    "postponed": (tr("เลื่อน ยังไม่มีวัน"), "warn"),
    "cancelled": (tr("ยกเลิก", "state"), "bad"),
    "open": (tr("กำลังจัดเวที"), "accent"),
    "held": (tr("จัดแล้ว รอสรุป"), "warn"),
    "minuted": (tr("รับรองรายงานแล้ว"), "warn"),
    "summarised": (tr("ประกาศสรุปแล้ว"), "ok"),
    "filed": (tr("เก็บแฟ้มแล้ว"), "ok"),
}
SEVERITIES = {"general": tr("ผลกระทบทั่วไป"), "severe": tr("ผลกระทบรุนแรง ต้องรับฟัง")}
AGENDA_KINDS = {
    "chair": tr("ประธานแจ้ง"),
    "adopt": tr("รับรองรายงาน"),
    "inform": tr("เพื่อทราบ"),
    "consider": tr("เพื่อพิจารณา"),
    "other": tr("อื่น ๆ"),
}
STANCES = {"": tr("ไม่ระบุ"), "for": tr("เห็นด้วย"), "against": tr("ไม่เห็นด้วย"), "question": tr("คำถาม")}
CHANNELS = {
    "floor": tr("พูดในเวที"),
    "paper": tr("แบบแสดงความคิดเห็น"),
    "letter": tr("หนังสือ"),
    "online": tr("ออนไลน์"),
    "phone": tr("โทรศัพท์"),
    "visit": tr("มาพบเจ้าหน้าที่"),
}
VERDICTS = {
    "": tr("ยังไม่ตอบ"),
    "accepted": tr("รับไปดำเนินการ"),
    "partly": tr("รับบางส่วน"),
    "declined": tr("ไม่อาจรับได้"),
    "noted": tr("รับทราบ"),
}
VIAS = {
    "name": tr("ค้นชื่อ"),
    "walk-in": tr("มาใหม่"),
    "code": tr("รหัส"),
    "card": tr("บัตร"),
    "paper": tr("ใบลงทะเบียน"),
}
SEXES = {"": tr("ไม่ระบุ"), "m": tr("ชาย"), "f": tr("หญิง")}
EVENTS = {
    "ready": tr("พร้อมปิดประกาศ"),
    "posted": tr("ปิดประกาศ"),
    "postponed": tr("เลื่อน"),
    "cancelled": tr("ยกเลิก", "state"),
    "opened": tr("เปิดเวที"),
    "closed": tr("ปิดเวที"),
    "reopened": tr("เปิดเวทีอีกครั้ง"),
    "adopted": tr("รับรองรายงานการประชุม"),
    "summarised": tr("ประกาศสรุปผล"),
    "filed": tr("เก็บแฟ้ม"),
}
EIGHT = {
    "reason": tr("๑. เหตุผลและวัตถุประสงค์"),
    "substance": tr("๒. สาระสำคัญ"),
    "carrier": tr("๓. ผู้ดำเนินการ"),
    "site": tr("๔. สถานที่ดำเนินการ"),
    "steps": tr("๕. ขั้นตอนและระยะเวลา"),
    "outcome": tr("๖. ผลผลิตและผลลัพธ์"),
    "effects": tr("๗. ผลกระทบและมาตรการป้องกัน"),
    "cost": tr("๘. ค่าใช้จ่ายและที่มาของเงิน"),
}
