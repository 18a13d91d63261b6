"""The rooms by their places, what the manual says of each, and every key of the program."""

from __future__ import annotations

ROOMS = (
    ("หน้าหลัก", "house"),
    ("เอกสาร", "file-text"),
    ("เวทีประชาคม", "users"),
    ("ปิดประกาศ", "pin"),
    ("ประชาชน", "contact-round"),
    ("วงรอบปี", "calendar-sync"),
    ("ทะเบียน", "clipboard-list"),
    ("แลกเปลี่ยน", "refresh-cw"),
    ("ตั้งค่า", "settings"),
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
    ("Ctrl+N", "ร่างเอกสารใหม่"),
    ("Ctrl+K", "ค้นหาเอกสาร หรือประชาชน"),
    ("Ctrl+O", "เปิดเอกสารจากแฟ้ม PDF ที่เคยพิมพ์ หรือลากแฟ้มมาวาง"),
    ("Ctrl+S", "บันทึกฉบับ"),
    ("Ctrl+P", "พิมพ์ หรือบันทึกเป็น PDF"),
    ("Ctrl+Enter", "ส่งเอกสารไปขั้นต่อไป"),
    ("Ctrl+Backspace", "ลบทีละคำในเนื้อความ"),
    ("Delete", "ทิ้งร่างที่เลือกในรายการเอกสาร"),
    ("Insert", "เพิ่มรายการใหม่ในหน้าเวที ประชาชน และความคิดเห็น"),
    ("Ctrl+L", "ขอเลข หรือยกเลิกเลข"),
    ("Ctrl+Shift+7", "ขึ้นข้อใหม่ ๑. ๒. ๓."),
    ("F8  F9", "แก้ตามข้อสังเกต ข้ามข้อสังเกต"),
    ("F7", "ช่องที่มีเฉพาะแบบ เช่น ชั้นความเร็ว อ้างถึง ผู้มาประชุม"),
    ("F5", "เปิดหน้าประตูของเวที ในแท็บ ผู้เข้าร่วม"),
    ("F6", "แก้คำที่พิมพ์ผิดแป้น หรือเข้าห้องประชุมของเวที"),
    ("Ctrl+PgUp PgDn", "แท็บก่อนหน้า แท็บถัดไปของเวที"),
    ("F2 F3 F5 … F11", "ในห้องประชุม: ปุ่มบอกไว้ที่แถบล่าง"),
    ("Ctrl+← Ctrl+→", "เลื่อนทีละคำ"),
    ("Ctrl+Z  Ctrl+Y", "เลิกทำ ทำซ้ำ"),
    ("Ctrl+U", "เปลี่ยนผู้ใช้งาน"),
    ("Ctrl+D", "สลับสีสว่างหรือมืด"),
    ("Ctrl++  Ctrl+-", "ขยายหรือลดขนาดอักษร"),
    ("Ctrl+1 … Ctrl+9", "ไปแต่ละหน้า"),
    ("Esc", "กลับ หรือปิดหน้าต่างเล็ก"),
    ("F1", "คู่มือหน้าที่กำลังใช้"),
    ("Shift+F1", "ปุ่มลัดทั้งหมด"),
]
