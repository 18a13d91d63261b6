"""The words of the reckoner of periods: what is asked, and what it answers."""

from __future__ import annotations

KINDS = {  # what is due, from which day it is counted
    "posted": ("จัดเวทีได้เมื่อใด", "วันที่ปิดประกาศ"),
    "held": ("ต้องปิดประกาศเมื่อใด", "วันจัดเวที"),
    "summary": ("ประกาศสรุปผลรับฟัง", "วันสิ้นสุดการรับฟัง"),
    "complaint": ("แจ้งผลหรือความคืบหน้าเรื่องร้องเรียน", "วันที่รับเรื่อง"),
    "access": ("ตอบคำขอดูข้อมูลส่วนบุคคลของตนเอง", "วันที่รับคำขอ"),
    "breach": ("แจ้งเหตุละเมิดข้อมูลส่วนบุคคล", "วันที่ทราบเหตุ"),
    "appeal": ("กำหนดของประชาชน เลื่อนเมื่อตรงวันหยุด", "วันเริ่มนับ"),
    "destruction": ("สำรวจหนังสือเพื่อขอทำลาย", "วันใดวันหนึ่งของปีที่สิ้นไป"),
    "retention": ("เก็บหนังสือไว้อย่างน้อยถึง", "วันที่ของหนังสือ"),
}
ANSWERS = {  # by how it reads; last and second are days, at an hour
    "earliest": "จัดได้ตั้งแต่ {last}\nถ้าปิดตั้งแต่เปิดทำการ จัดได้ {second}",
    "latest": "ปิดภายใน {last}\nถ้าปิดตั้งแต่เปิดทำการ ช้าสุด {second}",
    "due": "ครบกำหนด {last}\nวันทำการสุดท้าย {second}",
    "moment": "ครบกำหนด {last} เวลา {at}",
    "citizen": "ครบกำหนด {last}",
    "until": "ถึง {last}",
}
CITIZEN_SOURCE = "พระราชบัญญัติวิธีปฏิบัติราชการทางปกครอง พ.ศ. ๒๕๓๙ มาตรา ๖๔ วรรคสาม"
