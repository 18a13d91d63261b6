"""The rooms by their places, what the manual says of each, and every key of the program."""

from __future__ import annotations

from desktop.i18n import tr

ROOMS = (
    (tr("หน้าหลัก"), "house"),
    (tr("เอกสาร"), "file-text"),
    (tr("เวทีประชาคม"), "users"),
    (tr("ปิดประกาศ"), "pin"),
    (tr("ประชาชน"), "contact-round"),
    (tr("วงรอบปี"), "calendar-sync"),
    (tr("ทะเบียน"), "clipboard-list"),
    (tr("แลกเปลี่ยน"), "refresh-cw"),
    (tr("ตั้งค่า"), "settings"),
)
HOME, DOCUMENTS, HEARINGS, POSTINGS, PEOPLE, CYCLE, REGISTERS, EXCHANGE, SETTINGS = range(9)
EDITOR, HEARING = 9, 10
FLOOR = HEARING + 1
MANUAL = {  # the page of the manual that F1 opens in a room
    HOME: "morning",
    DOCUMENTS: "search",
    HEARINGS: "plan",
    POSTINGS: "postings",
    PEOPLE: "people",
    CYCLE: "cycle",
    REGISTERS: "numbers",
    EXCHANGE: "exchange",
    SETTINGS: "settings",
    EDITOR: "draft",
    FLOOR: "floor",
}
UNDER = {EDITOR: DOCUMENTS, HEARING: HEARINGS, FLOOR: HEARINGS}  # rooms under another's entry
KEYS = [
    ("Ctrl+N", tr("ร่างเอกสารใหม่")),
    ("Ctrl+K", tr("ค้นหาเอกสาร หรือประชาชน")),
    ("Ctrl+O", tr("เปิดเอกสารจากแฟ้ม PDF ที่เคยพิมพ์ หรือลากแฟ้มมาวาง")),
    ("Ctrl+S", tr("บันทึกฉบับ")),
    ("Ctrl+P", tr("พิมพ์ หรือบันทึกเป็น PDF")),
    ("Ctrl+Enter", tr("ส่งเอกสารไปขั้นต่อไป")),
    ("Ctrl+Backspace", tr("ลบทีละคำในเนื้อความ")),
    ("Delete", tr("ทิ้งร่างที่เลือกในรายการเอกสาร")),
    ("Insert", tr("เพิ่มรายการใหม่ในหน้าเวที ประชาชน และความคิดเห็น")),
    ("Ctrl+L", tr("ขอเลข หรือยกเลิกเลข")),
    ("Ctrl+Shift+7", tr("ขึ้นข้อใหม่ ๑. ๒. ๓.")),
    ("F8  F9", tr("แก้ตามข้อสังเกต ข้ามข้อสังเกต")),
    ("F7", tr("ช่องที่มีเฉพาะแบบ เช่น ชั้นความเร็ว อ้างถึง ผู้มาประชุม")),
    ("F5", tr("เปิดหน้าประตูของเวที ในแท็บ ผู้เข้าร่วม")),
    ("F6", tr("แก้คำที่พิมพ์ผิดแป้น หรือเข้าห้องประชุมของเวที")),
    ("Ctrl+PgUp PgDn", tr("แท็บก่อนหน้า แท็บถัดไปของเวที")),
    ("F2 F3 F5 … F11", tr("ในห้องประชุม: ปุ่มบอกไว้ที่แถบล่าง")),
    ("Ctrl+← Ctrl+→", tr("เลื่อนทีละคำ")),
    ("Ctrl+Z  Ctrl+Y", tr("เลิกทำ ทำซ้ำ")),
    ("Ctrl+U", tr("เปลี่ยนผู้ใช้งาน")),
    ("Ctrl+D", tr("สลับสีสว่างหรือมืด")),
    ("Ctrl++  Ctrl+-", tr("ขยายหรือลดขนาดอักษร")),
    ("Ctrl+1 … Ctrl+9", tr("ไปแต่ละหน้า")),
    ("Esc", tr("กลับ หรือปิดหน้าต่างเล็ก")),
    ("F1", tr("คู่มือหน้าที่กำลังใช้")),
    ("Shift+F1", tr("ปุ่มลัดทั้งหมด")),
]
