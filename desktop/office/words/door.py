"""What is said at the door of a hearing, of codes, cards and readers."""

from desktop.office.words import Sentence

SENTENCES: dict[str, Sentence] = {
    "attendance-gone": Sentence("ไม่พบการลงทะเบียนนี้", "This check-in is not there."),
    "door-without-day": Sentence(
        "เวทีนี้เลื่อนไปและยังไม่มีวัน กรุณากำหนดวันในแผนก่อนเปิดประตู",
        "The hearing was postponed and has no day yet; set one in the plan first.",
    ),
    "code-unreadable": Sentence(
        "เครื่องยิงส่งรหัสที่ไม่ใช่ของสำนักงานนี้ ยังไม่มีใครเข้า กรุณาพิมพ์ชื่อแทน",
        "The scanner sent a code that is not ours. Nobody was let in; type the name instead.",
    ),
    "code-misread": Sentence(
        "อ่านรหัสผิด ยังไม่มีใครเข้า กรุณายิงอีกครั้ง หรือพิมพ์ชื่อแทน",
        "The code was misread. Nobody was let in; scan again, or type the name.",
    ),
    "code-of-newer-program": Sentence(
        "รหัสนี้ทำจากโปรแกรมรุ่นใหม่กว่า กรุณาพิมพ์ชื่อแทน",
        "The code was made by a newer program; type the name instead.",
    ),
    "code-of-other-hearing": Sentence(
        "รหัสนี้เป็นของเวทีอื่น: {subject} ยังไม่มีใครเข้า กรุณาพิมพ์ชื่อแทน",
        "The code is for another hearing, {subject}. Nobody was let in; type the name instead.",
    ),
    "code-of-two": Sentence(
        "รหัสนี้ตรงกับสองคน กรุณาพิมพ์ชื่อแทน", "The code fits two people; type the name."
    ),
    "code-unknown": Sentence(
        "ไม่พบรหัสนี้ในสำนักงานนี้ ยังไม่มีใครเข้า กรุณาพิมพ์ชื่อแทน",
        "The code is not known in this office. Nobody was let in; type the name instead.",
    ),
    "ids-not-asked": Sentence(
        "สำนักงานนี้ไม่ใช้เลขประจำตัวประชาชนที่ประตู ยังไม่มีใครเข้า กรุณาพิมพ์ชื่อแทน",
        "This office asks for no identity number at the door. Nobody was let in; type the name.",
    ),
    "id-misread": Sentence(
        "เลขประจำตัวประชาชนไม่ถูกต้อง ยังไม่มีใครเข้า กรุณายิงอีกครั้ง หรือพิมพ์ชื่อแทน",
        "The identity number is wrong. Nobody was let in; scan again, or type the name.",
    ),
    "id-unknown": Sentence(
        "ไม่พบเลขประจำตัวนี้ในทะเบียน กรุณาพิมพ์ชื่อ หรือกด F2 สำหรับผู้มาใหม่",
        "This number is not in the directory; type the name, or press F2 for somebody new.",
    ),
    "microphone-gone": Sentence(
        "ไมโครโฟน {name} ไม่อยู่แล้ว เสียบใหม่แล้วเริ่มบันทึกอีกครั้ง เสียงก่อนหน้านี้เก็บไว้แล้ว",
        "The microphone {name} is gone. Plug it in and record again; what was heard is kept.",
    ),
    "microphone-busy": Sentence(
        "เปิดไมโครโฟน {name} ไม่ได้ อาจมีโปรแกรมอื่นใช้อยู่ หรือระบบไม่ให้ใช้ ปิดโปรแกรมนั้นแล้วลองใหม่",
        "The microphone {name} cannot be opened: in use, or not allowed. Try again.",
    ),
    "reader-service-missing": Sentence(
        "เครื่องนี้ยังไม่มีบริการอ่านบัตร (Linux: pcscd) ลงทะเบียนด้วยชื่อได้ตามปกติ",
        "This PC has no smart card service (on Linux: pcscd). Names work as always.",
    ),
    "reader-gone": Sentence(
        "เครื่องอ่านบัตรหลุดไป ยังไม่มีใครเข้าจากบัตรนี้ เสียบใหม่ หรือพิมพ์ชื่อแทน",
        "The card reader is gone. Nobody was let in by this card; type the name.",
    ),
    "card-gone": Sentence(
        "บัตรหลุดก่อนอ่านเสร็จ ยังไม่มีใครเข้า กรุณาเสียบใหม่ หรือพิมพ์ชื่อแทน",
        "The card was pulled out while it was read. Nobody was let in; put it in again.",
    ),
    "card-not-thai": Sentence(
        "บัตรนี้ไม่ใช่บัตรประจำตัวประชาชน ยังไม่มีใครเข้า", "This is no Thai identity card. Nobody was let in."
    ),
    "card-unreadable": Sentence(
        "อ่านบัตรไม่ได้ ยังไม่มีใครเข้า เช็ดหน้าสัมผัสแล้วเสียบใหม่ หรือพิมพ์ชื่อแทน",
        "The card cannot be read. Nobody was let in; wipe its contacts, or type the name.",
    ),
}
