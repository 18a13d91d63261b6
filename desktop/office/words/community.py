"""What is said about the directory of people, its lists in and out, and its villages."""

from desktop.office.words import Sentence

SENTENCES: dict[str, Sentence] = {
    "national-id-needs-reason": Sentence(
        "กรุณาเขียนเหตุผลหรือกฎหมายที่ให้เก็บเลขประจำตัวประชาชน",
        "Write the reason, or the law, for keeping identity numbers.",
    ),
    "village-gone": Sentence("ไม่พบหมู่บ้านนี้ อาจถูกลบไปแล้ว", "This village was put away."),
    "village-has-people": Sentence(
        "ยังมี {count} คนอยู่ในหมู่บ้านนี้ กรุณาย้ายคนไปหมู่บ้านอื่นก่อน",
        "{count} people still live in this village; move them first.",
    ),
    "stakeholder-gone": Sentence("ไม่พบกลุ่มนี้ อาจถูกลบไปแล้ว", "This group was put away."),
    "stakeholder-twice": Sentence("มีกลุ่มชื่อ {name} อยู่แล้ว", "There is a group {name} already."),
    "stakeholder-has-people": Sentence(
        "ยังมี {count} คนอยู่ในกลุ่มนี้ กรุณาเปลี่ยนกลุ่มของคนเหล่านั้นก่อน",
        "{count} people still are in this group; change theirs first.",
    ),
    "merge-with-itself": Sentence(
        "เลือกคนเดียวกันทั้งสองฝั่ง จึงรวมไม่ได้", "A person cannot be merged into themselves."
    ),
    "merge-gone": Sentence(
        "รายการรวมนี้ถูกเลิกทำไปแล้ว", "This merge was undone already, or never was."
    ),
    "list-of-people-kind": Sentence(
        "แฟ้ม {name} ไม่ใช่ CSV หรือ XLSX กรุณาบันทึกจาก Excel เป็นแบบใดแบบหนึ่ง",
        "{name} is neither CSV nor XLSX; save it as one of them.",
    ),
    "list-of-people-unreadable": Sentence(
        "อ่านแฟ้ม {name} ไม่ได้ แฟ้มอาจเสียหายหรือตั้งรหัสผ่านไว้ ให้เปิดใน Excel แล้วบันทึกใหม่",
        "{name} cannot be read: damaged, or locked by a password. Save it anew from Excel.",
    ),
    "list-of-people-missing": Sentence(
        "เปิดแฟ้ม {name} ไม่ได้: {why} กรุณาเลือกแฟ้มอีกครั้ง", "{name} cannot be opened: {why}."
    ),
    "list-of-people-empty": Sentence(
        "แฟ้ม {name} ไม่มีรายชื่อ ต้องมีหัวคอลัมน์หนึ่งแถวและรายชื่ออย่างน้อยหนึ่งแถว",
        "{name} holds no list: one row of headings and one of people at least.",
    ),
    "list-of-people-long": Sentence(
        "แฟ้ม {name} ยาวเกิน {most} แถว กรุณาแบ่งเป็นหลายแฟ้ม", "{name} has more than {most} rows."
    ),
    "list-of-people-nameless": Sentence(
        "ยังไม่ได้บอกว่าคอลัมน์ใดเป็นชื่อ กรุณาเลือกคอลัมน์ ชื่อ หรือ ชื่อ-สกุล",
        "No column is the name yet; choose one.",
    ),
    "export-needs-reason": Sentence(
        "กรุณาเขียนเหตุผลที่ต้องส่งออกเบอร์โทรศัพท์ เหตุผลจะอยู่ในบันทึกของสำนักงาน",
        "Say why telephone numbers are needed; the reason is kept in the journal.",
    ),
}
