"""Words of the page that looks after the records and this PC."""

from __future__ import annotations

from desktop.i18n import tr

NAMES = {
    "program": tr("รุ่นของโปรแกรม"),
    "python": "Python",
    "system": tr("ระบบ"),
    "memory": tr("หน่วยความจำ"),
    "disk-free": tr("ที่ว่างในดิสก์"),
    "schema": tr("โครงสร้างข้อมูล"),
    "records": tr("ขนาดแฟ้มข้อมูล"),
    "files": tr("แฟ้มภาพและ PDF"),
    "lock": tr("รหัสผ่าน"),
    "backup": tr("สำรองล่าสุด"),
    "parts": tr("ส่วนประกอบ"),
}
ROWS = {
    "document": tr("เอกสาร"),
    "number": tr("เลขทะเบียน"),
    "hearing": tr("เวที"),
    "resident": tr("ประชาชน"),
    "attendance": tr("การลงทะเบียนเข้าร่วม"),
    "opinion": tr("ความคิดเห็น"),
    "operation": tr("รายการในสมุดบันทึก"),
}
READ_ME = """\
แฟ้มนี้ช่วยผู้ดูแลโปรแกรมหาสาเหตุของปัญหา มีรุ่นของโปรแกรม ขนาดของข้อมูล และบันทึกการทำงาน
ไม่มีชื่อบุคคล ไม่มีข้อความของเอกสาร และไม่มีรหัสผ่าน เปิดดูทุกแฟ้มได้ก่อนส่ง

This file helps whoever looks after the program to find the cause of a trouble: versions, sizes and
the log. It holds no names, no text of any paper and no passphrase. Read it before you send it.
"""

TAB = tr("สำรองและตรวจ")
BACKUP = tr("สำเนาสำรอง")
BACKUP_WHY = tr(
    "สำรองลงแฟลชไดรฟ์หรือดิสก์อีกลูก สำเนาเข้ารหัสเหมือนของจริง เปิดได้ด้วยรหัสผ่านเดิมหรือกุญแจกระดาษ "
    "รวมภาพและ PDF ทั้งหมด เก็บสิบสองสำเนาล่าสุด"
)
NEVER = tr("ยังไม่เคยสำรองจากเครื่องนี้ เสียบแฟลชไดรฟ์แล้วกด สำรองตอนนี้")
LAST = tr("สำรองล่าสุด {when} ที่ {place}")
BACK_UP = tr("สำรองตอนนี้…")
CHOOSE = tr("เลือกที่เก็บสำเนาสำรอง")
DAILY = tr("สำรองให้เองวันละครั้งเมื่อที่เก็บนี้เสียบอยู่")
BACKING_UP = tr("กำลังสำรอง")
BACKED_UP = tr("สำรองแล้ว {size} ที่ {place}")
STOPPED = tr("หยุดแล้ว สำเนาครั้งนี้ยังไม่ครบ กด สำรองตอนนี้ เพื่อทำต่อ แฟ้มที่คัดลอกแล้วไม่ต้องคัดลอกซ้ำ")
RESTORE = tr("กู้คืนจากสำเนา…")
CHOOSE_COPY = tr("เลือกสำเนาสำรอง")
RESTORE_ASK = tr(
    "จะนำข้อมูลของวันที่ {when} มาแทนข้อมูลปัจจุบัน ข้อมูลปัจจุบันจะย้ายไปเก็บไว้ในโฟลเดอร์ backups ไม่ถูกลบ "
    "โปรแกรมจะปิดหน้าต่างแล้วเปิดใหม่"
)
RESTORE_YES = tr("กู้คืนและเปิดใหม่")
CHECK = tr("ตรวจข้อมูล")
CHECK_WHY = tr("อ่านข้อมูลทั้งหมดและตรวจว่าครบถ้วน ลายเซ็นของสมุดบันทึกถูกต้อง ไม่มีเลขซ้ำ ไม่มีแฟ้มหาย")
CHECK_NOW = tr("ตรวจทั้งหมดตอนนี้")
CHECKING = tr("กำลังตรวจ")
SOUND = tr("ข้อมูลครบถ้วน ไม่พบสิ่งผิดปกติ")
PC = tr("เครื่องนี้")
REPORT = tr("บันทึกแฟ้มรายงานปัญหา…")
REPORT_WHY = tr("แฟ้มเดียวสำหรับส่งผู้ดูแลโปรแกรม ไม่มีชื่อบุคคลและไม่มีข้อความของเอกสาร")
REPORTED = tr("บันทึกแล้วที่ {place}")
KEY_OF_COPY = tr("สำเนานี้ต้องใช้รหัสผ่านของสำนักงาน หรือกุญแจกระดาษ")
