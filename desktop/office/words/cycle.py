"""Words of the yearly cycle: its screens, and what is said when a deed is refused."""

from __future__ import annotations

from desktop.i18n import tr
from desktop.office.words import Sentence

KINDS = {
    "measure": tr("มาตรการ"),
    "project": tr("โครงการ"),
    "activity": tr("กิจกรรม"),
    "plan-making": tr("ร่วมจัดทำแผน"),
    "planning": tr("ร่วมวางแผน"),
    "doing": tr("ร่วมดำเนินงาน"),
}
STATES = {  # a word and the kind of its pill
    "done": (tr("แล้วเสร็จ"), "ok"),
    "late": (tr("เกินกำหนด"), "bad"),
    "soon": (tr("ใกล้กำหนด"), "warn"),
    "open": (tr("ตามแผน"), "muted"),
}
USES = {
    "": tr("ยังไม่พิจารณา"),
    "used": tr("นำไปใช้แล้ว"),
    "partly": tr("นำไปใช้บางส่วน"),
    "not": tr("ไม่ได้นำไปใช้"),
}
USE_PILLS = {"": "warn", "used": "ok", "partly": "accent", "not": "muted"}
CHANGES = {
    "kept": (tr("คงเดิม"), "muted"),
    "moved": (tr("เลื่อนวัน"), "accent"),
    "new": (tr("เพิ่มใหม่"), "ok"),
}
NOTES = {"title": tr("ปีในชื่อเปลี่ยน"), "owner": tr("เปลี่ยนผู้รับผิดชอบ")}
FIGURES = {  # what the records count for a step
    "suggestions": tr("ข้อเสนอจากปีก่อน {suggestions:,} เรื่อง"),
    "settled": tr("พิจารณาแล้ว {settled:,} เรื่อง"),
    "announcements": tr("ประกาศที่ลงนามแล้ว {announcements:,} ฉบับ"),
    "posted": tr("ปิดประกาศแล้ว {posted:,} ฉบับ"),
    "unnumbered": tr("ยังไม่มีเลข {unnumbered:,} ฉบับ"),
    "held": tr("จัดแล้ว {held:,} จาก {hearings:,} เวที"),
    "people": tr("ผู้เข้าร่วม {people:,} คน"),
    "summarised": tr("ประกาศสรุปแล้ว {summarised:,} เวที"),
    "with_results": tr("มีผลแล้ว {with_results:,} จาก {activities:,} งาน"),
    "reached": tr("ประชาชนร่วม {reached:,} คน"),
}
SHOWN_FIGURES = (
    ("suggestions", "settled"),
    ("announcements", "posted"),
    ("held", "people"),
    ("with_results", "reached"),
)

SENTENCES: dict[str, Sentence] = {
    "cycle-item-gone": Sentence(
        "ไม่พบงานนี้ในวงรอบปี อาจถูกลบไปแล้ว กรุณาเปิดหน้าปีนั้นใหม่",
        "This item of the cycle is not there any more; open the year again.",
    ),
    "cycle-needs-title": Sentence("กรุณาใส่ชื่องาน", "An item needs a title."),
    "cycle-kind-unknown": Sentence(
        "ขั้นนี้ไม่มีงานประเภท {kind} กรุณาเลือกประเภทจากรายการ",
        "There is no {kind} at this step; choose a kind from the list.",
    ),
    "cycle-done-to-come": Sentence(
        "วันที่แล้วเสร็จ {day} ยังมาไม่ถึง กรุณาใส่วันที่ทำจริง",
        "The day of completion is still to come; give the day it was done.",
    ),
    "cycle-people-unlikely": Sentence(
        "จำนวนคนต้องเป็น ๐ ถึง {most}", "The count of people must be 0 to {most}."
    ),
    "cycle-dimension-unknown": Sentence(
        "ไม่มีมิติ {code} ในตาราง กรุณาเลือกจากรายการ",
        "There is no dimension {code}; choose from the list.",
    ),
    "use-needs-choice": Sentence(
        "กรุณาเลือกว่านำข้อเสนอไปใช้ ใช้บางส่วน หรือไม่ใช้",
        "Say whether the suggestion was used, used in part, or not.",
    ),
    "use-needs-words": Sentence(
        "กรุณาเขียนว่านำไปใช้อย่างไร รายงานและหลักฐาน ITA จะใช้ข้อความนี้",
        "Say how it was used; the report and the evidence say so too.",
    ),
    "use-needs-reason": Sentence(
        "กรุณาเขียนเหตุผลที่ไม่ได้นำไปใช้ รายงานและหลักฐาน ITA จะใช้ข้อความนี้",
        "Say why it was not used; the report and the evidence say so too.",
    ),
    "report-nothing": Sentence(
        "ปีงบประมาณ {year} ไม่มีเวทีที่จัดแล้วและไม่มีงานในวงรอบปี จึงยังไม่มีอะไรให้รายงาน",
        "The fiscal year {year} has no hearing that was held and no items; nothing to report.",
    ),
    "report-there": Sentence(
        "มีบันทึกรายงานของปีนี้ที่ยังไม่ลงนามอยู่แล้ว กรุณาเปิดจากงานในขั้นที่ ๑",
        "An unsigned memo of this report is there already; open it from step 1.",
    ),
}
