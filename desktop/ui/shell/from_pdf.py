"""A PDF that this program printed leads back to its record, or begins a new draft."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.ui.desk import Desk
from desktop.ui.session import Session


def ask(window: QWidget, then: Callable[[Path], object]) -> None:
    """Choose a PDF."""
    from desktop.ui.widgets.file_dialog import FileDialog

    dialog = FileDialog(window, tr("เปิดเอกสารจากแฟ้ม PDF"))
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    dialog.open()


def find(
    file: Path, window: QWidget, desk: Desk, session: Session, then: Callable[[int], object]
) -> None:
    """`then` gets the record a PDF was printed from; one of elsewhere is offered as a new draft."""
    from desktop.office import drafting, origins
    from desktop.printing import source as paper_source

    def done(found: origins.Found) -> None:
        if found.document_id is not None:
            then(found.document_id)
            return
        from desktop.ui.shell.dialogs import confirm

        actor, text = session.actor, found.source
        kind = str(paper_source.split(text)[0].get("form", ""))
        confirm(
            window,
            tr("เอกสารจากที่อื่น"),
            tr("เอกสารนี้ไม่มีในสำนักงานนี้ จะนำข้อความมาร่างเป็นฉบับใหม่หรือไม่"),
            tr("ร่างฉบับใหม่"),
            lambda: desk.do(lambda: drafting.draft(kind, actor=actor, source=text), then),
        )

    desk.read(lambda: origins.look_into(file), done)


def dropped(data: QMimeData) -> Path | None:
    """The one PDF that is being dropped, or None."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() == ".pdf" else None
