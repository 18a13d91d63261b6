"""Printing of a hearing's papers: one, merged with its audience, its public copy, a pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office import forms, office
from desktop.office import papers as office_papers
from desktop.office.hearings import mailing, public_copy
from desktop.office.hearings.papers import PaperState
from desktop.office.words.hearing_papers import AUDIENCES, PAPERS, UNSIGNED
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.editor.printing import COPIES, PrintDialog
from desktop.ui.session import Session
from desktop.ui.widgets.file_dialog import FileDialog


def print_paper(
    parent: QWidget,
    desk: Desk,
    session: Session,
    hearing_id: int,
    state: PaperState,
    audience: str = "",
) -> None:
    """Open the print dialog on a paper; a letter comes with the rows of its audience."""
    assert state.paper is not None
    document, actor = state.paper.document_id, session.actor
    dialog = PrintDialog(
        parent,
        desk,
        _file_name(PAPERS[state.role][0], state.paper.subject),
        lambda copy: (
            mailing.paper_for(document, copy, audience)
            if audience
            else office_papers.paper_of(document, copy)
        ),
        lambda copies: office_papers.note_printed(document, copies=copies, actor=actor),
        COPIES if forms.signing_stages(state.form) else COPIES[:1],
    )
    if forms.reads_as_a_letter(state.form) and not audience:
        dialog.offer_word()
    if not audience:
        dialog.open()
        return
    if forms.signing_stages(state.form) and not state.signed:
        dialog.warn(UNSIGNED)

    def found(rows: list[dict[str, str]]) -> None:
        count = on_screen.figures(f"{len(rows):,}")
        dialog.use_rows(
            rows,
            tr("พิมพ์ถึง{audiences} {count} ราย รายละหนึ่งฉบับ").format(
                audiences=AUDIENCES[audience], count=count
            ),
        )
        dialog.open()

    desk.read(lambda: mailing.rows(hearing_id, audience), found)


def print_public(parent: QWidget, desk: Desk, session: Session, document: int, name: str) -> None:
    """Open the print dialog on the public copy of minutes or summary."""
    actor = session.actor
    dialog = PrintDialog(
        parent,
        desk,
        _file_name(tr("สำเนาเผยแพร่"), name),
        lambda _copy: public_copy.paper(document),
        lambda copies: office_papers.note_printed(document, copies=copies, actor=actor),
        (("public", tr("สำเนาเผยแพร่")),),
    )
    dialog.open()


def save_pack(
    parent: QWidget,
    desk: Desk,
    documents: Sequence[int],
    name: str,
    done: Callable[[int], object],
    *,
    actor: int,
) -> None:
    """Ask where, then write some papers as one PDF; `done` hears how many pages it has."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = FileDialog(parent, tr("รวมเอกสารเป็น PDF เดียว"), str(Path(folder) / f"{name}.pdf"))
    dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.setOption(FileDialog.Option.DontUseNativeDialog, False)
    dialog.fileSelected.connect(lambda file: write_pack(desk, documents, file, done, actor=actor))
    dialog.open()


def write_pack(
    desk: Desk,
    documents: Sequence[int],
    file: str,
    done: Callable[[int], object],
    *,
    actor: int,
) -> None:
    """Write some papers as one PDF, in a read lane; then note that they went out."""

    def make() -> int:
        from desktop.office.files import write_pack as write

        papers = [office_papers.paper_of(document) for document in documents]
        return write(Path(file), papers, office.house())

    def written(pages: int) -> None:
        def note() -> None:
            for document in documents:
                office_papers.note_printed(document, copies=0, actor=actor)

        desk.do(note)
        done(pages)

    desk.read(make, written)


def _file_name(*parts: str) -> str:
    return " ".join(part for part in parts if part)[:60].replace("/", "-")
