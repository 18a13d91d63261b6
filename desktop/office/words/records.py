"""What is said about the records: the folder, the key, the disk, and what a check finds."""

from desktop.office.words import Sentence

SENTENCES: dict[str, Sentence] = {
    # The disk and the file.
    "records-disk-full": Sentence(
        "ดิสก์เต็ม จึงบันทึกลง {place} ไม่ได้ ข้อมูลเดิมยังอยู่ครบ กรุณาลบหรือย้ายแฟ้มที่ไม่ใช้ออกจากดิสก์นี้ แล้วบันทึกอีกครั้ง",
        "The disk is full, so nothing could be written to {place}. What was saved before is whole. "
        "Free some space on this disk, then save again.",
    ),
    "records-read-only": Sentence(
        "เขียนลง {place} ไม่ได้ เพราะเป็นที่อ่านได้อย่างเดียวหรือบัญชีนี้ไม่มีสิทธิ์ "
        "กรุณาให้ผู้ดูแลเครื่องเปิดสิทธิ์เขียน หรือเลือกโฟลเดอร์อื่น",
        "{place} cannot be written: it is read-only, or this account has no right to it. "
        "Ask whoever looks after this PC for the right to write, or choose another folder.",
    ),
    "place-is-file": Sentence(
        "{place} เป็นแฟ้มหรือมีแฟ้มขวางทาง จึงใช้เป็นโฟลเดอร์ไม่ได้ กรุณาเลือกโฟลเดอร์อื่น",
        "{place} cannot be a folder: it, or a part of its path, is a file. Choose another folder.",
    ),
    "records-cannot-open": Sentence(
        "เปิด {place} ไม่ได้ กรุณาตรวจว่าโฟลเดอร์หรือแฟ้มนี้ยังอยู่ และดิสก์ที่เก็บเสียบอยู่ แล้วลองอีกครั้ง",
        "{place} cannot be opened. See that the folder or file is still there and its disk is "
        "plugged in, then try again.",
    ),
    "records-busy": Sentence(
        "{place} กำลังถูกใช้โดยโปรแกรมอื่น กรุณาปิดโปรแกรมนั้นแล้วลองอีกครั้ง",
        "Another program is using {place}. Close it, then try again.",
    ),
    "records-damaged": Sentence(
        "แฟ้มข้อมูล {place} เสียหาย กรุณาหยุดบันทึก แล้วกู้คืนจากสำเนาสำรองล่าสุด (prachakhom restore)",
        "The records file {place} is damaged. Stop writing and restore the latest backup "
        "(prachakhom restore).",
    ),
    "records-disk-fails": Sentence(
        "ดิสก์อ่านหรือเขียน {place} ไม่สำเร็จ ({detail}) กรุณาตรวจสายและดิสก์ แล้วสำรองข้อมูลไว้ที่ดิสก์อื่นทันที",
        "The disk failed to read or write {place} ({detail}). "
        "Check the disk and its cable, and make a backup on another disk at once.",
    ),
    "records-no-memory": Sentence(
        "หน่วยความจำไม่พอขณะใช้ {place} กรุณาปิดโปรแกรมอื่นแล้วลองอีกครั้ง",
        "There is too little memory to work on {place}. Close other programs, then try again.",
    ),
    "records-foreign": Sentence(
        "{place} ไม่ใช่แฟ้มข้อมูลของโปรแกรมประชาคม จึงไม่ได้เปิดและไม่ได้แก้ไข กรุณาเลือกโฟลเดอร์ของสำนักงานให้ถูก",
        "{place} is not a records file of this program; it was neither opened nor changed. "
        "Choose the office's own folder.",
    ),
    "records-too-new": Sentence(
        "{place} สร้างด้วยโปรแกรมรุ่นใหม่กว่า (โครงสร้าง {found} รุ่นนี้รู้จักถึง {known}) "
        "กรุณาปรับรุ่นโปรแกรมในเครื่องนี้ก่อน",
        "{place} was written by a later version of the program (schema {found}; this one knows "
        "{known}). Update the program on this PC first.",
    ),
    "records-key-or-head": Sentence(
        "กุญแจใน keys.json เปิด {place} ไม่ได้ อาจเป็นกุญแจของสำนักงานอื่น หรือต้นแฟ้มเสียหาย "
        "กรุณานำ keys.json ที่คู่กันกลับมา หรือกู้คืนจากสำเนาสำรอง",
        "The key in keys.json does not open {place}: it belongs to another office, or the start of "
        "the file is damaged. Put back the keys.json that goes with it, or restore a backup.",
    ),
    "records-missing": Sentence(
        "ไม่พบแฟ้มข้อมูล {place} ทั้งที่มีกุญแจของสำนักงานอยู่ กรุณานำแฟ้มกลับมาไว้ที่เดิม หรือกู้คืนจากสำเนาสำรอง",
        "The records file {place} is missing though the office's keys are there. "
        "Put the file back, or restore a backup.",
    ),
    "records-orphans": Sentence(
        "ปรับโครงสร้างข้อมูลขั้น {step} ไม่สำเร็จ เพราะมีรายการที่อ้างถึงสิ่งที่ไม่มี ({rows}) "
        "ข้อมูลยังเป็นอย่างเดิม กรุณาแจ้งผู้พัฒนา",
        "Step {step} of the update was refused because rows point to nothing ({rows}). "
        "The records are as they were; report this to the makers.",
    ),
    # The folder.
    "office-in-use": Sentence(
        "สำนักงานใน {place} เปิดอยู่แล้วในโปรแกรมอีกหน้าต่างหนึ่ง (หมายเลขโปรแกรม {pid}) "
        "กรุณาใช้หน้าต่างนั้น หรือปิดก่อน",
        "The office in {place} is already open in another program (process {pid}). "
        "Use that window, or close it first.",
    ),
    "place-network": Sentence(
        "เก็บข้อมูลไว้ที่ {place} ไม่ได้ เพราะเป็นที่เก็บบนเครือข่าย ({kind}) ซึ่งอาจทำให้ข้อมูลเสียหาย "
        "กรุณาเลือกโฟลเดอร์ในเครื่องนี้",
        "Records cannot be kept in {place}: it is a network drive ({kind}), where they would be "
        "damaged. Choose a folder on this PC's own disk.",
    ),
    "place-cloud": Sentence(
        "เก็บข้อมูลไว้ที่ {place} ไม่ได้ เพราะอยู่ในโฟลเดอร์ที่ซิงก์ขึ้นคลาวด์ ({kind}) "
        "ซึ่งอาจทำให้ข้อมูลเสียหาย กรุณาเลือกโฟลเดอร์อื่นในเครื่องนี้",
        "Records cannot be kept in {place}: it lies in a folder synced to a cloud ({kind}), where "
        "they would be damaged. Choose another folder on this PC.",
    ),
    "place-has-office": Sentence(
        "ในโฟลเดอร์ {place} มีข้อมูลของสำนักงานอยู่แล้ว กรุณาเปิดสำนักงานนั้น หรือเลือกโฟลเดอร์ว่าง",
        "The folder {place} already holds an office. Open that one, or choose an empty folder.",
    ),
    "place-not-empty": Sentence(
        "โฟลเดอร์ {place} มีแฟ้มอื่นอยู่ ({found}) กรุณาเลือกหรือสร้างโฟลเดอร์ว่างสำหรับสำนักงาน",
        "The folder {place} holds other files ({found}). Choose or make an empty folder for the "
        "office.",
    ),
    "place-no-office": Sentence(
        "ไม่พบข้อมูลของสำนักงานในโฟลเดอร์ {place} กรุณาเลือกโฟลเดอร์อื่น หรือตั้งสำนักงานใหม่",
        "There is no office in the folder {place}. Choose another folder, or set up a new office.",
    ),
    "place-in-office": Sentence(
        "เก็บสำเนาสำรองไว้ที่ {place} ไม่ได้ เพราะเป็นโฟลเดอร์ของข้อมูลจริง กรุณาเลือกที่อื่น เช่น แฟลชไดรฟ์",
        "The backup cannot go to {place}, the folder of the records themselves. "
        "Choose another place, such as a USB stick.",
    ),
    # The keys.
    "keys-missing": Sentence(
        "ไม่พบแฟ้มกุญแจ {place} จึงเปิดข้อมูลไม่ได้ กรุณานำแฟ้มกลับมาไว้ที่เดิม หรือกู้คืนจากสำเนาสำรอง",
        "The key file {place} is missing, so the records cannot be opened. "
        "Put it back, or restore a backup.",
    ),
    "keys-damaged": Sentence(
        "แฟ้มกุญแจ {place} เสียหายหรือถูกแก้ไข กรุณานำ keys.json จากสำเนาสำรองมาแทน",
        "The key file {place} is damaged or was altered. Put the keys.json of a backup in its "
        "place.",
    ),
    "keys-too-new": Sentence(
        "แฟ้มกุญแจ {place} สร้างด้วยโปรแกรมรุ่นใหม่กว่า (แบบ {found} รุ่นนี้รู้จักถึง {known}) "
        "กรุณาปรับรุ่นโปรแกรมในเครื่องนี้ก่อน",
        "The key file {place} was written by a later version of the program (form {found}; this "
        "one knows {known}). Update the program on this PC first.",
    ),
    "passphrase-needed": Sentence(
        "สำนักงานนี้ตั้งรหัสผ่านไว้ กรุณาใส่รหัสผ่าน หรือใช้กุญแจกระดาษ",
        "This office has a passphrase. Give it, or use the paper key.",
    ),
    "passphrase-wrong": Sentence(
        "รหัสผ่านไม่ถูกต้อง กรุณาตรวจแป้นภาษาและตัวพิมพ์ใหญ่ แล้วใส่อีกครั้ง หรือใช้กุญแจกระดาษ",
        "The passphrase is wrong. Check the keyboard language and Caps Lock and try again, or use "
        "the paper key.",
    ),
    "passphrase-empty": Sentence(
        "รหัสผ่านว่างเปล่า กรุณาพิมพ์รหัสผ่าน หรือเลือกไม่ตั้งรหัสผ่าน",
        "The passphrase is empty. Type one, or choose to have none.",
    ),
    "paper-key-none": Sentence(
        "สำนักงานนี้ไม่มีกุญแจกระดาษ กรุณาใช้รหัสผ่าน",
        "This office has no paper key. Use the passphrase.",
    ),
    "paper-key-wrong": Sentence(
        "กุญแจกระดาษนี้พิมพ์ถูก แต่ไม่ใช่ของสำนักงานนี้ กรุณาใช้แผ่นล่าสุดของสำนักงาน",
        "This paper key is typed correctly but is not this office's. Use its latest sheet.",
    ),
    "paper-key-mistyped": Sentence(
        "กุญแจกระดาษพิมพ์ผิดอย่างน้อยหนึ่งตัว กรุณาตรวจทีละกลุ่มกับแผ่นกระดาษ",
        "At least one letter of the paper key is mistyped. Compare it with the sheet group by "
        "group.",
    ),
    "paper-key-length": Sentence(
        "กุญแจกระดาษต้องมี {wanted} ตัว แต่ที่พิมพ์มี {found} ตัว กรุณาตรวจกับแผ่นกระดาษ",
        "A paper key has {wanted} letters and digits; this has {found}. Compare it with the sheet.",
    ),
    "paper-key-strange-letter": Sentence(
        "กุญแจกระดาษไม่มีตัว {letters} กรุณาตรวจกับแผ่นกระดาษ และเปลี่ยนแป้นเป็นภาษาอังกฤษ",
        "A paper key never holds {letters}. Compare it with the sheet, and switch the keyboard to "
        "English.",
    ),
    # Files beside the database.
    "blob-missing": Sentence(
        "ไม่พบแฟ้มแนบ {name} ในโฟลเดอร์ blobs กรุณานำกลับมาจากสำเนาสำรองหรือเครื่องอื่น",
        "The attached file {name} is missing from the folder blobs. Bring it back from a backup or "
        "another PC.",
    ),
    "blob-damaged": Sentence(
        "แฟ้มแนบ {name} เสียหาย กรุณานำกลับมาจากสำเนาสำรองหรือเครื่องอื่น",
        "The attached file {name} is damaged. Bring it back from a backup or another PC.",
    ),
    "sound-missing": Sentence(
        "ไม่มีเสียงที่บันทึกไว้ {name} แล้ว อาจแนบหรือทิ้งไปแล้ว",
        "The recording {name} is not here any more: attached or thrown away.",
    ),
    "sound-damaged": Sentence(
        "เสียงที่บันทึกไว้ {name} เสียหาย เปิดไม่ได้",
        "The recording {name} is damaged and cannot be opened.",
    ),
    "draft-damaged": Sentence(
        "ร่างที่พิมพ์ค้างไว้ใน {place} เสียหาย จึงเปิดฉบับที่บันทึกล่าสุดแทน",
        "The unsaved typing in {place} is damaged, so the version saved last is shown.",
    ),
    "backup-damaged": Sentence(
        "สำเนาสำรอง {place} เสียหาย จึงไม่ได้ใช้ กรุณาใช้สำเนาอื่น",
        "The backup {place} is damaged and was not used. Use another one.",
    ),
    "backup-without-keys": Sentence(
        "ไม่พบแฟ้มกุญแจ {place} ที่คู่กับสำเนาสำรอง กรุณาวางไว้ข้างกันแล้วลองอีกครั้ง",
        "The key file {place} that goes with the backup is missing. Put it beside the backup, then "
        "try again.",
    ),
    # Numbers.
    "no-lease": Sentence(
        "เครื่องนี้ไม่มีเลขเหลือในทะเบียน {book} ปี {year} กรุณาขอช่วงเลขจากเครื่องนายทะเบียนก่อนออกเลข",
        "This PC has no number left in the register {book} of {year}. "
        "Ask the registrar's PC for a block of numbers first.",
    ),
    "registrar-not-heard": Sentence(
        "เครื่องนี้เพิ่งรับหน้าที่ออกเลข แต่ยังได้รับข้อมูลจากเครื่องเดิมไม่ครบ กรุณานำเข้าชุดข้อมูลจากเครื่องเดิมก่อนออกเลข",
        "This PC was handed the registers, but not all of the former PC's records have come. "
        "Take in a bundle of the former PC before numbering.",
    ),
    "book-of-later-year": Sentence(
        "ยังออกเลขของปี {year} ไม่ได้ กรุณาตรวจวันที่ของเครื่องและของเอกสาร",
        "Numbers of the year {year} cannot be given yet. Check the PC's date and the paper's.",
    ),
    "epoch-full": Sentence(
        "เลขในทะเบียน {book} ปี {year} ใช้ครบทุกเลขที่จัดไว้แล้ว กรุณาแจ้งผู้พัฒนา",
        "Every number set aside for the register {book} of {year} is used. "
        "Report this to the makers.",
    ),
    "number-moved": Sentence(
        "เลขที่ {wanted} เพิ่งถูกใช้ไป เลขถัดไปคือ {next} กรุณาตรวจแล้วออกเลขอีกครั้ง",
        "Number {wanted} was taken a moment ago; the next is {next}. "
        "Look again, then number the paper.",
    ),
    # Operations that came from elsewhere.
    "line-unreadable": Sentence(
        "รายการในชุดข้อมูลอ่านไม่ได้ จึงไม่ได้นำเข้า กรุณาขอชุดข้อมูลใหม่จากเครื่องที่ส่ง",
        "An operation cannot be read and was not taken in. Ask the PC that sent it for a new "
        "bundle.",
    ),
    "line-not-canonical": Sentence(
        "รายการในชุดข้อมูลถูกเขียนผิดแบบ จึงไม่ได้นำเข้า กรุณาขอชุดข้อมูลใหม่จากเครื่องที่ส่ง",
        "An operation is not written in the one form that is signed and was not taken in. "
        "Ask the PC that sent it for a new bundle.",
    ),
    "line-not-allowed": Sentence(
        "รายการในชุดข้อมูลเปลี่ยนสิ่งที่เปลี่ยนไม่ได้ (ตาราง {table}) จึงไม่ได้นำเข้า "
        "กรุณาตรวจเครื่องที่ส่ง และปรับรุ่นโปรแกรมให้ตรงกัน",
        "An operation changes what may not be changed (table {table}) and was not taken in. "
        "Look at the PC that sent it, and update both to the same version.",
    ),
    "line-private-differs": Sentence(
        "ข้อมูลส่วนบุคคลที่มากับรายการไม่ตรงกับลายพิมพ์ จึงไม่ได้นำเข้า กรุณาขอชุดข้อมูลใหม่จากเครื่องที่ส่ง",
        "Personal data does not agree with the hash in its operation and was not taken in. "
        "Ask the PC that sent it for a new bundle.",
    ),
    # What a check finds.
    "check-more": Sentence("และอีก {count} รายการแบบเดียวกัน", "and {count} more of the same kind"),
    "check-pages": Sentence(
        "หน้าในแฟ้มข้อมูลเสียหาย {count} แห่ง กรุณาหยุดบันทึก แล้วกู้คืนจากสำเนาสำรองล่าสุด (prachakhom restore)",
        "Pages of the records file are damaged in {count} places. Stop writing and restore the "
        "latest backup (prachakhom restore).",
    ),
    "check-link": Sentence(
        "แถว {row} ของตาราง {table} อ้างถึงแถวของ {parent} ที่ไม่มี กรุณาแจ้งผู้พัฒนา",
        "Row {row} of {table} points to a row of {parent} that does not exist. Report this to the "
        "makers.",
    ),
    "check-schema": Sentence(
        "โครงสร้างข้อมูลเป็นรุ่น {found} แต่โปรแกรมนี้ต้องเป็นรุ่น {known} กรุณาเปิดด้วยโปรแกรมรุ่นที่ถูกต้อง",
        "The schema is number {found}, this program needs {known}. Open it with the right version.",
    ),
    "check-table": Sentence(
        "ไม่มีตาราง {table} ในแฟ้มข้อมูล กรุณากู้คืนจากสำเนาสำรอง",
        "The records file has no table {table}. Restore a backup.",
    ),
    "check-gap": Sentence(
        "บันทึกของเครื่อง {device} ขาดหาย: มี {count} รายการ แต่ลำดับสุดท้ายคือ {last} กรุณากู้คืนจากสำเนาสำรอง",
        "The journal of PC {device} has gaps: {count} entries, the last numbered {last}. "
        "Restore a backup.",
    ),
    "check-line": Sentence(
        "บันทึกลำดับที่ {seq} ของเครื่อง {device} ถูกแก้ไขหรือเสียหาย กรุณากู้คืนจากสำเนาสำรอง",
        "Entry {seq} in the journal of PC {device} was altered or is damaged. Restore a backup.",
    ),
    "check-unlogged": Sentence(
        "แถว {uid} ของตาราง {table} ไม่มีที่มาในบันทึก กรุณาแจ้งผู้พัฒนา",
        "Row {uid} of {table} has no beginning in the journal. Report this to the makers.",
    ),
    "check-uid": Sentence(
        "รหัสแถว {uid} ของตาราง {table} ไม่ตรงกับเนื้อหา กรุณาแจ้งผู้พัฒนา",
        "The uid {uid} of {table} does not agree with its row. Report this to the makers.",
    ),
    "check-number-lease": Sentence(
        "เลขที่ {number} ออกนอกช่วงเลขที่เครื่องได้รับ ({uid}) กรุณาตรวจทะเบียนกับนายทะเบียน",
        "Number {number} lies outside the block its PC was given ({uid}). "
        "Compare the register with the registrar.",
    ),
    "check-leases-overlap": Sentence(
        "ช่วงเลข {low}–{high} ซ้อนกับช่วงที่เริ่มที่ {other} ในทะเบียนเดียวกัน กรุณาตรวจทะเบียนกับนายทะเบียน",
        "The block {low}-{high} overlaps the one that begins at {other} in the same register. "
        "Compare the register with the registrar.",
    ),
    "check-version": Sentence(
        "ข้อความของฉบับ {uid} ไม่ตรงกับลายพิมพ์ของมัน กรุณากู้คืนจากสำเนาสำรอง",
        "The text of version {uid} does not agree with its hash. Restore a backup.",
    ),
    "check-step-version": Sentence(
        "ขั้นการอนุมัติ {uid} อ้างถึงฉบับของเอกสารอื่น กรุณาแจ้งผู้พัฒนา",
        "Approval step {uid} names a version of another document. Report this to the makers.",
    ),
    "segment-header": Sentence(
        "หัวของชุดข้อมูลอ่านไม่ได้ ไม่ได้รับเข้า ขอชุดใหม่จากเครื่องต้นทาง",
        "The head of a set of changes is unreadable; nothing was taken in. Ask its "
        "PC for a new one.",
    ),
    "segment-other-office": Sentence(
        "ชุดข้อมูลนี้เป็นของสำนักงานอื่น ไม่ได้รับเข้า",
        "These changes belong to another office; nothing was taken in.",
    ),
    "segment-unknown-device": Sentence(
        "ชุดข้อมูลมาจากเครื่องที่สำนักงานไม่รู้จัก ({device}) ไม่ได้รับเข้า ให้รับเครื่องนั้นเข้าสำนักงานก่อน",
        "The changes come from a PC the office does not know ({device}); admit that PC first.",
    ),
    "segment-signature": Sentence(
        "ลายเซ็นของชุดข้อมูลจากเครื่อง {device} ไม่ถูกต้อง ไม่ได้รับเข้า ขอชุดใหม่",
        "The signature of the changes of PC {device} is wrong; nothing was taken in. "
        "Ask for a new copy.",
    ),
    "segment-incomplete": Sentence(
        "ชุดข้อมูลจากเครื่อง {device} ไม่ครบ ไม่ได้รับเข้า ขอชุดใหม่",
        "The changes of PC {device} are incomplete; ask for a new copy.",
    ),
    "segment-root": Sentence(
        "ชุดข้อมูลจากเครื่อง {device} ถูกเปลี่ยนระหว่างทาง ไม่ได้รับเข้า ขอชุดใหม่",
        "The changes of PC {device} were altered on the way; ask for a new copy.",
    ),
    "segment-fork": Sentence(
        "เครื่อง {device} มีประวัติสองชุด อาจกู้จากสำเนาเก่าหรือถูกทำซ้ำ ไม่ได้รับเข้า ให้ผู้ดูแลเริ่มชื่อเครื่องใหม่",
        "PC {device} has two histories: restored from an old copy, or cloned. It "
        "must be given a new name.",
    ),
    "segment-newer-schema": Sentence(
        "ชุดข้อมูลทำด้วยโปรแกรมรุ่นใหม่กว่า เก็บรอไว้แล้ว กรุณาปรับปรุงโปรแกรมเครื่องนี้",
        "The changes were made by a newer program; they are kept until this PC is updated.",
    ),
    "line-uid": Sentence(
        "รายการใน {table} มีชื่อไม่ตรงกับเนื้อหา เก็บไว้ตรวจและไม่ได้รับเข้า",
        "A row of {table} carries a name that is not its own; it is kept aside, not taken in.",
    ),
    "line-parent-missing": Sentence(
        "รายการใน {table} อ้างถึงสิ่งที่ไม่มี เก็บไว้ตรวจและไม่ได้รับเข้า",
        "A row of {table} refers to something that is not there; it is kept aside, not taken in.",
    ),
    "line-number-lease": Sentence(
        "เลขทะเบียนที่ส่งมาไม่อยู่ในช่วงที่เครื่องนั้นได้รับ เก็บไว้ตรวจและไม่ได้รับเข้า",
        "A number lies outside the block leased to its PC; it is kept aside, not taken in.",
    ),
}
