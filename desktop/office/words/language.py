"""What the proofreader says: what is wrong, why, and what the mend does."""

from desktop.office.words import Sentence

SENTENCES: dict[str, Sentence] = {
    "two-e": Sentence("เเ สองตัวไม่ใช่ แ ค้นหาแล้วไม่พบ", "Two เ stand for one แ; no search finds it."),
    "mark-twice": Sentence("สระหรือวรรณยุกต์ซ้ำกันสองตัว", "A vowel or tone mark is typed twice."),
    "mark-order": Sentence("พิมพ์วรรณยุกต์ก่อนสระ ค้นหาแล้วไม่พบ", "The tone mark precedes the vowel."),
    "mark-alone": Sentence("สระหรือวรรณยุกต์อยู่ผิดที่", "A vowel or tone mark stands where none can."),
    "am-apart": Sentence("ํ กับ า แยกกัน ควรเป็น ำ ตัวเดียว", "NIKHAHIT and AA stand for one AM."),
    "space-repeat": Sentence("ๆ เว้นวรรคหน้าและหลัง (ราชบัณฑิตยสภา)", "ๆ has a blank on both sides."),
    "space-short": Sentence("ฯ ติดคำหน้า เว้นวรรคหลัง (ราชบัณฑิตยสภา)", "ฯ joins the word before it."),
    "space-etc": Sentence("ฯลฯ เว้นวรรคหน้า (ราชบัณฑิตยสภา)", "ฯลฯ has a blank before it."),
    "space-era": Sentence("พ.ศ. มีจุดสองจุดและเว้นวรรคก่อนตัวเลข", "พ.ศ. has two dots and a blank."),
    "space-number": Sentence("เว้นวรรคระหว่างคำกับตัวเลข", "A blank stands between word and number."),
    "office-number": Sentence(
        "เลขที่หนังสือเขียน อท ๕๓๗๐๑.๔/๓๐ ไม่มีจุดหลังอักษรย่อ ไม่เว้นวรรคหลัง /",
        "The number of a paper has no dot after the letters and no blank after the stroke.",
    ),
    "space-bracket": Sentence("ไม่เว้นวรรคด้านในวงเล็บ", "No blank inside brackets."),
    "space-double": Sentence("เว้นวรรคซ้ำ", "Two blanks in a row."),
    "wrong-name": Sentence("ชื่อทางการคือ {fix}", "The official name is {fix}."),
    "taste": Sentence("ใช้ได้ แต่โดยทั่วไปเขียน {fix}", "It may stand; {fix} is usual."),
    "misspelt-always": Sentence("สะกดผิด ที่ถูกคือ {fix}", "Misspelt; {fix} is right."),
    "misspelt": Sentence("อาจสะกดผิด หมายถึง {fix} หรือไม่", "Perhaps misspelt: {fix}?"),
    "mixed-digits": Sentence(
        "ใช้เลขไทยกับเลขอารบิกปนกัน ฉบับเดียวใช้แบบเดียว", "Thai and Arabic digits are mixed."
    ),
    "no-such-day": Sentence("ไม่มีวันนี้ในปฏิทิน: {found}", "There is no such day: {found}."),
    "other-weekday": Sentence("วันนั้นเป็น{fix} ไม่ใช่{found}", "That day is {fix}."),
    "bracket-open": Sentence(
        "วงเล็บหรืออัญประกาศไม่ครบคู่", "A bracket or quotation mark has no partner."
    ),
    "according-without-that": Sentence(
        "ย่อหน้าที่ขึ้นต้นว่า {found} ปิดท้ายด้วยคำว่า นั้น", "A paragraph that opens with {found} ends in นั้น."
    ),
    "because-with-that": Sentence(
        "ย่อหน้าที่ขึ้นต้นว่า ด้วย หรือ เนื่องจาก ไม่ลงท้ายว่า นั้น",
        "A paragraph that opens with ด้วย or เนื่องจาก has no นั้น at its end.",
    ),
    "word-twice": Sentence("พิมพ์คำซ้ำ", "A word is typed twice."),
    "matter-with-a-past": Sentence(
        "อ้างเรื่องที่เคยทำมาแล้ว หัวข้อควรเป็น เรื่องเดิม", "The matter has a past: its heading is เรื่องเดิม."
    ),
    "signed-before-dated": Sentence(
        "ลงนามก่อนวันที่ในประกาศ กรุณาตรวจวันที่", "Signed before the day it bears."
    ),
}
