"""Words of the morning page."""

from __future__ import annotations

from desktop.i18n import tr

LATE = tr("เลย {days} วัน")
TODAY = tr("วันนี้")
LEFT = tr("เหลือ {days} วัน")
NUMBER_IT, SIGNED = tr("ขอเลข"), tr("ลงนามแล้ว")
MEND_IT, RETURNED = tr("แก้แล้วส่งใหม่"), tr("ส่งกลับ", "state")
NEVER = tr("ยังไม่เคย")
TODAY_AT = tr("วันนี้ {time}")
DAYS_AGO = tr("{days} วันก่อน ({day})")
PAPER = tr("งานเช้านี้")
DO = tr("ต้องทำ")
DO_HEAD = "| งาน | เรื่อง | กำหนด | สถานะ |"
NOTHING = tr("วันนี้ไม่มีงานที่ครบกำหนด")
WITH_WHOM = tr("เอกสารอยู่ที่ใคร")
WITH = tr("{name} {count} ฉบับ นานสุด {days} วัน")
COMING = tr("เวทีที่กำลังจะถึง")
COMING_LINE = tr("{day} {time} น. {subject} {venue}")
SAFE = tr("ความปลอดภัยของข้อมูล")
BACKUP = tr("สำรองล่าสุด")
SYNC = tr("แลกเปลี่ยนล่าสุด")
NO_SUBJECT = tr("(ยังไม่มีชื่อเรื่อง)")
PAPERS = tr("{count} ฉบับ")
LONGEST = tr("นานสุด {days} วัน")
SINCE_TODAY = tr("วันนี้")
FINE, LONG_AGO = tr("ปกติ"), tr("ควรทำวันนี้")
PRINT, PRINT_TIP = tr("พิมพ์หน้านี้"), tr("พิมพ์งานเช้านี้เป็น A4 หนึ่งหน้า (Ctrl+P)")
FOR_YOU = tr("เอกสารที่รอคุณ")
SEE_ALL = tr("ดูทั้งหมด")
OVERDUE, OVERDUE_BELOW = tr("เลยกำหนด"), tr("ทำก่อน")
DUE_TODAY, DUE_TODAY_BELOW = tr("ครบกำหนดวันนี้"), ""
WAITS, WAITS_BELOW = tr("เอกสารรอคุณ"), tr("ตามขั้นที่อยู่")
ON_THE_WAY, ON_THE_WAY_BELOW = tr("อยู่ระหว่างทาง"), tr("ยังไม่ลงนาม")
MORE = tr("ดูอีก {count} รายการ")
NO_PAPERS = tr("ไม่มีเอกสารรอคุณ จะร่างฉบับใหม่กด Ctrl+N")
NOBODY = tr("ไม่มีเอกสารค้างที่ใคร")
NONE_COMING = tr("ยังไม่มีเวทีที่กำหนดวัน วางแผนได้ที่หน้า เวทีประชาคม")
POSTING = {
    "unplanned": tr("ปิดประกาศ"),
    "waits": tr("ปิดประกาศ"),
    "torn": tr("ติดประกาศใหม่"),
    "late": tr("ปลดประกาศ"),
    "last-day": tr("ปลดประกาศ"),
    "soon": tr("ปลดประกาศ"),
}
POSTING_ELSE = tr("ดูประกาศ")
CYCLE_STEP = tr("วงรอบปี ขั้นที่ {step}")
CALENDAR, REPORTS = tr("ปฏิทิน"), tr("รายงาน")
