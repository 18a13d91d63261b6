"""What is said about papers, their way, their numbers, and the people who act."""

from desktop.office.words import Sentence

SENTENCES: dict[str, Sentence] = {
    "actor-unknown": Sentence(
        "ไม่พบผู้ใช้งานที่เลือกไว้ กรุณาเลือกชื่อของท่านใหม่ (Ctrl+U)",
        "The chosen person is not on the list; choose who you are again (Ctrl+U).",
    ),
    "no-section": Sentence(
        "ยังไม่มีส่วนราชการในสำนักงานนี้ กรุณาเพิ่มที่ ตั้งค่า › ส่วนราชการ ก่อนร่างเอกสาร",
        "The office has no section yet; add one under Settings before drafting.",
    ),
    "form-differs": Sentence(
        "เอกสารฉบับนี้เปลี่ยนเป็นแบบ “{form}” ไม่ได้ กรุณาร่างฉบับใหม่",
        "This paper cannot become a “{form}”; start a new one.",
    ),
    "form-unknown-here": Sentence(
        "ยังไม่มีแบบ “{form}” ให้ร่าง เลือกบันทึกข้อความหรือประกาศ",
        "There is no form “{form}” to draft; choose memo or announcement.",
    ),
    "document-gone": Sentence(
        "ไม่พบเอกสารนี้ อาจถูกลบไปแล้ว กรุณากลับไปที่รายการเอกสาร",
        "The paper is not there any more; go back to the list.",
    ),
    "document-signed": Sentence(
        "“{subject}” ลงนามแล้ว จึงแก้ไขไม่ได้ หากต้องเปลี่ยนให้ร่างฉบับใหม่",
        "“{subject}” is signed and cannot be changed; draft a new paper instead.",
    ),
    "document-numbered": Sentence(
        "เอกสารออกเลข {number} แล้ว ลบไม่ได้ ให้ยกเลิกเลขพร้อมเหตุผลก่อน",
        "The paper has number {number}; void the number with a reason first.",
    ),
    "not-your-turn": Sentence(
        "ขั้นตอนนี้รอ {due} อยู่ กด Ctrl+U เพื่อเปลี่ยนผู้ใช้งานหากท่านทำแทน",
        "This step waits for {due}; press Ctrl+U to change who is acting.",
    ),
    "dated-after-today": Sentence(
        "วันที่บนเอกสารยังมาไม่ถึง กรุณาแก้วันที่ก่อนลงนาม",
        "The date on the paper is still to come; change it before signing.",
    ),
    "out-of-term": Sentence(
        "{person} ไม่อยู่ในวาระของตำแหน่งนี้ในวันนี้ กรุณาเปลี่ยนผู้ลงนามหรือแก้วาระที่ ตั้งค่า",
        "{person} does not hold this post today; change the signer or the term in Settings.",
    ),
    "nothing-to-return": Sentence(
        "เอกสารยังอยู่กับผู้ร่าง จึงไม่มีขั้นให้ส่งกลับ",
        "The paper is still with its drafter; there is no step to return.",
    ),
    "return-needs-reason": Sentence(
        "กรุณาเขียนเหตุผลที่ส่งกลับ ผู้ร่างจะได้แก้ถูกจุด",
        "Say why the paper is returned, so that the drafter can mend it.",
    ),
    "step-already-passed": Sentence(
        "ขั้นนี้ผ่านไปแล้ว เปลี่ยนผู้รับผิดชอบไม่ได้",
        "This step has been passed; its person cannot be changed.",
    ),
    "already-numbered": Sentence(
        "เอกสารมีเลข {number} แล้ว หากเลขผิดให้ยกเลิกพร้อมเหตุผลก่อนขอเลขใหม่",
        "The paper has number {number}; void it with a reason before taking another.",
    ),
    "no-number": Sentence("เอกสารยังไม่มีเลข จึงไม่มีเลขให้ยกเลิก", "The paper has no number to void."),
    "void-needs-reason": Sentence(
        "กรุณาเขียนเหตุผลที่ยกเลิกเลข ทะเบียนจะแสดงเหตุผลนี้ไว้",
        "Say why the number is void; the register will show it.",
    ),
    "pdf-unreadable": Sentence(
        "อ่านแฟ้ม {file} ไม่ได้ ({why}) กรุณาดูว่าแฟ้มยังอยู่และเปิดได้ แล้วลองอีกครั้ง",
        "{file} cannot be read ({why}). See that it is still there, then try again.",
    ),
    "pdf-not-ours": Sentence(
        "แฟ้ม {file} ไม่ได้มาจากโปรแกรมประชาคม หรือถูกโปรแกรมอื่นบันทึกทับ จึงไม่รู้ว่าเป็นเอกสารใด "
        "กรุณาค้นหาจากรายการเอกสาร (Ctrl+K)",
        "{file} was not made by Prachakhom, or another program rewrote it. Find it in the list.",
    ),
    "form-has-no-number": Sentence(
        "แบบนี้ไม่มีเลขทะเบียน เลขมีเฉพาะบันทึก หนังสือ คำสั่ง หนังสือรับรอง และประกาศ",
        "Papers of this form carry no number; memos, letters, orders, certificates, notices do.",
    ),
    "section-has-no-code": Sentence(
        "{section} ยังไม่มีเลขรหัสหนังสือ กรุณาใส่ที่ ตั้งค่า › ส่วนราชการ เช่น อท ๕๓๗๐๑.๔",
        "{section} has no code for its numbers; enter it under Settings.",
    ),
    "section-needs-name": Sentence("กรุณาใส่ชื่อส่วนราชการ", "A section needs a name."),
    "section-code": Sentence(
        "อ่านรหัส “{code}” ไม่ได้ เขียนเป็นอักษรย่อ เว้นวรรค แล้วตัวเลข เช่น อท ๕๓๗๐๑.๔",
        "“{code}” is no code; write letters, a blank and digits, as in อท ๕๓๗๐๑.๔.",
    ),
    "person-needs-name": Sentence("กรุณาใส่ชื่อบุคคล", "A person needs a name."),
    "post-needs-name": Sentence("กรุณาใส่ชื่อตำแหน่ง", "A post needs a name."),
    "acting-for-whom": Sentence(
        "กรุณาเลือกตำแหน่งที่ปฏิบัติหน้าที่หรือรักษาราชการแทน",
        "Choose the post whose powers are used.",
    ),
    "term-ends-first": Sentence(
        "วันสิ้นสุดวาระมาก่อนวันเริ่ม กรุณาแก้วันที่", "The term ends before it begins; mend the dates."
    ),
    "clause-empty": Sentence("กรุณาใส่ทั้งชื่อและข้อความ", "A passage needs both a name and its text."),
    "date-two-digit-year": Sentence(
        "“{text}” มีปีเพียงสองหลัก กรุณาใส่ปีสี่หลัก เช่น ๔/๓/๒๕๖๔",
        "“{text}” has a two-digit year; write four digits, as in 4/3/2564.",
    ),
    "date-no-such-day": Sentence(
        "ไม่มีวันที่ “{text}” ในปฏิทิน กรุณาตรวจวัน เดือน ปี และวันในสัปดาห์",
        "There is no day “{text}” in the calendar; check day, month, year and weekday.",
    ),
    "date-unreadable": Sentence(
        "อ่านวันที่ “{text}” ไม่ได้ เขียนเช่น ๔ มีนาคม ๒๕๖๔ หรือ 4/3/2564",
        "“{text}” is no date; write 4/3/2564 or ๔ มีนาคม ๒๕๖๔.",
    ),
    "same-person-twice": Sentence(
        "ผู้เสนอและผู้ลงนามเป็นคนเดียวกันในสองฐานะ ทำได้ และจะแสดงทั้งสองฐานะ",
        "The same person proposes and signs in two capacities; allowed, and shown.",
    ),
    "drafter-signs": Sentence(
        "ผู้ร่างเป็นผู้ลงนามเอง ควรให้ผู้อื่นตรวจก่อน", "The drafter also signs; another should check first."
    ),
    "signed-after-dated": Sentence(
        "ลงนามหลังวันที่บนเอกสาร ควรให้วันที่ตรงกับวันลงนาม",
        "Signed after the date on the paper; the two should agree.",
    ),
    "memo-not-approved": Sentence(
        "บันทึกข้อความต้นเรื่องยังไม่ได้รับอนุมัติ", "The memo this paper follows is not approved yet."
    ),
    "notice-before-approval": Sentence(
        "วันที่บนเอกสารมาก่อนวันที่บันทึกข้อความต้นเรื่องได้รับอนุมัติ ควรเป็นวันเดียวกันหรือหลังจากนั้น",
        "The date on the paper is before the day its memo was approved.",
    ),
    "printer-refuses": Sentence(
        "เครื่องพิมพ์ {printer} ไม่รับงาน ตรวจว่าเปิดเครื่องและมีกระดาษ แล้วสั่งพิมพ์ใหม่ ({why})",
        "The printer {printer} refuses; check power and paper, then print again ({why}).",
    ),
    "program-fell": Sentence(
        "โปรแกรมขัดข้องโดยไม่คาดคิด งานที่บันทึกแล้วยังอยู่ครบ ทำงานต่อได้ กรุณาส่งแฟ้มนี้ให้ผู้ดูแล: {report}",
        "The program met an error nobody expected; what was saved is safe. Report: {report}",
    ),
}
