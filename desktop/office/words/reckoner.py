"""The words of the reckoner of periods: what is asked, and what it answers."""

from __future__ import annotations

from desktop.i18n import tr

KINDS = {  # what is due, from which day it is counted
    "posted": (tr("จัดเวทีได้เมื่อใด"), tr("วันที่ปิดประกาศ")),
    "held": (tr("ต้องปิดประกาศเมื่อใด"), tr("วันจัดเวที")),
    "summary": (tr("ประกาศสรุปผลรับฟัง"), tr("วันสิ้นสุดการรับฟัง")),
    "complaint": (tr("แจ้งผลหรือความคืบหน้าเรื่องร้องเรียน"), tr("วันที่รับเรื่อง")),
    "access": (tr("ตอบคำขอดูข้อมูลส่วนบุคคลของตนเอง"), tr("วันที่รับคำขอ")),
    "breach": (tr("แจ้งเหตุละเมิดข้อมูลส่วนบุคคล"), tr("วันที่ทราบเหตุ")),
    "appeal": (tr("กำหนดของประชาชน เลื่อนเมื่อตรงวันหยุด"), tr("วันเริ่มนับ")),
    "destruction": (tr("สำรวจหนังสือเพื่อขอทำลาย"), tr("วันใดวันหนึ่งของปีที่สิ้นไป")),
    "retention": (tr("เก็บหนังสือไว้อย่างน้อยถึง"), tr("วันที่ของหนังสือ")),
}
ANSWERS = {  # by how it reads; last and second are days, at an hour
    "earliest": tr("จัดได้ตั้งแต่ {last}\nถ้าปิดตั้งแต่เปิดทำการ จัดได้ {second}"),
    "latest": tr("ปิดภายใน {last}\nถ้าปิดตั้งแต่เปิดทำการ ช้าสุด {second}"),
    "due": tr("ครบกำหนด {last}\nวันทำการสุดท้าย {second}"),
    "moment": tr("ครบกำหนด {last} เวลา {at}"),
    "citizen": tr("ครบกำหนด {last}"),
    "until": tr("ถึง {last}"),
}
CITIZEN_SOURCE = tr("พระราชบัญญัติวิธีปฏิบัติราชการทางปกครอง พ.ศ. ๒๕๓๙ มาตรา ๖๔ วรรคสาม")
