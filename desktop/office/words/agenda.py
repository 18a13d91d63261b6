"""Words of the calendar."""

from __future__ import annotations

NAME = "ปฏิทินงานประชาคม"
TITLE = "ปฏิทิน"
TAKE_DOWN = "ปลดประกาศ {subject}"
WEEKDAYS = ("อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.")
QUARTER = "ไตรมาส {quarter} ปีงบประมาณ {year}"
BEFORE, AFTER, TODAY = "เดือนก่อน", "เดือนถัดไป", "วันนี้"
FREE = "ไม่มีรายการ"
SAVE = "บันทึกเป็นปฏิทิน (.ics)…"
CLOSE = "ปิด"
KINDS = {"hearing": "เวที", "due": "กำหนด", "down": "ปลดประกาศ", "cycle": "วงรอบปี"}
MORE = "อีก {count}"
SAVED = "บันทึกแล้วที่ {place}"
