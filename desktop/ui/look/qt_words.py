"""What Qt itself says, in Thai: its file dialog, the menus of text fields, standard buttons.

Qt brings no Thai catalogue; its own words are the keys here, as its sources write them.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

_WORDS = {  # without the marks of their keys
    # menus of text fields, number fields and scroll bars
    "Undo": "เลิกทำ",
    "Redo": "ทำซ้ำ",
    "Cut": "ตัด",
    "Copy": "คัดลอก",
    "Copy Link Location": "คัดลอกที่อยู่ลิงก์",
    "Paste": "วาง",
    "Delete": "ลบ",
    "Select All": "เลือกทั้งหมด",
    "Step up": "เพิ่ม",
    "Step down": "ลด",
    "Scroll here": "เลื่อนมาที่นี่",
    "Top": "บนสุด",
    "Bottom": "ล่างสุด",
    "Left edge": "ซ้ายสุด",
    "Right edge": "ขวาสุด",
    "Page up": "ขึ้นหนึ่งหน้า",
    "Page down": "ลงหนึ่งหน้า",
    "Page left": "ไปซ้ายหนึ่งหน้า",
    "Page right": "ไปขวาหนึ่งหน้า",
    "Scroll up": "เลื่อนขึ้น",
    "Scroll down": "เลื่อนลง",
    "Scroll left": "เลื่อนไปซ้าย",
    "Scroll right": "เลื่อนไปขวา",
    # standard buttons
    "OK": "ตกลง",
    "Open": "เปิด",
    "Save": "บันทึก",
    "Save As": "บันทึกเป็น",
    "Cancel": "ยกเลิก",
    "Close": "ปิด",
    "Yes": "ใช่",
    "No": "ไม่ใช่",
    "Choose": "เลือก",
    # the file dialog
    "Look in:": "ดูใน:",
    "File name:": "ชื่อไฟล์:",
    "Files of type:": "ชนิดไฟล์:",
    "Directory:": "โฟลเดอร์:",
    "Directories": "โฟลเดอร์",
    "Find Directory": "หาโฟลเดอร์",
    "All Files (*)": "ทุกไฟล์ (*)",
    "Back": "ถอยกลับ",
    "Go back": "ถอยกลับ",
    "Forward": "ไปข้างหน้า",
    "Go forward": "ไปข้างหน้า",
    "Parent Directory": "โฟลเดอร์ชั้นบน",
    "Go to the parent directory": "ไปโฟลเดอร์ชั้นบน",
    "Create New Folder": "สร้างโฟลเดอร์",
    "Create a New Folder": "สร้างโฟลเดอร์ใหม่",
    "New Folder": "โฟลเดอร์ใหม่",
    "List View": "แบบรายการ",
    "Change to list view mode": "แสดงแบบรายการ",
    "Detail View": "แบบละเอียด",
    "Change to detail view mode": "แสดงแบบละเอียด",
    "Sidebar": "แถบข้าง",
    "List of places and bookmarks": "ที่เก็บและที่คั่นไว้",
    "Files": "ไฟล์",
    "Recent Places": "ที่ใช้ล่าสุด",
    "Computer": "คอมพิวเตอร์",
    "My Computer": "คอมพิวเตอร์",
    "Drive": "ไดรฟ์",
    "File": "ไฟล์",
    "Folder": "โฟลเดอร์",
    "%1 File": "ไฟล์ %1",
    "Name": "ชื่อ",
    "Size": "ขนาด",
    "Type": "ชนิด",
    "Kind": "ชนิด",
    "Date Modified": "แก้ไขเมื่อ",
    "Rename": "เปลี่ยนชื่อ",
    "Remove": "เอาออก",
    "Show hidden files": "แสดงไฟล์ที่ซ่อน",
    "%1 already exists.\nDo you want to replace it?": "มี %1 อยู่แล้ว\nแทนที่ไฟล์เดิมหรือไม่",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nไม่พบไฟล์นี้ กรุณาตรวจชื่อไฟล์"
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nไม่พบโฟลเดอร์นี้ กรุณาตรวจชื่อโฟลเดอร์"
    ),
    "Are you sure you want to delete '%1'?": "ลบ “%1” หรือไม่",
    "'%1' is write protected.\nDo you want to delete it anyway?": "“%1” ป้องกันการเขียนไว้\nลบหรือไม่",
    "Could not delete directory.": "ลบโฟลเดอร์ไม่ได้",
}


class QtWords(QTranslator):
    """Qt's own contexts alone begin with Q; all other words are Thai already."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:  # None, and not "", is Qt's word for unknown
        return _WORDS.get(source.replace("&", "")) if context.startswith("Q") else None

    def isEmpty(self) -> bool:
        return False


def install(application: QCoreApplication) -> None:
    """Let Qt speak Thai; once, after the application object is there."""
    application.installTranslator(QtWords(application))
