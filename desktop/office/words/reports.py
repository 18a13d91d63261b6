"""Words of the reports of a year or a quarter."""

from __future__ import annotations

from desktop.i18n import tr

YEAR = tr("ปีงบประมาณ พ.ศ. {year}")
QUARTER = tr("ไตรมาสที่ {quarter} ปีงบประมาณ พ.ศ. {year}")
SUBJECT = tr("รายงานงานสารบรรณและการมีส่วนร่วม {period}")
NOTHING = tr("ไม่มีรายการในช่วงนี้")
SHEET = tr("รายงาน")
TOTAL = tr("รวม")
KINDS = tr("เอกสารตามแบบ")
KINDS_HEADS = (tr("แบบ"), tr("ทั้งหมด"), tr("ลงนามแล้ว"), tr("ยกเลิกเลข"))
SECTIONS = tr("เอกสารตามส่วนราชการ")
SECTIONS_HEADS = (tr("ส่วนราชการ"), tr("ทั้งหมด"), tr("ลงนามแล้ว"))
MONTHS = tr("รายเดือน")
MONTHS_HEADS = (tr("เดือน"), tr("เอกสารลงนาม"), tr("เวทีที่จัด"))
POSTINGS = tr("การปิดประกาศตามช่องทาง")
POSTINGS_HEADS = (tr("ช่องทาง"), tr("ปิด", "counted"), tr("ปลดแล้ว"), tr("ปลดช้ากว่ากำหนด"))
HEARINGS = tr("เวทีที่จัด")
HELD = tr("{subject} ({day})")
HEARINGS_HEADS = (tr("เรื่อง"), tr("ผู้เข้าร่วม"), tr("ความคิดเห็น"))

TITLE = tr("รายงาน")
PERIOD, SECTION, ALL_SECTIONS = tr("ช่วงเวลา"), tr("ส่วนราชการ"), tr("ทุกส่วนราชการ")
WHOLE = tr("ทั้งปี")
QUARTERS = (
    tr("ไตรมาส ๑ (ต.ค.–ธ.ค.)"),
    tr("ไตรมาส ๒ (ม.ค.–มี.ค.)"),
    tr("ไตรมาส ๓ (เม.ย.–มิ.ย.)"),
    tr("ไตรมาส ๔ (ก.ค.–ก.ย.)"),
)
PRINT, EXCEL, OPEN_DATA, CLOSE = tr("พิมพ์หรือ PDF…"), tr("บันทึกเป็น Excel…"), tr("ข้อมูลเปิด…"), tr("ปิด")
OPEN_DATA_TIP = tr("ประกาศที่ปิดและเวทีที่จัด ไม่มีข้อมูลส่วนบุคคล เป็น JSON-LD และ CSV ลงเว็บไซต์ได้")
WRITTEN = tr("บันทึกแล้วที่ {place}")
