"""Our Word documents opened by LibreOffice and printed there, beside our own page.

Needs the Debian package libreoffice-writer-nogui: `tests/run.sh --all` brings it.
"""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from desktop.printing import source
from desktop.printing.docx import docx
from desktop.printing.paper import Paper
from desktop.printing.typeset import typeset

pytestmark = pytest.mark.heavy
ROOT = Path(__file__).parents[2]
SEED = ROOT / "tests" / "data" / "seed"
FORMS = ROOT / "resources" / "forms"
POINT_PER_CM = 72 / 2.54
Place = tuple[float, float]  # the middle of a word, and its lower edge, in points


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[Paper], Path]:
    """LibreOffice's PDF of a paper's Word document, with our fonts and settings of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.fail(
            "LibreOffice is not here: install libreoffice-writer-nogui or leave out the heavy tests"
        )
    fonts = Path.home() / ".fonts"  # conftest gives every test a home of its own
    fonts.mkdir()
    for face in (ROOT / "resources" / "fonts").glob("TH*.ttf"):
        shutil.copy(face, fonts)

    def convert(paper: Paper) -> Path:
        document = tmp_path / "paper.docx"
        document.write_bytes(docx(paper))
        command = [program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(document)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return tmp_path / "paper.pdf"

    return convert


def read(path: Path) -> Paper:
    return source.read_bytes(path.read_bytes(), path.name)


def places(pdf: Path) -> dict[str, Place]:
    """Where each word of the first page stands, its first place for a word said twice."""
    command = ["pdftotext", "-l", "1", "-bbox", str(pdf), "-"]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, Place] = {}
    pattern = r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)<'
    for left, right, bottom, word in re.findall(pattern, out):
        found.setdefault(word, ((float(left) + float(right)) / 2, float(bottom)))
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    "path",
    [SEED / "memo.md", SEED / "announcement-office-copy.md", *map(FORMS.joinpath, (
        "announcement.md", "order.md", "letter.md", "certificate.md", "summary.md",
    ))],
    ids=lambda path: path.stem,
)  # fmt: skip
def test_libreoffice_prints_as_many_pages_in_our_font(
    path: Path, printed: Callable[[Paper], Path]
) -> None:
    paper = read(path)
    pdf = printed(paper)
    pages = pypdf.PdfReader(pdf).pages
    assert len(pages) == typeset(paper).pages
    names = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True)
    assert {line.split()[0].partition("+")[2] for line in names.stdout.splitlines()[2:]} <= {
        "THSarabunNew", "THSarabunNew-Bold",
    }  # fmt: skip


def test_the_memo_stands_where_our_page_has_it(
    tmp_path: Path, printed: Callable[[Paper], Path]
) -> None:
    paper = read(SEED / "memo.md")
    theirs = places(printed(paper))
    (tmp_path / "ours.pdf").write_bytes(typeset(paper).pdf)
    ours = places(tmp_path / "ours.pdf")
    for word in ("บันทึกข้อความ", "ส่วนราชการ", "วันที่", "เรื่อง", "เรียน", "ต้นเรื่อง", "ข้อเท็จจริง"):
        assert theirs[word] == pytest.approx(ours[word], abs=6.0), word


def test_the_signature_stands_on_its_axis_and_the_marks_at_the_lower_right(
    tmp_path: Path, printed: Callable[[Paper], Path]
) -> None:
    paper = read(SEED / "announcement-office-copy.md")
    theirs = places(printed(paper))
    (tmp_path / "ours.pdf").write_bytes(typeset(paper).pdf)
    ours = places(tmp_path / "ours.pdf")
    middle, _ = theirs["นายกเทศมนตรีตำบลโคกพุทรา"]
    assert middle == pytest.approx(12.8 * POINT_PER_CM, abs=3.0)
    for word in ("นายกเทศมนตรีตำบลโคกพุทรา", "ร่าง", "ตรวจ", "สำเนาฉบับ"):
        assert theirs[word] == pytest.approx(ours[word], abs=8.0), word
