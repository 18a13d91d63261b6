"""The window: put the program together, open the office, show it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop import __version__, i18n, lean, paths, qt, settings, started

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.crash import Reports
    from desktop.ui.shell.main_window import MainWindow


class Asked(NamedTuple):
    """What the command line of the window asks for."""

    office: Path | None = None
    demo: bool = False
    practice: bool = False
    until_painted: bool = False
    bundle: Path | None = None
    prove: str | None = None


def main(argv: Sequence[str]) -> int:
    """Open the window on an office; returns the exit code."""
    asked = _asked(argv)
    lean.give_back()
    qt.load()
    from PySide6.QtWidgets import QApplication

    kept = settings.load()
    i18n.speak(kept.language)  # before the first sentence is imported
    from desktop.ui.look import fonts, qt_words, sizes, style

    fonts.load_thai_breaker()
    app = QApplication([*sys.argv[:1], "-style", "fusion"])  # else the desktop's own is made first
    app.setApplicationName("prachakhom")
    app.setApplicationDisplayName("ประชาคม")
    if not i18n.english():
        qt_words.install(app)
    fonts.load()
    theme = "dark" if kept.theme == "dark" else "light"  # the passphrase is asked so
    style.apply(app, theme, sizes.fitting(kept.text_scale) / 100)
    from desktop import crash, logs

    logs.start()
    if asked.prove is not None:
        return _prove(asked.prove)
    reports = crash.reports(__version__)
    reports.install()
    try:
        if asked.demo:
            import tempfile

            with tempfile.TemporaryDirectory(prefix="prachakhom-") as fresh:
                return _run(app, _demo(Path(fresh)), asked.until_painted, reports)
        folder = asked.office or (_practice() if asked.practice else paths.default_office())
        if asked.bundle is not None and _handed_over(folder, asked.bundle):
            return 0
        return _run(app, folder, asked.until_painted, reports, asked.bundle)
    finally:
        reports.uninstall()
        logs.stop()


def _asked(argv: Sequence[str]) -> Asked:
    """A start by icon or on an office, read at once; all else by argparse, which tells faults."""
    match argv:
        case []:
            return Asked()
        case ["--office", folder] if not folder.startswith("-"):
            return Asked(office=Path(folder))
        case ["--office", folder, "--until-painted"] if not folder.startswith("-"):
            return Asked(office=Path(folder), until_painted=True)
        case _:
            return _parsed(argv)


def _parsed(argv: Sequence[str]) -> Asked:
    import argparse

    parser = argparse.ArgumentParser(
        prog="prachakhom",
        description="The desk of a municipal clerk. Subcommands: "
        "typeset, demo, check, backup, restore.",
    )
    parser.add_argument("--office", metavar="DIR", type=Path, help="the folder of the office")
    parser.add_argument("--demo", action="store_true", help="a demo office in a fresh folder")
    parser.add_argument(
        "--practice", action="store_true", help="an office of invented people to practise in"
    )
    parser.add_argument(
        "--until-painted", action="store_true", help="print one JSON line at the first frame, leave"
    )
    parser.add_argument(
        "bundle", metavar="FILE.pkb", nargs="?", type=Path, help="a bundle to be taken in"
    )
    parser.add_argument(
        "--prove",
        metavar="COPY.db",
        nargs="?",
        const="",
        help="what an update asks of a new version: start, bring a copy of the records up to date; "
        "their key in hex comes on standard input",
    )
    return Asked(**vars(parser.parse_args(argv)))


def _demo(folder: Path) -> Path:
    from desktop.office.demo import make_demo

    make_demo(folder / "office")
    return folder / "office"


def _prove(copy: str) -> int:
    """Whether this version starts here, and opens and migrates a copy of the records."""
    from desktop.office import office
    from desktop.office.updates import proving
    from desktop.ui.shell import main_window  # noqa: F401

    try:
        proving.prove(Path(copy) if copy else None, sys.stdin.read())
    except office.RecordsError as trouble:
        sys.stderr.write(f"{trouble.reason} {trouble.facts}\n")
        return 1
    return 0


def _handed_over(folder: Path, bundle: Path) -> bool:
    """Whether a window that has this office open already took the bundle."""
    from desktop.office import office
    from desktop.ui.shell import handing

    try:
        return handing.hand_over(bundle, office.held_by(folder))
    except office.RecordsError:  # told when the office is opened in a moment
        return False


def _practice() -> Path:
    """The practice office; while it is made for the first time a word on the screen says so."""
    from desktop.office import office, practice

    if office.exists(practice.folder()):
        return practice.prepare()
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QSplashScreen

    from desktop.office.words.practice import MAKING
    from desktop.ui.look import icons

    told = QSplashScreen(icons.pixmap("landmark", "#1F5FAE", 160))
    told.showMessage(MAKING, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter)
    told.show()
    QApplication.processEvents()
    made = practice.prepare()
    told.close()
    return made


def _run(
    app: QApplication,
    folder: Path,
    until_painted: bool,
    reports: Reports,
    bundle: Path | None = None,
) -> int:
    from desktop.ui.first_run.opening import open_office, restore_office

    while open_office(folder):
        code, copy = _show(app, until_painted, reports, bundle)
        bundle = None
        if copy is None:
            return code
        if not restore_office(folder, copy):
            return 1
    return 1


def _show(
    app: QApplication, until_painted: bool, reports: Reports, bundle: Path | None
) -> tuple[int, Path | None]:
    """Show the window on the open office until it is closed, then close the office.

    Returns the exit code, and the copy that is to take the place of the records.
    """
    from desktop.office import office
    from desktop.ui.desk import Desk
    from desktop.ui.session import Session
    from desktop.ui.shell.main_window import MainWindow

    desk = Desk()
    try:
        session = Session()
        session.dress()
        window = MainWindow(desk, session)
        reports.tell(window.fell)
        window.painted.connect(_collect_again)
        if until_painted:
            window.painted.connect(lambda: _tell_and_leave(app))
        else:
            window.painted.connect(lambda: _warm(desk))
            window.painted.connect(window.begin_exchange)
            window.painted.connect(window.settle_update)
            window.painted.connect(window.begin_daily_backup)
            window.painted.connect(window.greet)
        if bundle is not None:
            window.painted.connect(lambda: window.take_in(bundle))
        window.show()
        code = app.exec()
        copy = window.to_restore
        reports.tell(None)
        _let_go(window)
    finally:
        desk.close()
        office.close()
    return code, copy


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def _let_go(window: MainWindow) -> None:
    window.close()
    window.deleteLater()


def _warm(desk: object) -> None:
    """Load what printing needs once the window stands, in a read lane."""
    from desktop.office import office
    from desktop.ui.desk import Desk

    assert isinstance(desk, Desk)

    def load() -> None:
        import pypdfium2  # noqa: F401

        from desktop.printing import typeset  # noqa: F401
        from desktop.thai.breaking import breaker

        breaker()

    desk.read(load, lambda _none: None)
    desk.read(office.look_over, lambda _none: None)


def _tell_and_leave(app: QApplication) -> None:
    """The milliseconds since the process began and the memory it holds."""
    import json

    told = {"ms": started.age_ms(), "rss_mb": started.rss_mb()}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    app.quit()
