"""Words around the manual."""

from __future__ import annotations

TITLE = "คู่มือ"
ALL_KEYS = "ปุ่มลัดทั้งหมด"
SEARCH = "ค้นในคู่มือ"
PAGES = "หน้าของคู่มือ"
NOTHING = "ไม่พบในคู่มือ ลองใช้คำสั้นลง หรือล้างช่องค้นหาเพื่อดูทุกหน้า"
KEY, DOES = "ปุ่ม", "ใช้ทำอะไร"
HERE = "ปุ่มของหน้านี้"
CLOSE = "ปิด"
HANDBOOK, CARD = "พิมพ์คู่มือ…", "พิมพ์บัตรย่อ…"
HANDBOOK_TITLE = "คู่มือประชาคม"
CARD_TITLE = "ประชาคม: บัตรย่อ"
CARD_HEAD = "| ปุ่ม | ใช้ทำอะไร | ปุ่ม | ใช้ทำอะไร |"
CARD_STEPS = (
    "ออกประกาศหนึ่งฉบับ: **Ctrl+N** เลือกแบบ › พิมพ์เรื่องและข้อความ › **Ctrl+Enter** ส่งตามขั้นจนลงนาม › "
    "**Ctrl+L** ออกเลข › **Ctrl+P** พิมพ์"
)
ARROWS = {  # the type on paper has none
    "Ctrl+↑ Ctrl+↓": "Ctrl+ขึ้น Ctrl+ลง",
    "Ctrl+← Ctrl+→": "Ctrl+ซ้าย Ctrl+ขวา",
    "← →": "ซ้าย ขวา",
    "↑ ↓": "ขึ้น ลง",
    " → ": " › ",
    "←": "ซ้าย",
    "→": "ขวา",
    "↑": "ขึ้น",
    "↓": "ลง",
}
