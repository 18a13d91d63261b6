"""`prachakhom verify`: with the office, with its keys alone, and what exit codes say."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli import main
from desktop.office import office, papers
from desktop.office.postings import codes
from desktop.printing import typeset
from tests.unit.postings_kit import square


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """A printed notice beside its office's folder."""
    with office.opened(tmp_path / "office"):
        made = typeset.typeset(papers.paper_of(square(tmp_path).notice), office.house()).pdf
    (tmp_path / "n.pdf").write_bytes(made)
    return tmp_path / "n.pdf"


def test_genuine_with_the_office_and_with_the_keys_it_wrote(
    notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, keys = notice.parent / "office", notice.parent / "k.pkk"
    asked = ["verify", str(notice), "--office", str(folder), "--write-keys", str(keys)]
    assert main(asked) == 0
    assert "ตรงกับต้นฉบับ" in capsys.readouterr().out
    assert main(["verify", str(notice), "--keys", str(keys)]) == 0
    assert "genuine" in capsys.readouterr().out


def test_what_is_not_genuine_ends_with_one_and_one_sentence(
    notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(notice.parent / "office")
    assert main(["verify", "PKN1AAAA", "--office", folder]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    (notice.parent / "text.txt").write_text("no code", encoding="utf-8")
    assert main(["verify", str(notice.parent / "text.txt"), "--office", folder]) == 1
    assert "QR" in capsys.readouterr().err
    with office.opened(Path(folder)):
        sealed = codes.of(1)
    assert sealed is not None
    (notice.parent / "text.txt").write_text(f"อื่น\n{sealed.code}", encoding="utf-8")
    assert main(["verify", str(notice.parent / "text.txt"), "--office", folder]) == 1
    out = capsys.readouterr().out
    assert "CHANGED" in out
    assert "line 1, signed: ประกาศเทศบาลตำบลตัวอย่าง" in out


def test_without_an_office_and_keys_it_says_what_to_name(
    notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(notice)]) == 1
    assert "--keys" in capsys.readouterr().err
