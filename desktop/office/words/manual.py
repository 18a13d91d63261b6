"""Words around the manual."""

from __future__ import annotations

from desktop.i18n import tr

TITLE = tr("คู่มือ")
ALL_KEYS = tr("ปุ่มลัดทั้งหมด")
SEARCH = tr("ค้นในคู่มือ")
PAGES = tr("หน้าของคู่มือ")
NOTHING = tr("ไม่พบในคู่มือ ลองใช้คำสั้นลง หรือล้างช่องค้นหาเพื่อดูทุกหน้า")
KEY, DOES = tr("ปุ่ม"), tr("ใช้ทำอะไร")
HERE = tr("ปุ่มของหน้านี้")
CLOSE = tr("ปิด")
HANDBOOK, CARD = tr("พิมพ์คู่มือ…"), tr("พิมพ์บัตรย่อ…")
HANDBOOK_TITLE = tr("คู่มือประชาคม")
CARD_TITLE = tr("ประชาคม: บัตรย่อ")
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
    "↑": tr("ขึ้น"),
    "↓": tr("ลง"),
}
