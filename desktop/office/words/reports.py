"""Words of the reports of a year or a quarter."""

from __future__ import annotations

YEAR = "ปีงบประมาณ พ.ศ. {year}"
QUARTER = "ไตรมาสที่ {quarter} ปีงบประมาณ พ.ศ. {year}"
SUBJECT = "รายงานงานสารบรรณและการมีส่วนร่วม {period}"
NOTHING = "ไม่มีรายการในช่วงนี้"
SHEET = "รายงาน"
TOTAL = "รวม"
KINDS = "เอกสารตามแบบ"
KINDS_HEADS = ("แบบ", "ทั้งหมด", "ลงนามแล้ว", "ยกเลิกเลข")
SECTIONS = "เอกสารตามส่วนราชการ"
SECTIONS_HEADS = ("ส่วนราชการ", "ทั้งหมด", "ลงนามแล้ว")
MONTHS = "รายเดือน"
MONTHS_HEADS = ("เดือน", "เอกสารลงนาม", "เวทีที่จัด")
POSTINGS = "การปิดประกาศตามช่องทาง"
POSTINGS_HEADS = ("ช่องทาง", "ปิด", "ปลดแล้ว", "ปลดช้ากว่ากำหนด")
HEARINGS = "เวทีที่จัด"
HEARINGS_HEADS = ("เรื่อง", "ผู้เข้าร่วม", "ความคิดเห็น")

TITLE = "รายงาน"
PERIOD, SECTION, ALL_SECTIONS = "ช่วงเวลา", "ส่วนราชการ", "ทุกส่วนราชการ"
WHOLE = "ทั้งปี"
QUARTERS = (
    "ไตรมาส ๑ (ต.ค.–ธ.ค.)",
    "ไตรมาส ๒ (ม.ค.–มี.ค.)",
    "ไตรมาส ๓ (เม.ย.–มิ.ย.)",
    "ไตรมาส ๔ (ก.ค.–ก.ย.)",
)
PRINT, EXCEL, OPEN_DATA, CLOSE = "พิมพ์หรือ PDF…", "บันทึกเป็น Excel…", "ข้อมูลเปิด…", "ปิด"
OPEN_DATA_TIP = "ประกาศที่ปิดและเวทีที่จัด ไม่มีข้อมูลส่วนบุคคล เป็น JSON-LD และ CSV ลงเว็บไซต์ได้"
WRITTEN = "บันทึกแล้วที่ {place}"
