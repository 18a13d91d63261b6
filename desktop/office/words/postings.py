"""Refusals of boards, postings, their photos, and of codes on notices."""

from __future__ import annotations

from desktop.office.words import Sentence

RECORDS = {  # of `db`
    "code-foreign": Sentence(
        "QR นี้ไม่ใช่รหัสประกาศของโปรแกรมนี้ จึงตรวจไม่ได้",
        "This QR is no code of a notice of this program; it proves nothing.",
    ),
    "code-newer": Sentence(
        "รหัสนี้ทำด้วยโปรแกรมรุ่นใหม่กว่า ปรับรุ่นโปรแกรมแล้วตรวจอีกครั้ง",
        "The code is of a newer program; update this one and check again.",
    ),
    "code-damaged": Sentence(
        "รหัสไม่ครบหรือพิมพ์ผิด ถ่าย QR ใหม่ หรือคัดลอกรหัสทั้งบรรทัด",
        "The code is cut or mistyped; photograph the QR again, or copy the whole line.",
    ),
    "code-other-office": Sentence(
        "รหัสนี้เป็นของสำนักงานอื่น ขอแฟ้มกุญแจตรวจประกาศของสำนักงานนั้นมาตรวจ",
        "The code is of another office; ask it for its file of keys.",
    ),
    "code-unknown-pc": Sentence(
        "ไม่รู้จักเครื่องที่ลงลายเซ็น ({device}) รับชุดข้อมูลหรือแฟ้มกุญแจล่าสุดก่อน แล้วตรวจอีกครั้ง",
        "The PC that signed ({device}) is not known; take in the latest bundle or keys first.",
    ),
    "code-forged": Sentence(
        "ลายเซ็นไม่ถูกต้อง รหัสนี้ไม่ได้ออกโดยสำนักงาน อย่าถือเป็นประกาศจริง",
        "The signature is wrong: the office did not make this code. Do not trust the notice.",
    ),
}
SENTENCES = RECORDS | {
    "place-needs-name": Sentence(
        "กรุณาใส่ชื่อจุดปิดประกาศ เช่น ศาลาประชาคมหมู่ที่ ๓",
        "Give the place a name, such as the hall of village 3.",
    ),
    "place-twice": Sentence(
        "มีจุดชื่อ {name} อยู่แล้ว ใช้ชื่ออื่นหรือแก้จุดเดิม",
        "There is a place named {name} already; use another name or change that one.",
    ),
    "place-kind-unknown": Sentence(
        "ไม่รู้จักชนิดของจุด {kind} เลือกจากรายการ",
        "The kind of place {kind} is not known; choose one of the list.",
    ),
    "place-gone": Sentence(
        "จุดปิดประกาศนี้ถูกเก็บไปแล้ว เลือกจุดอื่น",
        "This place was put away; choose another.",
    ),
    "place-in-use": Sentence(
        "ยังมีประกาศปิดอยู่หรือรอปิดที่ {name} ปลดหรือเอาออกจากแผนก่อน แล้วจึงลบจุด",
        "A notice hangs or is planned at {name}; take it down or unplan it first.",
    ),
    "posting-nowhere": Sentence(
        "ยังไม่ได้เลือกจุดปิดประกาศ เลือกอย่างน้อยหนึ่งจุด",
        "No place is chosen; choose one at least.",
    ),
    "posting-not-signed": Sentence(
        "ประกาศ {subject} ยังลงนามไม่ครบ ให้ลงนามก่อน แล้วจึงลงว่าปิด",
        "The notice {subject} is not signed yet; have it signed before it is posted.",
    ),
    "posting-before-paper": Sentence(
        "วันปิด {day} อยู่ก่อนวันที่ในประกาศ ({dated}) ตรวจวันที่อีกครั้ง",
        "The day of posting {day} is before the day on the notice ({dated}); check the day.",
    ),
    "posting-day-to-come": Sentence(
        "{day} ยังไม่ถึง ลงได้เฉพาะสิ่งที่ทำแล้ว ตรวจวันที่หรือนาฬิกาของเครื่อง",
        "{day} is still to come; put down only what was done. Check the day, or this PC's clock.",
    ),
    "posting-hour-unreadable": Sentence(
        "อ่านเวลา {hour} ไม่ได้ พิมพ์เช่น ๐๙.๓๐ หรือเว้นว่าง",
        "The hour {hour} cannot be read; type such as 09.30, or leave it empty.",
    ),
    "posting-is-up": Sentence(
        "ลงไว้แล้วว่าปิดอยู่ที่ {place} ถ้าวันผิดให้แก้รายการเดิมในบันทึก",
        "It is logged as hanging at {place} already; to change the day, correct that entry.",
    ),
    "posting-not-up": Sentence(
        "ที่ {place} ไม่มีประกาศนี้ปิดอยู่ ลงว่าปิดก่อน",
        "The notice does not hang at {place}; log it as posted first.",
    ),
    "posting-not-torn": Sentence(
        "ที่ {place} ไม่ได้ลงว่าหลุดหรือชำรุด จึงปิดใหม่ไม่ได้",
        "At {place} it is not logged as torn, so it cannot be posted again.",
    ),
    "posting-down-early": Sentence(
        "ที่ {place} ต้องปิดถึง {due} ถ้าปลดก่อนให้ใส่เหตุผล",
        "At {place} it hangs until {due}; to take it down earlier, give the reason.",
    ),
    "posting-needs-reason": Sentence("กรุณาใส่เหตุผล", "Give the reason."),
    "posting-days-unreadable": Sentence(
        "จำนวนวันที่ขยายต้องเป็น ๐ ถึง ๓๖๕", "The days it hangs longer are 0 to 365."
    ),
    "posting-out-of-order": Sentence(
        "ที่ {place} วันที่ {day} อยู่ก่อนรายการก่อนหน้า ({other}) ตรวจวันที่ หรือแก้รายการก่อนหน้า",
        "At {place} {day} is before the entry before it ({other}); check the day, or mend it.",
    ),
    "posting-mend-upside-down": Sentence(
        "แก้แบบนี้แล้วบันทึกของ {place} จะสลับกัน เช่น ปลดก่อนปิด ตรวจวันที่ หรือถอนรายการหลังก่อน",
        "So the log of {place} would stand upside down, down before up; check the day, or "
        "take the later entry back first.",
    ),
    "posting-gone": Sentence(
        "จุดนี้ถูกเอาออกจากแผนแล้ว เปิดประกาศอีกครั้ง",
        "This place was taken off the plan; open the notice again.",
    ),
    "posting-entry-gone": Sentence(
        "รายการนี้ถูกแก้หรือถอนไปแล้ว เปิดประกาศอีกครั้ง",
        "This entry was corrected or taken back; open the notice again.",
    ),
    "posting-photo-twice": Sentence(
        "รูปนี้อยู่ในบันทึกของ {place} แล้ว ({name})",
        "This photo is in the log of {place} already ({name}).",
    ),
    "posting-photo-to-come": Sentence(
        "กล้องตั้งเวลาไว้ในอนาคต รูป {name} จึงยังไม่รับ ตั้งนาฬิกาของกล้อง หรือลงวันที่เอง",
        "The camera's clock was ahead, so {name} is not taken; set the camera's clock.",
    ),
    "photo-unreadable": Sentence(
        "เปิดรูป {name} ไม่ได้ อาจเสียหรือไม่ใช่รูปภาพ ลองคัดลอกจากโทรศัพท์ใหม่",
        "{name} cannot be opened as a picture; copy it from the phone again.",
    ),
    "route-no-boards": Sentence(
        "ยังไม่ได้วางแผนว่าจะปิดที่ป้ายใด เลือกจุดปิดประกาศก่อน แล้วจึงพิมพ์ใบนำปิด",
        "No board is planned; choose the places first, then print the route sheet.",
    ),
    "certificate-not-yet": Sentence("ยังรับรองไม่ได้: {why}", "It cannot be certified yet: {why}"),
    "code-none": Sentence(
        "ไม่พบ QR ของประกาศใน {name} ถ่ายให้เห็น QR มุมล่างซ้ายชัด ๆ หรือเปิดแฟ้ม PDF ต้นฉบับ",
        "{name} shows no QR of a notice; photograph the one at its lower left, or take the PDF.",
    ),
    "code-two": Sentence(
        "พบ QR ของประกาศ {count} ฉบับใน {name} ถ่ายหรือเปิดทีละฉบับ",
        "{name} shows the QR of {count} notices; take them one by one.",
    ),
    "code-no-keys": Sentence(
        "ไม่มีสำนักงานหรือแฟ้มกุญแจให้ตรวจด้วย ระบุ --office หรือ --keys",
        "There is no office and no file of keys to check with; name one with --office or --keys.",
    ),
    "keys-unreadable": Sentence(
        "{file} ไม่ใช่แฟ้มกุญแจตรวจประกาศ (.pkk) หรือเสียหาย ขอใหม่จากสำนักงานเจ้าของประกาศ",
        "{file} is no file of keys (.pkk), or damaged; ask the office for it again.",
    ),
}
