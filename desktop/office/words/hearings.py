"""What is said about hearings and the people who come to them."""

from desktop.office.words import Sentence

SENTENCES: dict[str, Sentence] = {
    "village-needs-name": Sentence("กรุณาใส่เลขหมู่หรือชื่อชุมชน", "A village needs a number or a name."),
    "village-twice": Sentence("มีหมู่ที่ {number} อยู่แล้ว", "There is a village {number} already."),
    "stakeholder-needs-name": Sentence("กรุณาใส่ชื่อกลุ่ม", "A group needs a name."),
    "resident-needs-name": Sentence("กรุณาใส่ชื่อ", "A name is needed."),
    "resident-id-wrong": Sentence(
        "เลขประจำตัวประชาชนไม่ถูกต้อง กรุณาตรวจสิบสามหลัก หรือเว้นว่างไว้",
        "The identity number is wrong; check its thirteen digits or leave it empty.",
    ),
    "national-id-not-asked": Sentence(
        "สำนักงานนี้ไม่เก็บเลขประจำตัวประชาชน หากจำเป็นให้เปิดพร้อมเหตุผลที่ ตั้งค่า › ข้อมูลส่วนบุคคล",
        "This office keeps no identity numbers; switch them on in the settings with a reason.",
    ),
    "resident-gone": Sentence(
        "ไม่พบบุคคลนี้ อาจถูกลบหรือรวมกับชื่ออื่นแล้ว", "This person was put away or merged into another."
    ),
    "hearing-gone": Sentence(
        "ไม่พบเวทีนี้ อาจถูกลบไปแล้ว กรุณากลับไปที่รายการ", "The hearing is not there any more."
    ),
    "hearing-needs-subject": Sentence("กรุณาใส่เรื่องที่จะรับฟัง", "A hearing needs a subject."),
    "hearing-needs-reason": Sentence(
        "กรุณาเขียนเหตุผล ประกาศและรายงานจะอ้างเหตุผลนี้", "Say why; the papers will say so too."
    ),
    "hearing-is-over": Sentence(
        "เวทีนี้จัดไปแล้วหรือยกเลิกแล้ว จึงเลื่อนหรือยกเลิกไม่ได้",
        "The hearing was held or called off; it cannot be moved.",
    ),
    "hearing-same-day": Sentence(
        "วันใหม่เป็นวันเดิม กรุณาเลือกวันอื่น", "It is the same day; choose another."
    ),
    "hearing-day-is-posted": Sentence(
        "ปิดประกาศวันนี้ไปแล้ว ใช้คำสั่ง เลื่อนเวที เพื่อเปลี่ยนวันพร้อมเหตุผลและประกาศใหม่",
        "The day is posted; postpone the hearing to change it, with a reason and a new notice.",
    ),
    "hearing-ends-first": Sentence(
        "เวลาหรือวันสิ้นสุดมาก่อนเวลาเริ่ม กรุณาแก้", "The hearing ends before it begins."
    ),
    "hearing-cancel-instead": Sentence(
        "ปิดประกาศแล้ว ลบไม่ได้ ให้ยกเลิกเวทีพร้อมเหตุผล",
        "It was posted; call it off with a reason instead.",
    ),
    "hearing-admits-nobody": Sentence(
        "เวทีนี้ยกเลิกหรือเก็บแฟ้มแล้ว จึงลงทะเบียนไม่ได้", "The hearing was called off or filed."
    ),
    "agenda-needs-title": Sentence("ทุกวาระต้องมีชื่อเรื่อง", "Every item of the agenda needs a title."),
    "opinion-needs-text": Sentence("กรุณาพิมพ์ความคิดเห็น", "An opinion needs its words."),
    "opinion-gone": Sentence("ไม่พบความคิดเห็นนี้", "This opinion is not there."),
}
