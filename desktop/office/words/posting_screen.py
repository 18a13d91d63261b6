"""Words of the room of postings: states, filters, entries, verdicts."""

from __future__ import annotations

from desktop.i18n import tr
from desktop.thai import on_screen

SHORT_KINDS = {
    "board": tr("สำนักงาน"),
    "site": tr("หน้างาน"),
    "village": tr("หมู่บ้าน"),
    "web": tr("เว็บไซต์"),
    "central": tr("ระบบกลาง"),
    "social": tr("โซเชียล"),
    "loudspeaker": tr("เสียงตามสาย"),
    "journal": tr("จดหมายข่าว"),
    "centre": tr("ศูนย์ข้อมูล"),
}
LAMPS = {  # how a posting stands; blanks filled with days
    "unplanned": tr("ยังไม่เลือกจุด"),
    "to-post": tr("รอปิด"),
    "waits": tr("รอปิดมา {days} วัน"),
    "told": tr("ประกาศแล้ว"),
    "hangs": tr("ปิดอยู่"),
    "soon": tr("เหลือ {days} วัน"),
    "last-day": tr("ครบวันนี้"),
    "late": tr("เกินปลด {days} วัน"),
    "torn": tr("ชำรุด"),
    "down": tr("ปลดแล้ว"),
}
FILTERS = {
    "open": tr("ที่ต้องดูแล"),
    "to-post": tr("รอปิด"),
    "up": tr("กำลังปิด"),
    "soon": tr("ใกล้ครบ"),
    "late": tr("ต้องปลดหรือซ่อม"),
    "no-photo": tr("ยังขาดรูป"),
    "down": tr("ปลดแล้ว"),
    "all": tr("ทั้งหมด"),
}
ENTRIES = {
    "posted": tr("ปิด", "logged"),
    "torn": tr("หลุดหรือชำรุด"),
    "reposted": tr("ปิดใหม่"),
    "down": tr("ปลด"),
    "photo": tr("รูป"),
    "certified": tr("รับรอง", "logged"),
}
BASES = {
    "hearing-day": tr("ถึงวันจัดเวที"),
    "notice_kept": tr("ตามแนวปฏิบัติของสำนักงาน"),
    "paper": tr("ตามที่ประกาศกำหนด"),
}
ROUTE_ADVICE = (
    "คำแนะนำ ถ่ายภาพให้เห็นทั้งป้าย และให้ QR มุมล่างซ้ายของประกาศอยู่ในภาพชัดเจน "
    "เมื่อกลับมาแล้วลากภาพทั้งหมดลงในหน้า ปิดประกาศ โปรแกรมจะลงบันทึกให้"
)
WHY_NOT = {
    "nothing-planned": tr("ยังไม่ได้เลือกจุดปิดประกาศ"),
    "not-posted": tr("ยังปิดไม่ครบทุกจุด"),
    "torn": tr("มีจุดที่หลุดหรือชำรุดและยังไม่ปิดใหม่"),
    "no-photo": tr("มีป้ายที่ยังไม่มีรูป"),
    "no-address": tr("มีช่องทางออนไลน์ที่ยังไม่ได้ใส่ที่อยู่หน้าเว็บ"),
    "no-certifier": tr("ยังไม่มีผู้รับรอง"),
}
VERDICTS = {  # of a check: light, head, what it means
    "genuine": ("ok", tr("ตรงกับต้นฉบับ"), tr("ลายเซ็นถูกต้อง และข้อความทุกบรรทัดตรงกับที่ลงนามไว้")),
    "code-only": (
        "ok",
        tr("ลายเซ็นถูกต้อง"),
        tr("รหัสออกโดยสำนักงานจริง แต่อ่านข้อความจากรูปไม่ได้ ให้เทียบกับข้อความที่ลงนามไว้ด้านล่างด้วยตา"),
    ),
    "changed": ("bad", tr("ไม่ตรงกับต้นฉบับ"), tr("ลายเซ็นถูกต้อง แต่ข้อความไม่ใช่ข้อความที่ลงนามไว้")),
    "void": ("warn", tr("เลขนี้ถูกยกเลิกแล้ว"), tr("ลายเซ็นถูกต้อง แต่สำนักงานยกเลิกเลขของประกาศนี้แล้ว")),
    "lost": (
        "bad",
        tr("ลงนามด้วยเครื่องที่ถูกถอนออกแล้ว"),
        tr("สำนักงานไม่เชื่อถือเครื่องที่ลงลายเซ็นนี้ และไม่มีประกาศนี้ในทะเบียน อย่าถือเป็นประกาศจริง"),
    ),
}
VERDICTS_EN = {
    "genuine": "genuine: signature and every line as signed",
    "code-only": "signature genuine; no words to compare, lay the text below beside the notice",
    "changed": "CHANGED: the signature is genuine, the words are not those that were signed",
    "void": "void: genuine, but the office voided its number",
    "lost": "NOT TO BE TRUSTED: signed by a PC the office withdrew",
}
CHANGED = tr("บรรทัดที่ {line}")
ASKED = tr(" · ที่ยังไม่เห็นหรืออ่านไม่ได้: ดูในรูป ถ้ามีกด Enter ถ้าไม่มีกด Delete")
SHOTS = {  # how a photo was read: light and word
    "matched": ("ok", tr("พบประกาศ")),
    "two": ("ok", tr("หลายประกาศในรูปเดียว")),
    "unread": ("warn", tr("มี QR ที่อ่านไม่ได้")),
    "unseen": ("warn", tr("ยังไม่เห็นในรูป")),
    "no-code": ("warn", tr("ไม่พบ QR")),
    "foreign": ("warn", tr("QR ของที่อื่น")),
    "forged": ("bad", tr("ลายเซ็นใน QR ไม่ถูกต้อง")),
    "unknown": ("warn", tr("ประกาศนี้ไม่มีในเครื่องนี้")),
    "unreadable": ("bad", tr("เปิดรูปไม่ได้")),
    "twice": ("muted", tr("รูปซ้ำในรอบนี้")),
}


def lamp(key: str, days: int) -> str:
    """The word of a lamp, with its days in Thai digits."""
    return on_screen.figures(LAMPS[key].format(days=days))
