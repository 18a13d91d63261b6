"""Words of the ITA evidence: lamps, what is missing, what a pack leaves out, refusals."""

from __future__ import annotations

from desktop.i18n import tr
from desktop.office.words import Sentence

LIGHTS = {"ok": (tr("ครบ"), "ok"), "warn": (tr("ยังไม่ถึงกำหนด"), "warn"), "bad": (tr("ขาด"), "bad")}
SCHEMES = {"local": tr("องค์กรปกครองส่วนท้องถิ่น")}
LACKS = {  # what is missing, and the word of the button that leads there
    "announcement": (tr("ยังไม่มีประกาศที่ลงนามแล้วซึ่งชื่อเรื่องมีคำเหล่านี้"), tr("ไปที่ประกาศ")),
    "not-held": (tr("เวทียังไม่จัด"), tr("ไปที่เวที")),
    "no-hearing": (tr("ปีนี้ยังไม่มีเวทีรับฟังความคิดเห็น"), tr("ไปที่ขั้นที่ ๓")),
    "issue": (tr("ยังไม่มีสาระสำคัญของเรื่องที่รับฟัง"), tr("ไปกรอกในแผนของเวที")),
    "people": (tr("ยังไม่มีผู้ลงทะเบียน"), tr("ไปลงทะเบียนผู้เข้าร่วม")),
    "minutes": (tr("ยังไม่มีรายงานการประชุมที่ลงนามแล้ว"), tr("ไปที่รายงานและผล")),
    "summary": (tr("ยังไม่ได้ประกาศสรุปผล"), tr("ไปที่รายงานและผล")),
    "answers": (tr("ยังไม่บอกว่านำไปใช้อย่างไร {count} เรื่อง"), tr("ไปตอบความคิดเห็น")),
    "opinions": (tr("ยังไม่มีความคิดเห็น"), tr("ไปที่ความคิดเห็น")),
    "photos": (tr("ยังไม่มีรูปถ่าย"), tr("ไปแนบรูปถ่าย")),
    "channels": (tr("รับความคิดเห็นยังขาดอีก {count} ช่องทาง"), tr("ไปที่ความคิดเห็น")),
    "not-posted": (tr("ยังปิดประกาศไม่ครบจุด"), tr("ไปที่การปิดประกาศ")),
    "board-photo": (tr("ยังไม่มีรูปที่ป้ายประกาศ"), tr("ไปที่การปิดประกาศ")),
    "no-notice": (tr("ปีนี้ยังไม่มีประกาศที่ลงนามแล้วหรือปิดแล้ว"), tr("ไปที่ขั้นที่ ๒")),
    "not-done": (tr("ยังไม่แล้วเสร็จ"), tr("ไปที่งานนี้")),
    "no-items": (tr("ขั้นนี้ยังไม่มีงาน"), tr("ไปที่ขั้นนี้")),
    "report": (tr("ยังไม่มีบันทึกรายงานวิเคราะห์ผลปีที่ผ่านมา"), tr("ไปที่ขั้นที่ ๑")),
    "report-unsigned": (tr("บันทึกรายงานยังไม่ลงนาม"), tr("เปิดบันทึก")),
    "suggestions": (tr("ข้อเสนอของปีก่อนยังไม่พิจารณา {count} เรื่อง"), tr("ไปที่ข้อเสนอปีก่อน")),
    "no-result": (tr("ยังไม่มีผล จำนวนผู้เข้าร่วม หรือวันแล้วเสร็จ"), tr("ไปที่งานนี้")),
}
PARTS = {  # the part of a hearing's page where a record is missing
    "plan": tr("แผน"),
    "attendance": tr("ผู้เข้าร่วม"),
    "opinions": tr("ความคิดเห็น"),
    "files": tr("ภาพและแฟ้ม"),
    "report": tr("รายงานและผล"),
}
LEFT_OUT = {  # why something is not in the pack
    "internal": tr("เป็นเอกสารภายใน ไม่เผยแพร่"),
    "personal": tr("มีข้อมูลส่วนบุคคลทั้งฉบับ เช่น ใบลงทะเบียน บัตรชื่อ หนังสือถึงบุคคล"),
    "unsigned": tr("ยังไม่ลงนาม จึงยังเผยแพร่ไม่ได้"),
    "void": tr("เลขของฉบับนี้ถูกยกเลิก"),
    "not-held": tr("เวทียังไม่จัดหรือยังไม่ปิด"),
    "no-file": tr("ไม่มีแฟ้มนี้ในเครื่องนี้ หรือแฟ้มเสียหาย ให้แลกเปลี่ยนข้อมูลกับเครื่องที่มีแล้วทำใหม่"),
    "no-picture": tr("เปิดรูปนี้ไม่ได้"),
    "sound": tr("เป็นเสียงบันทึก อาจมีข้อมูลส่วนบุคคล"),
    "other-file": tr("เป็นแฟ้มที่โปรแกรมปิดข้อมูลส่วนบุคคลให้ไม่ได้ กรุณาตรวจแล้วแนบเอง"),
    "unprintable": tr("จัดหน้าเอกสารนี้ไม่ได้ เปิดเอกสารเพื่อดูว่าติดที่ใด"),
    "name": tr("ย่อชื่อบุคคลหรือตัดหมายเลขโทรศัพท์ในข้อความ"),
    "photos-cut": tr("ตัดรูปที่อยู่ในเนื้อเอกสาร เพราะอาจเห็นใบหน้าหรือลายมือชื่อ"),
}

SENTENCES: dict[str, Sentence] = {
    "indicator-too-big": Sentence(
        "แฟ้ม {file} ใหญ่เกินไปสำหรับแฟ้มตัวชี้วัด (ไม่เกิน {most} กิโลไบต์) จึงไม่ได้นำเข้า กรุณาเลือกแฟ้มให้ถูก",
        "{file} is too big for a file of indicators ({most} kB at most); nothing was taken in.",
    ),
    "indicator-not-utf8": Sentence(
        "แฟ้ม {file} บรรทัด {line} ไม่ใช่ UTF-8 จึงไม่ได้นำเข้า กรุณาบันทึกแฟ้มเป็น UTF-8 แล้วนำเข้าใหม่",
        "{file}, line {line}: not UTF-8; nothing was taken in. Save the file as UTF-8.",
    ),
    "indicator-not-toml": Sentence(
        "แฟ้ม {file} บรรทัด {line} เขียนผิดรูปแบบ จึงไม่ได้นำเข้า กรุณาตรวจเครื่องหมาย = และอัญประกาศในบรรทัดนั้น "
        "หรือเทียบกับแฟ้มตัวอย่าง",
        "{file}, line {line}: not TOML; nothing was taken in. Look at that line's = signs "
        "and quotes.",
    ),
    "indicator-key-unknown": Sentence(
        "แฟ้ม {file} บรรทัด {line} มีคำที่ไม่รู้จัก: {key} จึงไม่ได้นำเข้า กรุณาลบหรือแก้เป็นคำใดคำหนึ่งใน {known}",
        "{file}, line {line}: unknown key {key}; nothing was taken in. Use one of {known}.",
    ),
    "indicator-key-missing": Sentence(
        "แฟ้ม {file} บรรทัด {line} ขาด {key} จึงไม่ได้นำเข้า กรุณาเพิ่ม {key} ในส่วนที่ขึ้นต้นที่บรรทัดนั้น",
        "{file}, line {line}: {key} is missing; nothing was taken in. Add it to that part.",
    ),
    "indicator-key-kind": Sentence(
        "แฟ้ม {file} บรรทัด {line} ค่าของ {key} ไม่ถูกชนิดหรือเกินช่วง จึงไม่ได้นำเข้า กรุณาแก้ตามตัวอย่างของคำนี้",
        "{file}, line {line}: the value of {key} is of a wrong kind or out of range; nothing was "
        "taken in.",
    ),
    "indicator-rule-unknown": Sentence(
        "แฟ้ม {file} บรรทัด {line} ไม่รู้จักกฎ {rule} จึงไม่ได้นำเข้า กรุณาใช้กฎใดกฎหนึ่งใน {known}",
        "{file}, line {line}: unknown rule {rule}; nothing was taken in. Use one of {known}.",
    ),
    "indicator-code-twice": Sentence(
        "แฟ้ม {file} บรรทัด {line} รหัส {code} ซ้ำกับตัวชี้วัดก่อนหน้า จึงไม่ได้นำเข้า กรุณาแก้รหัส",
        "{file}, line {line}: the code {code} stands twice; nothing was taken in.",
    ),
    "indicator-participation-twice": Sentence(
        "แฟ้ม {file} บรรทัด {line} มี participation = true เกินหนึ่งตัวชี้วัด จึงไม่ได้นำเข้า กรุณาเหลือไว้ข้อเดียว",
        "{file}, line {line}: participation = true stands twice; nothing was taken in.",
    ),
    "indicator-there": Sentence(
        "สำนักงานมีแฟ้มตัวชี้วัดของปี {year} อยู่แล้ว ({name}) จึงยังไม่ได้แทนที่ กรุณายืนยันหากต้องการแทนที่",
        "The office has indicators of its own for {year} already ({name}); confirm to replace "
        "them.",
    ),
    "indicator-none": Sentence(
        "ไม่มีรายการตัวชี้วัดของ {scheme} กรุณานำเข้าแฟ้มตัวชี้วัดที่หน้าหลักฐาน ITA",
        "There are no indicators of {scheme}; take in a file of them on the page of evidence.",
    ),
    "pack-folder-there": Sentence(
        "มีโฟลเดอร์ {name} อยู่แล้ว จึงไม่ได้เขียนทับ กรุณาเลือกชื่ออื่น หรือย้ายโฟลเดอร์เดิมก่อน",
        "There is a folder {name} already; nothing was overwritten. Choose another name.",
    ),
}
