"""What is said about paper."""

from desktop.office.words import Sentence

SENTENCES: dict[str, Sentence] = {
    "list-unreadable": Sentence(
        "อ่านรายชื่อ {name} ไม่ได้ กรุณาบันทึกจาก Excel เป็น CSV UTF-8 แล้วลองอีกครั้ง",
        "The list {name} cannot be read. Save it as CSV UTF-8, then try again.",
    ),
    "list-empty": Sentence(
        "รายชื่อ {name} ไม่มีข้อมูล แถวแรกต้องเป็นหัวคอลัมน์ เช่น ชื่อ,ที่อยู่ แถวต่อไปเป็นรายการ",
        "The list {name} is empty: its first line must hold the headings, the next ones the rows.",
    ),
    "list-too-long": Sentence(
        "รายชื่อ {name} ยาวเกิน {most} แถว กรุณาแบ่งเป็นหลายแฟ้ม",
        "The list {name} has more than {most} rows. Split it into several files.",
    ),
    "list-row-long": Sentence(
        "รายชื่อ {name} บรรทัดที่ {row} มีช่องมากกว่าหัวคอลัมน์ กรุณาแก้แล้วลองอีกครั้ง",
        "Line {row} of the list {name} has more cells than there are headings. Mend it.",
    ),
    "merge-no-blanks": Sentence(
        "เอกสารนี้ไม่มีช่องให้เติม กรุณาพิมพ์ {{ชื่อหัวคอลัมน์}} ตรงที่ต้องการ เช่น เรียน {{ชื่อ}}",
        "This paper has no blanks. Write {{heading}} where the words of the list belong.",
    ),
    "merge-field-missing": Sentence(
        "รายชื่อแถวที่ {row} ไม่มีค่าของช่อง {field} กรุณาเติมให้ครบ ยังไม่ได้พิมพ์ฉบับใดเลย",
        "Row {row} of the list has no value for {field}. Fill it in; nothing was printed.",
    ),
    "form-not-in-word": Sentence(
        "แบบ “{form}” ส่งออกเป็น Word ไม่ได้ แบบที่ส่งออกได้คือ {known}",
        'The form "{form}" cannot go out as a Word document: those that can are {known}.',
    ),
    "qr-too-long": Sentence(
        "ข้อความใน QR ยาวเกินไป ({letters} ตัวอักษร) กรุณาใช้ที่อยู่เว็บที่สั้นกว่านี้",
        "The text of the QR code is too long ({letters} letters). Use a shorter address.",
    ),
    "chart-without-table": Sentence(
        "บรรทัดที่ {line}: ไม่มีตารางใต้แผนภูมิ โปรดวางตารางที่จะให้วาดต่อจากบรรทัดนี้",
        "line {line}: no table follows the chart: put the table it is drawn from under it.",
    ),
    "chart-kind": Sentence(
        "บรรทัดที่ {line}: ไม่มีแผนภูมิแบบ “{kind}” โปรดใช้ {known}",
        'line {line}: there is no chart "{kind}": use {known}.',
    ),
    "chart-column": Sentence(
        "บรรทัดที่ {line}: ตารางใต้แผนภูมิไม่มีคอลัมน์ที่ {column} หรือไม่ใช่ตัวเลขทั้งคอลัมน์ โปรดแก้ตาราง",
        "line {line}: column {column} of the table under the chart is missing or not all figures: "
        "mend the table or choose another.",
    ),
    "table-too-wide": Sentence(
        "บรรทัดที่ {line}: ตารางมี {columns} คอลัมน์ กว้างเกินหน้ากระดาษ โปรดแบ่งเป็นหลายตาราง",
        "line {line}: the table has {columns} columns, more than the page has room for: part it.",
    ),
    "block-too-tall": Sentence(
        "ข้อความที่ต้องอยู่ด้วยกันสูงเกินหน้ากระดาษ ขึ้นต้นว่า “{words}” โปรดย่อให้สั้นลง",
        'A piece that must stay together is taller than the page, beginning "{words}": shorten it.',
    ),
    "address-too-long": Sentence(
        "บรรทัดที่ {line}: ข้อความยาวเกินเนื้อที่ของแบบ แม้ใช้ตัวเล็กที่สุดแล้ว โปรดย่อช่อง {field}",
        "line {line}: the field {field} has no room on this form even in small type: shorten it.",
    ),
    "measure-out-of-bounds": Sentence(
        "{words} เป็น {value} ไม่ได้ โปรดใส่ {least} ถึง {most}",
        "{words} cannot be {value}: it must be {least} to {most}.",
    ),
    "note-twice": Sentence(
        "บรรทัดที่ {line}: มีเชิงอรรถ [^{label}] ซ้ำกัน โปรดเปลี่ยนชื่อหรือลบออกหนึ่งแห่ง",
        "line {line}: the footnote [^{label}] is written twice: rename or delete one.",
    ),
    "note-in-note": Sentence(
        "บรรทัดที่ {line}: เชิงอรรถอ้างเชิงอรรถ [^{label}] ไม่ได้ โปรดย้ายเครื่องหมายไปไว้ในเนื้อความ",
        "line {line}: a footnote cannot mark the footnote [^{label}]: put the mark into the text.",
    ),
    "note-missing": Sentence(
        "บรรทัดที่ {line}: ไม่มีข้อความของเชิงอรรถ [^{label}] โปรดเขียน [^{label}]: ข้อความ ไว้ท้ายเนื้อความ",
        "line {line}: the footnote [^{label}] has no text: write [^{label}]: text under the body.",
    ),
    "note-here": Sentence(
        "บรรทัดที่ {line}: หัวข้อและคำบรรยายภาพมีเชิงอรรถ [^{label}] ไม่ได้ โปรดย้ายไปไว้ในย่อหน้า",
        "line {line}: a heading or caption cannot carry the footnote [^{label}]: move it into a "
        "paragraph.",
    ),
    "note-unmarked": Sentence(
        "บรรทัดที่ {line}: เชิงอรรถ [^{label}] ไม่มีเครื่องหมายในเนื้อความ โปรดเติม [^{label}] หรือลบเชิงอรรถ",
        "line {line}: nothing in the text marks the footnote [^{label}]: add the mark or delete "
        "the note.",
    ),
    "note-too-long": Sentence(
        "บรรทัดที่ {line}: เชิงอรรถ [^{label}] ยาวเกินครึ่งหน้า โปรดย้ายเข้าเนื้อความหรือเป็นเอกสารแนบ",
        "line {line}: the footnote [^{label}] fills more than half a page: move it into the text.",
    ),
    "notes-too-many": Sentence(
        "เชิงอรรถ {count} ข้อของหน้าเดียวกันยาวเกินหน้า โปรดย่อหรือย้ายบางข้อเข้าเนื้อความ",
        "{count} footnotes of one page leave it no room: shorten them or move some into the text.",
    ),
    "photo-missing": Sentence(
        "บรรทัดที่ {line}: ไม่พบไฟล์ภาพ {name} โปรดวางไว้ในโฟลเดอร์เดียวกับต้นฉบับหรือเพิ่มภาพใหม่",
        "line {line}: there is no picture {name}: put the file beside the source.",
    ),
    "photo-not-an-image": Sentence(
        "บรรทัดที่ {line}: ไฟล์ {name} ไม่ใช่ภาพ JPEG หรือ PNG โปรดบันทึกภาพใหม่เป็น JPEG",
        "line {line}: {name} is neither JPEG nor PNG: save the picture as JPEG.",
    ),
    "photo-broken": Sentence(
        "บรรทัดที่ {line}: อ่านภาพ {name} ไม่ได้ ไฟล์อาจเสียหาย โปรดคัดลอกจากกล้องใหม่",
        "line {line}: the picture {name} cannot be read, it may be damaged: copy it again.",
    ),
    "photo-too-big": Sentence(
        "บรรทัดที่ {line}: ภาพ {name} ใหญ่เกินไป โปรดย่อให้ไม่เกิน {most} ล้านจุด",
        "line {line}: the picture {name} is too big: shrink it to {most} megapixels at most.",
    ),
    "source-too-big": Sentence(
        "ไฟล์ {name} ใหญ่เกินไป ({megabytes} เมกะไบต์) โปรดแบ่งเป็นหลายฉบับ",
        "{name} is too big ({megabytes} MB): part it into several papers.",
    ),
    "source-not-utf8": Sentence(
        "ไฟล์ {name} บรรทัดที่ {line} (ไบต์ที่ {byte}) ไม่ใช่ข้อความ UTF-8 โปรดบันทึกไฟล์ใหม่เป็น UTF-8",
        "{name}, line {line}, byte {byte} is not UTF-8: save the file as UTF-8 text.",
    ),
    "front-missing": Sentence(
        "บรรทัดที่ {line}: ต้นฉบับต้องขึ้นต้นด้วยบรรทัด +++ แล้วตามด้วยช่องข้อมูลของแบบ",
        "line {line}: a paper begins with a line of +++ and the fields of its form under it.",
    ),
    "front-open": Sentence(
        "บรรทัดที่ {line}: ช่องข้อมูลที่เปิดด้วย +++ ไม่มีบรรทัด +++ ปิดท้าย โปรดเติมก่อนเนื้อความ",
        "line {line}: the fields opened by +++ are never closed: add a line of +++ before the "
        "text.",
    ),
    "front-broken": Sentence(
        'บรรทัดที่ {line}: อ่านช่องข้อมูล “{written}” ไม่ได้ ต้องเขียนเป็น ชื่อช่อง = "ค่า"',
        'line {line}: cannot read the field "{written}": write it as name = "value".',
    ),
    "form-unknown": Sentence(
        "บรรทัดที่ {line}: ไม่รู้จักแบบหนังสือ “{form}” แบบที่มีคือ {known}",
        'line {line}: there is no form "{form}": the forms are {known}.',
    ),
    "key-unknown": Sentence(
        "บรรทัดที่ {line}: ไม่มีช่องข้อมูลชื่อ “{key}” อาจหมายถึง {hint}",
        'line {line}: there is no field "{key}": perhaps you mean {hint}.',
    ),
    "field-missing": Sentence(
        "บรรทัดที่ {line}: ยังไม่ได้กรอกช่อง {field} โปรดกรอกก่อนพิมพ์",
        "line {line}: the field {field} is missing: fill it in before printing.",
    ),
    "field-kind": Sentence(
        "บรรทัดที่ {line}: ช่อง {field} เขียนไม่ถูกรูปแบบ ต้องเขียนเป็น {wanted}",
        "line {line}: the field {field} is of the wrong kind: write it as {wanted}.",
    ),
    "choice-bad": Sentence(
        "บรรทัดที่ {line}: ช่อง {field} เป็น “{value}” ไม่ได้ เลือกได้ {choices}",
        'line {line}: the field {field} cannot be "{value}": choose {choices}.',
    ),
    "date-bad": Sentence(
        'บรรทัดที่ {line}: ช่อง {field} ไม่มีวันที่ “{value}” โปรดเขียนเช่น 2021-03-04 หรือ "4 มีนาคม 2564"',
        'line {line}: {field}: there is no day {value}: write it like 2021-03-04 or "4/3/2564".',
    ),
    "date-short-year": Sentence(
        "บรรทัดที่ {line}: ช่อง {field} “{value}” มีปีเพียงสองหลัก โปรดเขียนปีสี่หลัก เช่น 2564",
        'line {line}: {field}: "{value}" has a two-digit year: write all four digits, such as '
        "2564.",
    ),
    "subject-too-long": Sentence(
        "บรรทัดที่ {line}: ชื่อเรื่องยาว {letters} ตัวอักษร เกิน {most} "
        "โปรดย่อชื่อเรื่องแล้วย้ายรายละเอียดไปไว้ในเนื้อความ",
        "line {line}: the subject has {letters} letters, more than {most}: shorten it and move the "
        "details into the text.",
    ),
    "control-character": Sentence(
        "บรรทัดที่ {line}: มีอักขระควบคุม {code} ที่พิมพ์ไม่ได้ โปรดลบออก",
        "line {line}: there is an unprintable control character {code}: delete it.",
    ),
    "emoji": Sentence(
        "บรรทัดที่ {line}: หนังสือราชการพิมพ์สัญลักษณ์ {character} ({code}) ไม่ได้ โปรดลบออกหรือเขียนเป็นคำ",
        "line {line}: the symbol {character} ({code} {name}) cannot be printed: delete it or "
        "write a word.",
    ),
    "no-glyph": Sentence(
        "บรรทัดที่ {line}: แบบอักษร {font} ไม่มีตัวอักษร {character} ({code}) โปรดเปลี่ยนตัวอักษรหรือแบบอักษร",
        "line {line}: {font} has no character {character} ({code} {name}): use another "
        "character or font.",
    ),
    "font-missing": Sentence(
        "ไม่พบแบบอักษร {family} ในเครื่องนี้ โปรดติดตั้งหรือเลือกแบบอักษรอื่น",
        "the font family {family} is not installed on this computer: install it or choose another.",
    ),
    "font-no-thai": Sentence(
        "แบบอักษร {family} ไม่มีอักษรไทยครบทั้งตัวปกติและตัวหนา โปรดเลือกแบบอักษรอื่น",
        "the font family {family} lacks Thai letters: choose another.",
    ),
    "font-broken": Sentence(
        "อ่านแบบอักษร {family} ไม่ได้ ไฟล์อาจเสียหาย โปรดติดตั้งใหม่",
        "the font family {family} cannot be read, the file may be damaged: install it again.",
    ),
    "emblem-too-big": Sentence(
        "ไฟล์ตราใหญ่เกินไป ({bytes} ไบต์) โปรดใช้ไฟล์ไม่เกิน {most} ไบต์",
        "the emblem file is too big ({bytes} bytes): use one of at most {most} bytes.",
    ),
    "emblem-not-an-image": Sentence(
        "ไฟล์ตราไม่ใช่ภาพ SVG หรือ PNG โปรดเลือกไฟล์อื่น",
        "the emblem file is neither SVG nor PNG: choose another file.",
    ),
    "emblem-broken": Sentence(
        "ไฟล์ตราเสียหายหรือว่างเปล่า โปรดบันทึกใหม่จากโปรแกรมวาดภาพ",
        "the emblem file is damaged or empty: save it again from a drawing program.",
    ),
    "emblem-not-drawable": Sentence(
        "ไฟล์ตรา SVG มีส่วนที่พิมพ์ไม่ได้ ({element}) โปรดแปลงเป็นเส้นโครงร่างหรือใช้ PNG",
        "the SVG emblem contains {element}, which cannot be printed: turn it into outlines or "
        "use PNG.",
    ),
    "file-missing": Sentence(
        "ไม่พบไฟล์ {file} โปรดตรวจชื่อและโฟลเดอร์",
        "there is no file {file}: check its name and folder.",
    ),
    "file-unreadable": Sentence(
        "เปิดไฟล์ {file} ไม่ได้ ({why}) โปรดตรวจสิทธิ์ของไฟล์",
        "cannot open {file} ({why}): check that it is a file and you may read it.",
    ),
    "out-folder-missing": Sentence(
        "ไม่มีโฟลเดอร์ {folder} สำหรับบันทึก {file} โปรดสร้างโฟลเดอร์ก่อน",
        "there is no folder {folder} to write {file} in: make it first.",
    ),
    "out-disk-full": Sentence(
        "บันทึก {file} ไม่ได้เพราะดิสก์เต็ม โปรดลบไฟล์ที่ไม่ใช้หรือเลือกที่อื่น",
        "cannot write {file}, the disk is full: free some room or choose another place.",
    ),
    "out-read-only": Sentence(
        "บันทึกในโฟลเดอร์ {folder} ไม่ได้เพราะไม่มีสิทธิ์เขียน โปรดเลือกโฟลเดอร์อื่น",
        "cannot write in {folder}, it is read-only: choose another folder.",
    ),
    "out-failed": Sentence(
        "บันทึก {file} ไม่ได้ ({why}) โปรดเลือกที่อื่น",
        "cannot write {file} ({why}): choose another place.",
    ),
}
