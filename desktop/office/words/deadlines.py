"""Why a task of a hearing is red, amber or green; refusals of days, figures and steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.office.words import Sentence
from desktop.thai import dates
from desktop.thai.digits import to_thai

LIGHTS = {"ok": "ทันเวลา", "warn": "เร่งทำ", "bad": "เลยกำหนด", "muted": "รอ"}
PILLS = {  # the word of the pill, where that of the light would say too little
    "done": "เสร็จแล้ว",
    "done-late": "ทำช้า",
    "late-advice": "ควรรีบทำ",
    "soon": "ใกล้กำหนด",
    "past-act-by": "เร่งทำ",
    "gap-safe": "ครบ",
    "gap-lenient": "พอดี",
    "gap-short": "ไม่ครบ",
    "gap-safe-lost": "ครบ",
    "gap-lenient-lost": "พอดี",
    "gap-short-lost": "ไม่ครบ",
    "notice-partly": "ยังไม่ครบ",
    "notice-not-there": "ไม่ครบ",
    "notice-never": "ไม่มีบันทึก",
    "notice-missed": "ไม่ทัน",
    "last-day": "วันนี้",
    "held": "จัดแล้ว",
    "going-on": "กำลังจัด",
    "day-passed": "ยังไม่บันทึก",
    "day-holiday": "ตรงวันหยุด",
    "day-coming": "กำหนดแล้ว",
    "day-today": "วันนี้",
    "no-day": "รอวันจัด",
    "not-recorded": "ไม่มีบันทึก",
    "no-due": "ยังไม่ทำ",
    "must": "ต้องรับฟัง",
    "must-was": "รับฟังแล้ว",
    "must-not-start": "ยังเริ่มไม่ได้",
    "quorum-met": "ครบ",
    "quorum-short": "ไม่ครบ",
    "quorum-set": "กำหนดแล้ว",
    "quorum-over-quotas": "ตรวจ",
    "quotas-missing": "ยังไม่ครบ",
    "opinions-no-end": "ยังไม่ครบ",
    "opinions-open": "ครบ",
    "opinions-short": "ไม่ครบ",
    "keep-until": "ปิดไว้ก่อน",
    "kept": "ครบแล้ว",
}
REASONS = {
    "no-day": "นับเมื่อกำหนดวันจัดเวที",
    "time-left": "เหลือ {days} วัน",
    "soon": "เหลือ {days} วันถึงวันทำการสุดท้าย",
    "last-day": "วันนี้เป็นวันทำการสุดท้าย",
    "past-act-by": "เลยวันทำการสุดท้ายแล้ว แต่ยังทันกำหนด {due}",
    "late-advice": "เลยวันที่แนะนำ {due} มา {days} วัน",
    "late": "เลยกำหนด {due} มา {days} วัน",
    "done": "ทำเมื่อ {done}",
    "done-late": "ทำเมื่อ {done} ช้าไป {days} วัน",
    "not-recorded": "จัดเวทีแล้ว ไม่ได้บันทึกว่าทำ",
    "no-due": "ไม่ได้กำหนดวัน",
    "gap-safe": "ปิด {posted} ก่อนจัด {gap} วัน ครบ {days} วันเต็ม",
    "gap-lenient": "ปิด {posted} ก่อนจัด {gap} วันพอดี ใช้ได้เมื่อปิดตั้งแต่เวลาเปิดทำการ",
    "gap-short": "ปิด {posted} ก่อนจัดเพียง {gap} วัน ขาด {lack} วัน จัดได้ตั้งแต่ {earliest}",
    "gap-safe-lost": "หักวันที่หลุดหรือชำรุด {lost} วัน ยังได้ {gap} วัน ครบ {days} วันเต็ม",
    "gap-lenient-lost": "หักวันที่หลุดหรือชำรุด {lost} วัน เหลือ {gap} วันพอดี ใช้ได้เมื่อปิดตั้งแต่เวลาเปิดทำการ",
    "gap-short-lost": "หักวันที่หลุด {lost} วัน เหลือเพียง {gap} วัน ขาด {lack} วัน จัดได้ตั้งแต่ {earliest}",
    "notice-partly": "ยังไม่ปิดที่ {places} ต้องปิดครบภายใน {act_by}",
    "notice-not-there": "ไม่มีบันทึกว่าปิดที่ {places}",
    "notice-today": "ต้องปิดวันนี้ตั้งแต่เวลาเปิดทำการ จะได้ {days} วันพอดี",
    "notice-missed": "ปิดวันนี้ไม่ครบ {days} วัน ต้องเลื่อนวันจัดเป็น {earliest} หรือหลังจากนั้น",
    "notice-never": "จัดเวทีแล้ว ไม่มีบันทึกวันปิดประกาศ",
    "opinions-no-end": "กำหนดวันสุดท้ายที่รับความเห็น ให้ได้ไม่น้อยกว่า {days} วัน",
    "opinions-open": "เปิดรับ {gap} วัน (ต้อง {days} วัน)",
    "opinions-short": "เปิดรับเพียง {gap} วัน ต้องรับถึง {earliest}",
    "waits-summary": "นับ {days} วันจากวันประกาศผล",
    "keep-until": "อย่าปลดก่อน {until} อีก {days} วัน",
    "kept": "ปลดได้ ครบเมื่อ {until}",
    "held": "จัดเสร็จเมื่อ {done}",
    "going-on": "เวทีเปิดอยู่",
    "day-passed": "เลยวันจัดมา {days} วัน ยังไม่บันทึกว่าจัดแล้วหรือเลื่อน",
    "day-holiday": "ตรงกับ{name} ตรวจว่าตั้งใจ",
    "day-coming": "อีก {days} วัน",
    "day-today": "วันนี้",
    "must": "ผลกระทบรุนแรง ต้องรับฟังก่อนเริ่มโครงการ ({clause})",
    "must-was": "ผลกระทบรุนแรง รับฟังแล้ว ({clause})",
    "must-not-start": "ผลกระทบรุนแรง ยกเลิกแล้วเริ่มโครงการไม่ได้จนกว่าจะรับฟัง ({clause})",
    "quorum-set": "ต้องมาอย่างน้อย {quorum} คน",
    "quorum-met": "มา {came} คน (ต้อง {quorum})",
    "quorum-short": "มา {came} คน ขาด {lack} คน (ต้อง {quorum})",
    "quorum-over-quotas": "เชิญตามสัดส่วนรวม {quotas} คน น้อยกว่าองค์ประชุม {quorum} คน",
    "quotas-missing": "ใส่กลุ่มและจำนวนคนของทุกกลุ่ม แล้วประกาศสัดส่วน",
}
GUESSED = "ยังไม่มีตารางวันหยุดปี {year} นับเสาร์อาทิตย์เท่านั้น"
STEPS = {  # the next step of a hearing: the button's word, the question when it asks a day
    "ready": ("พร้อมปิดประกาศ", ""),
    "posted": ("บันทึกว่าปิดประกาศแล้ว", "ปิดประกาศครบทุกแห่งเมื่อวันใด"),
    "opened": ("เปิดเวที", ""),
    "closed": ("ปิดเวที", ""),
    "adopted": ("บันทึกการรับรองรายงาน", "รับรองรายงานการประชุมเมื่อวันใด"),
    "summarised": ("บันทึกว่าประกาศสรุปแล้ว", "ปิดประกาศสรุปผลเมื่อวันใด"),
    "filed": ("เก็บแฟ้ม", ""),
}
WAITS = {  # why the next step cannot be done yet
    "lacks": "ยังขาด: {what}",
    "not-the-day": "เปิดเวทีได้ในวันจัด {day}",
    "no-day": "กำหนดวันจัดใหม่ก่อน",
    "unsaved": "บันทึกแผนก่อน (Ctrl+S)",
}
LACKS = {  # of the plan, before the notice may hang; beside those of the eight items
    "day": "วันที่จัด",
    "begins": "เวลาเริ่ม",
    "venue": "สถานที่จัด",
    "methods": "วิธีรับฟัง",
    "reason": "ข้อ ๑ เหตุผล",
    "substance": "ข้อ ๒ สาระสำคัญ",
    "carrier": "ข้อ ๓ ผู้ดำเนินการ",
    "site": "ข้อ ๔ สถานที่ดำเนินการ",
    "steps": "ข้อ ๕ ขั้นตอนและเวลา",
    "outcome": "ข้อ ๖ ผลผลิต",
    "effects": "ข้อ ๗ ผลกระทบ",
    "cost": "ข้อ ๘ ค่าใช้จ่าย",
}
REGIONS = {
    "": "ทั่วประเทศ",
    "north": "ภาคเหนือ",
    "northeast": "ภาคตะวันออกเฉียงเหนือ",
    "central": "ภาคกลาง",
    "south": "ภาคใต้",
}
VERDICTS = {  # of one line of an imported list of holidays
    "new": "เพิ่ม",
    "same": "มีอยู่แล้ว",
    "other": "แก้ชื่อหรือที่มา",
    "bad-day": "อ่านวันที่ไม่ได้",
    "bad-region": "ไม่รู้จักภาค",
    "no-name": "ไม่มีชื่อวันหยุด",
    "no-source": "ไม่มีที่มา",
    "twice": "วันซ้ำในแฟ้ม",
}


def filled(sentence: str, facts: Mapping[str, object]) -> str:
    """A sentence with its blanks: days as ๔ มี.ค. ๒๕๖๔, figures in Thai digits."""
    shown = {
        name: dates.short(value)
        if isinstance(value, date)
        else to_thai(str(value)).replace("ข้อ ", "ข้อ\u00a0")
        for name, value in facts.items()
    }
    return sentence.format(**shown)


def lacking(codes: tuple[str, ...]) -> str:
    """What is still missing, named one after another."""
    return ", ".join(LACKS[code] for code in codes)


SENTENCES: dict[str, Sentence] = {
    "hearing-not-ready": Sentence(
        "ยังปิดประกาศไม่ได้ ขาด: {what} กรุณากรอกให้ครบในแผน",
        "The notice cannot hang yet; missing: {what}. Fill it in on the plan.",
    ),
    "hearing-step-not-due": Sentence(
        "เวทีนี้เปลี่ยนสถานะไปแล้ว กรุณาดูขั้นต่อไปบนหน้าจออีกครั้ง",
        "The hearing has moved on; look at its next step again.",
    ),
    "hearing-day-to-come": Sentence(
        "วันที่ {day} ยังมาไม่ถึง กรุณาใส่วันที่ทำจริง", "{day} has not come; give the day it was done."
    ),
    "hearing-day-too-early": Sentence(
        "วันที่ {day} มาก่อนวันที่ {other} ซึ่งต้องมาก่อน กรุณาตรวจวัน",
        "{day} lies before {other}, which must come first.",
    ),
    "hearing-posted-too-late": Sentence(
        "วันที่ {day} หลังวันจัดเวทีแล้ว ปิดประกาศต้องมาก่อนวันจัด",
        "{day} is after the hearing; a notice comes before it.",
    ),
    "hearing-not-the-day": Sentence(
        "ยังไม่ถึงวันจัด {day} ถ้าวันเปลี่ยนให้ใช้คำสั่ง เลื่อนเวที",
        "The day of the hearing, {day}, has not come; postpone it to change the day.",
    ),
    "hearing-needs-day": Sentence("กรุณาใส่วัน", "A day is needed."),
    "hearing-time-unreadable": Sentence(
        "อ่านเวลา “{text}” ไม่ได้ กรุณาใส่แบบ ๐๙.๓๐", "The time {text} cannot be read; write 09.30."
    ),
    "hearing-repeated": Sentence(
        "เวทีนี้มีแผนของปีงบประมาณ {year} อยู่แล้ว เปิดจากรายการเวที",
        "A hearing of fiscal year {year} was planned from this one already.",
    ),
    "series-needs-venue": Sentence(
        "ใส่สถานที่อย่างน้อยหนึ่งแห่ง บรรทัดละแห่ง", "Give at least one venue, one a line."
    ),
    "series-line-unreadable": Sentence(
        "บรรทัดที่ {line}: อ่านวันที่ “{text}” ไม่ได้ เขียนแบบ ศาลาวัดใหม่ | ๔/๓/๒๕๗๐",
        "Line {line}: the day {text} cannot be read; write venue | 4/3/2570.",
    ),
    "task-needs-title": Sentence("กรุณาใส่ชื่องาน", "A task needs a title."),
    "task-not-by-hand": Sentence(
        "งานนี้เสร็จตามขั้นตอนของเวที ติ๊กเองไม่ได้", "This task is fulfilled by the steps of the hearing."
    ),
    "rule-unknown": Sentence("ไม่รู้จักเกณฑ์นี้", "There is no such rule."),
    "rule-needs-days": Sentence(
        "จำนวนวันต้องเป็นตัวเลข ๐ ถึง {most}", "The number of days must be 0 to {most}."
    ),
    "rule-needs-source": Sentence(
        "กรุณาใส่ที่มา เช่น เลขหนังสือหรือคำสั่งที่กำหนดจำนวนวันนี้",
        "Say on what order or letter the figure stands.",
    ),
    "holiday-needs-name": Sentence("กรุณาใส่ชื่อวันหยุด", "A holiday needs a name."),
    "holiday-needs-source": Sentence(
        "กรุณาใส่ที่มา เช่น มติคณะรัฐมนตรีและวันที่", "Say where it comes from, such as a resolution."
    ),
    "holiday-region-unknown": Sentence("ไม่รู้จักภาค “{region}”", "The region {region} is not known."),
    "holiday-twice": Sentence("วันหยุดนี้มีอยู่แล้ว", "The holiday is there already."),
    "holiday-gone": Sentence("วันนี้ไม่มีการแก้ไขของสำนักงาน", "The office set nothing on that day."),
    "holidays-no-header": Sentence(
        "แฟ้มนี้ไม่มีหัวตาราง date,name,region,source ในบรรทัดแรก กรุณาส่งออกแฟ้มตัวอย่างแล้วแก้จากแฟ้มนั้น",
        "The first line lacks the heads date,name,region,source; change an exported file.",
    ),
    "holidays-no-table": Sentence(
        "อ่านแฟ้มนี้เป็นตาราง CSV ไม่ได้ กรุณาบันทึกจากโปรแกรมตารางเป็น CSV UTF-8",
        "The file is no CSV table; save it as CSV UTF-8.",
    ),
}
