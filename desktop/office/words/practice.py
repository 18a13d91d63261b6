"""Words of the practice room."""

from __future__ import annotations

from desktop.i18n import tr

WATERMARK = tr("ฝึกหัด")
BAR = tr("ห้องฝึก: คนและเรื่องในนี้สมมติขึ้น ลองทำได้ทุกอย่าง กระดาษทุกแผ่นมีคำว่า ฝึกหัด ไม่มีอะไรไปถึงสำนักงานจริง")
LEAVE = tr("ปิดห้องฝึก")
ENTER = tr("เปิดห้องฝึก")
ENTER_TIP = tr("หน้าต่างใหม่ที่มีสำนักงานสมมติ ลองทำได้โดยไม่กระทบของจริง")
MAKING = tr("กำลังเตรียมห้องฝึก…")
