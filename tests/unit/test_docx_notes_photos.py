"""Footnotes and photos in a Word document."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from PIL import Image

from desktop.printing import source
from desktop.printing.docx import docx
from desktop.printing.paper import Paper

TEXT = """+++
form = "announcement"
agency = "เทศบาลตำบลตัวอย่าง"
subject = "ทดสอบ"
date = 2024-01-17
%s
[[signers]]
name = "นายวิชัย สมมติ"
+++

ข้อความแรก[^a] และข้อความสอง[^b] แล้วอ้างอีกครั้ง[^a]

![เวทีประชาคม "หมู่ที่ 3"](a.png)

[^a]: แผนพัฒนาท้องถิ่น **หน้า 45**

[^b]: พระราชบัญญัติเทศบาล พ.ศ. 2496
"""


def paper(more: str = "") -> Paper:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "green").save(out, "PNG")
    return replace(source.read(TEXT % more), pictures={"a.png": out.getvalue()})


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {
            name: file.read(name).decode("utf-8")
            for name in file.namelist()
            if name.endswith((".xml", ".rels"))
        }


def test_each_note_has_one_mark_and_its_text_in_digits_of_the_paper() -> None:
    found = parts(docx(paper()))
    body, notes = found["word/document.xml"], found["word/footnotes.xml"]
    assert re.findall(r'<w:footnoteReference w:id="(\d+)"', body) == ["1", "2"]
    assert "แผนพัฒนาท้องถิ่น" in notes
    assert "พ.ศ.\u00a0๒๔๙๖" in notes
    assert "footnotes.xml" in found["word/_rels/document.xml.rels"]
    assert "footnotes+xml" in found["[Content_Types].xml"]
    assert 'w:val="thaiNumbers"' in found["word/settings.xml"]
    again = re.findall(r'<w:vertAlign w:val="superscript"/></w:rPr><w:t[^>]*>(.*?)<', body)
    assert again == ["๑"]
    assert 'w:val="decimal"' in parts(docx(paper('digits = "arabic"')))["word/settings.xml"]


def test_a_photo_stands_in_a_line_that_grows_with_it() -> None:
    data = docx(paper())
    body = parts(data)["word/document.xml"]
    photo = body[: body.index("<wp:inline")]
    assert 'w:lineRule="auto"' in photo[photo.rindex("<w:p>") :]
    wide, tall = re.findall(r'<wp:inline.*?<wp:extent cx="(\d+)" cy="(\d+)"', body)[0]
    assert abs(int(wide) / int(tall) - 4 / 3) < 0.01
    assert int(wide) <= 12 / 2.54 * 914400 + 10
    assert "เวทีประชาคม" in re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', body)[-1]
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        media = [name for name in file.namelist() if name.startswith("word/media/")]
    assert any(name.endswith(".jpg") for name in media)
    assert data == docx(paper())
