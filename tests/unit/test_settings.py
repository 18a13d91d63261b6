"""The settings of this PC: kept whole, read in good faith, never in the way."""

import logging
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths, settings
from desktop.settings import DAMAGED, FILE, Settings, Window


def told(caplog: pytest.LogCaptureFixture) -> str:
    text = "\n".join(record.getMessage() for record in caplog.records)
    caplog.clear()
    return text


def test_a_first_start_has_the_defaults_and_writes_nothing(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == Settings(text_scale=100, theme="system", last_office=None)
    assert not list(tmp_path.iterdir())


def test_what_was_saved_is_there_at_the_next_start() -> None:
    kept = Settings(
        text_scale=150,
        theme="dark",
        last_office=Path("/data/เทศบาลตำบลตัวอย่าง/office"),
        window=Window(-1366, 20, 1366, 728, maximized=True),
        last_actors={"f9da6c0e49ae53ac812e21b360534f34": "0123456789abcdef0123456789abcdef"},
    )
    settings.save(kept)
    assert settings.load() == kept
    assert [path.name for path in paths.config().iterdir()] == [FILE]


anything = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)


@given(office=anything, actors=st.dictionaries(anything, anything))
def test_any_text_comes_back_as_it_was(
    office: str, actors: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("settings", numbered=True)
    kept = Settings(last_office=Path(office), last_actors=actors)
    settings.save(kept, folder)
    assert settings.load(folder) == kept


def test_a_folder_whose_name_is_not_utf8_is_left_out_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.save(Settings(last_office=Path("\udce0office"), theme="dark"))
    assert "last_office cannot be kept" in told(caplog)
    assert settings.load() == Settings(theme="dark")


@pytest.mark.parametrize(
    "damage", [b"text_scale = ", b"\xff\xfe\x00", b"theme = 'dark", b"\0" * 4096]
)
def test_a_damaged_file_is_set_aside_and_the_defaults_serve(
    damage: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FILE).write_bytes(damage)
    assert settings.load(tmp_path) == Settings()
    assert "set aside" in told(caplog)
    assert (tmp_path / DAMAGED).read_bytes() == damage
    settings.save(Settings(theme="light"), tmp_path)
    assert settings.load(tmp_path).theme == "light"


@pytest.mark.parametrize(
    "line",
    [
        "text_scale = 99",
        "text_scale = 201",
        "text_scale = true",
        "theme = 'blue'",
        "last_office = ''",
        "last_office = 5",
        "window = { x = 1, y = 1 }",
        "window = { x = 1, y = 1, width = 0, height = 1 }",
        "window = { x = 200000, y = 1, width = 9, height = 9 }",
        "window = { x = 1, y = 1, width = 1e9, height = 1 }",
        "window = { x = 1, y = 1, width = 9, height = 9, colour = 1 }",
        "last_actors = { a = 1 }",
        "last_actors = []",
    ],
)
def test_one_bad_value_falls_back_alone(
    line: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    other = "text_scale = 125" if line.startswith("theme") else "theme = 'dark'"
    (tmp_path / FILE).write_text(f"{line}\n{other}\n", "utf-8")
    expected = Settings(text_scale=125) if line.startswith("theme") else Settings(theme="dark")
    assert settings.load(tmp_path) == expected
    assert line.split()[0] in told(caplog)


def test_a_setting_of_a_later_version_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("holograms = true\ntheme = 'dark'\n", "utf-8")
    assert settings.load(tmp_path) == Settings(theme="dark")


def test_a_save_cut_short_leaves_the_old_settings(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.save(Settings(theme="dark"), tmp_path)

    def full(handle: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    settings.save(Settings(theme="light"), tmp_path)
    assert "not saved" in told(caplog)
    assert settings.load(tmp_path).theme == "dark"
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_folder_that_is_gone_stops_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.save(Settings(), tmp_path / "gone")
    assert "not saved" in told(caplog)


def test_a_home_that_cannot_be_written_stops_nobody(
    a_home_of_its_own: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (a_home_of_its_own / "config").write_text("a file where the folder should be")
    assert settings.load() == Settings()
    assert "not readable" in told(caplog)
    settings.save(Settings(theme="dark"))
    assert "not saved" in told(caplog)


def test_the_log_keeps_quiet_about_sound_settings(caplog: pytest.LogCaptureFixture) -> None:
    settings.save(Settings(text_scale=200))
    assert settings.load().text_scale == 200
    assert not [r for r in caplog.records if r.levelno >= logging.WARNING]


@pytest.mark.parametrize("written", ['door_desk = ""', 'door_desk = "  "', "door_desk = 3"])
def test_a_desk_without_a_name_has_its_number(written: str, tmp_path: Path, caplog) -> None:
    (tmp_path / "settings.toml").write_text(f"{written}\ncard_reader = 1\n", encoding="utf-8")
    found = settings.load(tmp_path)
    assert (found.door_desk, found.card_reader) == ("๑", False)
    caplog.clear()
