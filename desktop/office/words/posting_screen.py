"""Words of the room of postings: states, filters, entries, verdicts."""

from __future__ import annotations

SHORT_KINDS = {
    "board": "สำนักงาน",
    "site": "หน้างาน",
    "village": "หมู่บ้าน",
    "web": "เว็บไซต์",
    "central": "ระบบกลาง",
    "social": "โซเชียล",
    "loudspeaker": "เสียงตามสาย",
    "journal": "จดหมายข่าว",
    "centre": "ศูนย์ข้อมูล",
}
LAMPS = {  # how a posting stands; blanks filled with days
    "unplanned": "ยังไม่เลือกจุด",
    "to-post": "รอปิด",
    "waits": "รอปิดมา {days} วัน",
    "told": "ประกาศแล้ว",
    "hangs": "ปิดอยู่",
    "soon": "เหลือ {days} วัน",
    "last-day": "ครบวันนี้",
    "late": "เกินปลด {days} วัน",
    "torn": "ชำรุด",
    "down": "ปลดแล้ว",
}
FILTERS = {
    "open": "ที่ต้องดูแล",
    "to-post": "รอปิด",
    "up": "กำลังปิด",
    "soon": "ใกล้ครบ",
    "late": "ต้องปลดหรือซ่อม",
    "no-photo": "ยังขาดรูป",
    "down": "ปลดแล้ว",
    "all": "ทั้งหมด",
}
ENTRIES = {
    "posted": "ปิด",
    "torn": "หลุดหรือชำรุด",
    "reposted": "ปิดใหม่",
    "down": "ปลด",
    "photo": "รูป",
    "certified": "รับรอง",
}
BASES = {
    "hearing-day": "ถึงวันจัดเวที",
    "notice_kept": "ตามแนวปฏิบัติของสำนักงาน",
    "paper": "ตามที่ประกาศกำหนด",
}
ROUTE_ADVICE = (
    "คำแนะนำ ถ่ายภาพให้เห็นทั้งป้าย และให้ QR มุมล่างซ้ายของประกาศอยู่ในภาพชัดเจน "
    "เมื่อกลับมาแล้วลากภาพทั้งหมดลงในหน้า ปิดประกาศ โปรแกรมจะลงบันทึกให้"
)
WHY_NOT = {
    "nothing-planned": "ยังไม่ได้เลือกจุดปิดประกาศ",
    "not-posted": "ยังปิดไม่ครบทุกจุด",
    "torn": "มีจุดที่หลุดหรือชำรุดและยังไม่ปิดใหม่",
    "no-photo": "มีป้ายที่ยังไม่มีรูป",
    "no-address": "มีช่องทางออนไลน์ที่ยังไม่ได้ใส่ที่อยู่หน้าเว็บ",
    "no-certifier": "ยังไม่มีผู้รับรอง",
}
VERDICTS = {  # of a check: light, head, what it means
    "genuine": ("ok", "ตรงกับต้นฉบับ", "ลายเซ็นถูกต้อง และข้อความทุกบรรทัดตรงกับที่ลงนามไว้"),
    "code-only": (
        "ok",
        "ลายเซ็นถูกต้อง",
        "รหัสออกโดยสำนักงานจริง แต่อ่านข้อความจากรูปไม่ได้ ให้เทียบกับข้อความที่ลงนามไว้ด้านล่างด้วยตา",
    ),
    "changed": ("bad", "ไม่ตรงกับต้นฉบับ", "ลายเซ็นถูกต้อง แต่ข้อความไม่ใช่ข้อความที่ลงนามไว้"),
    "void": ("warn", "เลขนี้ถูกยกเลิกแล้ว", "ลายเซ็นถูกต้อง แต่สำนักงานยกเลิกเลขของประกาศนี้แล้ว"),
    "lost": (
        "bad",
        "ลงนามด้วยเครื่องที่ถูกถอนออกแล้ว",
        "สำนักงานไม่เชื่อถือเครื่องที่ลงลายเซ็นนี้ และไม่มีประกาศนี้ในทะเบียน อย่าถือเป็นประกาศจริง",
    ),
}
VERDICTS_EN = {
    "genuine": "genuine: signature and every line as signed",
    "code-only": "signature genuine; no words to compare, lay the text below beside the notice",
    "changed": "CHANGED: the signature is genuine, the words are not those that were signed",
    "void": "void: genuine, but the office voided its number",
    "lost": "NOT TO BE TRUSTED: signed by a PC the office withdrew",
}
CHANGED = "บรรทัดที่ {line}"
SHOTS = {  # how a photo was read: light and word
    "matched": ("ok", "พบประกาศ"),
    "two": ("ok", "หลายประกาศในรูปเดียว"),
    "no-code": ("warn", "ไม่พบ QR"),
    "foreign": ("warn", "QR ของที่อื่น"),
    "forged": ("bad", "ลายเซ็นใน QR ไม่ถูกต้อง"),
    "unknown": ("warn", "ประกาศนี้ไม่มีในเครื่องนี้"),
    "unreadable": ("bad", "เปิดรูปไม่ได้"),
    "twice": ("muted", "รูปซ้ำในรอบนี้"),
}


def lamp(key: str, days: int) -> str:
    """The word of a lamp, with its days in Thai digits."""
    from desktop.thai.digits import to_thai

    return to_thai(LAMPS[key].format(days=days))
