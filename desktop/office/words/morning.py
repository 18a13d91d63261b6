"""Words of the morning page."""

from __future__ import annotations

LATE = "เลย {days} วัน"
TODAY = "วันนี้"
LEFT = "เหลือ {days} วัน"
NUMBER_IT, SIGNED = "ขอเลข", "ลงนามแล้ว"
MEND_IT, RETURNED = "แก้แล้วส่งใหม่", "ส่งกลับ"
NEVER = "ยังไม่เคย"
TODAY_AT = "วันนี้ {time}"
DAYS_AGO = "{days} วันก่อน ({day})"
PAPER = "งานเช้านี้"
DO = "ต้องทำ"
DO_HEAD = "| งาน | เรื่อง | กำหนด | สถานะ |"
NOTHING = "วันนี้ไม่มีงานที่ครบกำหนด"
WITH_WHOM = "เอกสารอยู่ที่ใคร"
WITH = "{name} {count} ฉบับ นานสุด {days} วัน"
COMING = "เวทีที่กำลังจะถึง"
COMING_LINE = "{day} {time} น. {subject} {venue}"
SAFE = "ความปลอดภัยของข้อมูล"
BACKUP = "สำรองล่าสุด"
SYNC = "แลกเปลี่ยนล่าสุด"
NO_SUBJECT = "(ยังไม่มีชื่อเรื่อง)"
PAPERS = "{count} ฉบับ"
LONGEST = "นานสุด {days} วัน"
SINCE_TODAY = "วันนี้"
FINE, LONG_AGO = "ปกติ", "ควรทำวันนี้"
PRINT, PRINT_TIP = "พิมพ์หน้านี้", "พิมพ์งานเช้านี้เป็น A4 หนึ่งหน้า (Ctrl+P)"
FOR_YOU = "เอกสารที่รอคุณ"
SEE_ALL = "ดูทั้งหมด"
OVERDUE, OVERDUE_BELOW = "เลยกำหนด", "ทำก่อน"
DUE_TODAY, DUE_TODAY_BELOW = "ครบกำหนดวันนี้", ""
WAITS, WAITS_BELOW = "เอกสารรอคุณ", "ตามขั้นที่อยู่"
ON_THE_WAY, ON_THE_WAY_BELOW = "อยู่ระหว่างทาง", "ยังไม่ลงนาม"
MORE = "ดูอีก {count} รายการ"
NO_PAPERS = "ไม่มีเอกสารรอคุณ จะร่างฉบับใหม่กด Ctrl+N"
NOBODY = "ไม่มีเอกสารค้างที่ใคร"
NONE_COMING = "ยังไม่มีเวทีที่กำหนดวัน วางแผนได้ที่หน้า เวทีประชาคม"
POSTING = {
    "unplanned": "ปิดประกาศ",
    "waits": "ปิดประกาศ",
    "torn": "ติดประกาศใหม่",
    "late": "ปลดประกาศ",
    "last-day": "ปลดประกาศ",
    "soon": "ปลดประกาศ",
}
POSTING_ELSE = "ดูประกาศ"
CYCLE_STEP = "วงรอบปี ขั้นที่ {step}"
CALENDAR, REPORTS = "ปฏิทิน", "รายงาน"
