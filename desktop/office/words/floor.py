"""What is said about the floor of a hearing: agenda, queue, votes, pictures and recordings."""

from desktop.office.words import Sentence

SENTENCES: dict[str, Sentence] = {
    "sound-empty": Sentence(
        "ไม่มีเสียงให้แนบ บันทึกสั้นกว่าหนึ่งวินาที", "There is no sound to attach: less than a second."
    ),
    "floor-not-open": Sentence(
        "เวทียังไม่เปิดหรือปิดไปแล้ว กดเปิดเวทีก่อน แล้วทำใหม่",
        "The hearing is not open; open it first.",
    ),
    "floor-cannot-open": Sentence(
        "เวทีนี้ยกเลิกแล้วหรือรับรองรายงานไปแล้ว จึงเปิดอีกไม่ได้",
        "The hearing was called off or its minutes are adopted; it cannot be opened.",
    ),
    "floor-no-item": Sentence(
        "เวทีนี้ยังไม่มีระเบียบวาระ เพิ่มวาระก่อน แล้วกด F5",
        "The hearing has no agenda yet; add an item first.",
    ),
    "floor-all-heard": Sentence(
        "พิจารณาครบทุกวาระแล้ว เลือกวาระในรายการเพื่อเปิดอีกครั้ง หรือปิดเวที",
        "Every item was heard; choose one to hear it again, or close the hearing.",
    ),
    "floor-nothing-runs": Sentence(
        "ไม่มีวาระที่กำลังพิจารณา กด F5 เพื่อเริ่มวาระ", "No item is being heard; begin one."
    ),
    "floor-closes-first": Sentence(
        "เวลาปิดมาก่อนเวลาเปิดเวที ({opened}) กรุณาแก้เวลา",
        "The hearing would close before it opened ({opened}).",
    ),
    "floor-closes-tomorrow": Sentence(
        "เวลาปิดยังมาไม่ถึง กรุณาแก้วันหรือเวลา", "The closing time is still to come."
    ),
    "floor-time-wrong": Sentence(
        "อ่านเวลา {text} ไม่ได้ พิมพ์แบบ ๑๒.๓๐", "The time {text} cannot be read; write 12.30."
    ),
    "agenda-item-gone": Sentence("ไม่พบวาระนี้ อาจถูกลบไปแล้ว", "The item is not there any more."),
    "speaker-needs-name": Sentence(
        "กรุณาเลือกชื่อหรือพิมพ์ชื่อผู้ขอพูด", "Choose or type who asks for the floor."
    ),
    "speaker-waits-already": Sentence(
        "{name} อยู่ในคิวแล้ว เป็นคนที่ {place}", "{name} waits already, at place {place}."
    ),
    "speaker-began-already": Sentence(
        "ผู้นี้ได้พูดแล้ว จึงเลื่อนหรือถอนออกจากคิวไม่ได้", "They had the floor already."
    ),
    "speaker-none-waits": Sentence(
        "ไม่มีผู้รอพูด กด F3 เพื่อเพิ่มในคิว", "Nobody waits; press F3 to add somebody."
    ),
    "speaker-gone": Sentence("ไม่พบผู้ขอพูดนี้ อาจถูกถอนออกแล้ว", "They are not in the queue any more."),
    "vote-empty": Sentence("กรุณาใส่จำนวนเสียงอย่างน้อยหนึ่งช่อง", "Give at least one figure."),
    "vote-figure-wrong": Sentence("จำนวนเสียงต้องเป็นเลขตั้งแต่ ๐ ขึ้นไป", "A vote is a number from 0 up."),
    "vote-more-than-present": Sentence(
        "รวม {sum} เสียง มากกว่าผู้อยู่ในห้อง {present} คน อยู่ {by} เสียง นับใหม่ หรือเขียนหมายเหตุว่าเพราะเหตุใด",
        "{sum} votes are {by} more than the {present} in the hall; count again, or write why.",
    ),
    "vote-too-late": Sentence(
        "เวทีนี้ยกเลิกหรือเก็บแฟ้มแล้ว จึงบันทึกมติไม่ได้", "The hearing was called off or filed."
    ),
    "attachment-empty": Sentence("แฟ้ม {name} ว่างเปล่า จึงไม่ได้เก็บ", "The file {name} is empty."),
    "attachment-too-big": Sentence(
        "แฟ้ม {name} ใหญ่ {size} เกินที่เก็บได้ ({most}) ย่อหรือแบ่งแฟ้มก่อน",
        "The file {name} is {size}, more than {most}; make it smaller or part it.",
    ),
    "attachment-no-picture": Sentence(
        "อ่านภาพ {name} ไม่ได้ แฟ้มอาจเสียหรือเป็นชนิดที่โปรแกรมไม่รู้จัก บันทึกเป็น JPEG แล้วเพิ่มใหม่",
        "The picture {name} cannot be read; save it as JPEG and add it again.",
    ),
    "attachment-twice": Sentence("แฟ้มนี้มีอยู่แล้วในชื่อ {name}", "This file is here already as {name}."),
    "attachment-gone": Sentence("ไม่พบแฟ้มนี้ อาจถูกลบไปแล้ว", "The file is not there any more."),
    "audio-needs-start": Sentence(
        "กรุณาใส่วันและเวลาที่เริ่มอัดเสียง หมุดจึงจะชี้ถูกที่",
        "Say when the recording began, so that the marks point into it.",
    ),
}
