"""What is said when the program is updated from a file."""

from desktop.office.words import Sentence

SENTENCES: dict[str, Sentence] = {
    "update-no-keys": Sentence(
        "โปรแกรมชุดนี้ไม่มีกุญแจของผู้จัดทำ จึงรับแฟ้มปรับปรุงไม่ได้ กรุณาใช้แฟ้มติดตั้งรุ่นใหม่แทน",
        "This program came without its vendor's keys and takes no updates; use a new installer.",
    ),
    "update-missing": Sentence(
        "ไม่พบแฟ้ม {file} ตรวจว่าเสียบแฟลชไดรฟ์แล้ว", "There is no file {file}; is the stick plugged in?"
    ),
    "update-no-update": Sentence(
        "{file} ไม่ใช่แฟ้มปรับปรุงของประชาคม (.pku) หรือคัดลอกมาไม่ครบ กรุณาขอแฟ้มใหม่",
        "{file} is no update of this program (.pku), or was not copied whole.",
    ),
    "update-signature": Sentence(
        "แฟ้มปรับปรุงไม่ได้ลงลายเซ็นโดยผู้จัดทำ หรือถูกแก้ จึงไม่ติดตั้ง กรุณาขอแฟ้มจากผู้จัดทำโดยตรง",
        "The update is not signed by the vendor, or was altered; nothing was installed.",
    ),
    "update-other-system": Sentence(
        "แฟ้มปรับปรุงนี้เป็นของระบบอื่น ({system}) กรุณาขอแฟ้มของระบบในเครื่องนี้",
        "This update is for another system ({system}).",
    ),
    "update-not-newer": Sentence(
        "แฟ้มนี้เป็นรุ่น {version} เครื่องนี้ใช้รุ่น {current} อยู่แล้ว ไม่ต้องปรับปรุง",
        "The update is {version}, and {current} is installed already.",
    ),
    "update-disk-full": Sentence(
        "ที่ว่างในเครื่องไม่พอ ต้องการอีก {megabytes} MB ลบแฟ้มที่ไม่ใช้แล้วเริ่มใหม่",
        "There is not enough room: {megabytes} MB more are needed.",
    ),
    "update-needs-full": Sentence(
        "แฟ้มปรับปรุงแบบย่อนี้ใช้กับรุ่น {version} ที่ติดตั้งอยู่ไม่ได้ กรุณาขอแฟ้มปรับปรุงแบบเต็ม",
        "This small update does not fit the installed version {version}; ask for the full one.",
    ),
    "update-damaged": Sentence(
        "แฟ้มปรับปรุงเสียหาย ({file}) ไม่มีอะไรเปลี่ยน กรุณาคัดลอกมาใหม่",
        "The update is damaged ({file}); nothing was changed. Copy it again.",
    ),
    "update-does-not-start": Sentence(
        "ลองรุ่น {version} กับสำเนาข้อมูลแล้วเปิดไม่ได้ จึงใช้รุ่นเดิมต่อไป ข้อมูลไม่กระทบ กรุณาแจ้งผู้จัดทำ",
        "Version {version} did not open a copy of the records; the old one stays. Tell the vendor.",
    ),
    "update-by-administrator": Sentence(
        "โปรแกรมชุดนี้ติดตั้งไว้สำหรับทั้งเครื่อง ให้ผู้ดูแลเครื่องติดตั้งแฟ้ม .deb รุ่นใหม่",
        "This program is installed for the whole PC: its administrator installs the new .deb.",
    ),
    "update-from-source": Sentence(
        "โปรแกรมนี้เปิดจากซอร์สโค้ด จึงไม่ใช้แฟ้มปรับปรุง", "This program runs from its source: update that."
    ),
    "update-fell": Sentence(
        "รุ่นใหม่ {version} เปิดหน้าต่างไม่ได้ จึงกลับมาใช้รุ่นเดิม ข้อมูลอยู่ครบ กรุณาแจ้งผู้จัดทำ",
        "Version {version} could not open its window; the one before is back. Nothing was lost.",
    ),
}
