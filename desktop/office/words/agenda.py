"""Words of the calendar."""

from __future__ import annotations

from desktop.i18n import tr

NAME = tr("ปฏิทินงานประชาคม")
TITLE = tr("ปฏิทิน")
TAKE_DOWN = tr("ปลดประกาศ {subject}")
WEEKDAYS = (tr("อา."), tr("จ."), tr("อ."), tr("พ."), tr("พฤ."), tr("ศ."), tr("ส."))
QUARTER = tr("ไตรมาส {quarter} ปีงบประมาณ {year}")
BEFORE, AFTER, TODAY = tr("เดือนก่อน"), tr("เดือนถัดไป"), tr("วันนี้")
FREE = tr("ไม่มีรายการ")
SAVE = tr("บันทึกเป็นปฏิทิน (.ics)…")
CLOSE = tr("ปิด")
KINDS = {"hearing": tr("เวที"), "due": tr("กำหนด"), "down": tr("ปลดประกาศ"), "cycle": tr("วงรอบปี")}
DUTY = tr("{title} · {subject}")
MORE = tr("อีก {count}")
SAVED = tr("บันทึกแล้วที่ {place}")
