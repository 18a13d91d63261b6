"""The floor's parts of a hearing's page, each built when it is first looked at."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent

from desktop.office.hearings.plan import HearingSheet
from desktop.ui.hearings.tab import Tab
from desktop.ui.widgets.basic import column


class LaterTab(Tab):
    """Stands for a part until it is looked at; the page opens without building it."""

    made: Tab | None = None

    def make(self) -> Tab:
        """The part itself."""
        raise NotImplementedError

    def show_hearing(self, sheet: HearingSheet) -> None:
        """Build the part the first time, then show the hearing in it."""
        super().show_hearing(sheet)
        if self.made is None:
            self.made = self.make()
            self.made.paper_asked.connect(self.paper_asked)
            self.setLayout(column(self.made))
            self.setFocusProxy(self.made)
        self.made.show_hearing(sheet)

    def leave(self) -> None:
        """Keep what was typed."""
        if self.made is not None:
            self.made.leave()

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.made is None:
            super().keyPressEvent(event)
        else:
            self.made.keyPressEvent(event)


class OpinionsPart(LaterTab):
    """Every opinion of the hearing."""

    title = "ความคิดเห็น"
    topics = frozenset({"opinion"})

    def make(self) -> Tab:
        """The part itself."""
        from desktop.ui.floor.opinions_tab import OpinionsTab

        return OpinionsTab(self.desk, self.session)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this part."""
        return [("Enter", "แก้"), ("Delete", "ถอน"), ("Insert", "เพิ่ม"), ("Ctrl+B", "คีย์แบบ")]


class ResolutionsPart(LaterTab):
    """What was resolved on each item."""

    title = "มติ"
    topics = frozenset({"agenda", "vote", "floor", "attendance"})

    def make(self) -> Tab:
        """The part itself."""
        from desktop.ui.floor.resolutions_tab import ResolutionsTab

        return ResolutionsTab(self.desk, self.session)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this part."""
        return [("↑ ↓", "เลือกวาระ"), ("Ctrl+S", "บันทึกมติ")]


class FilesPart(LaterTab):
    """Pictures, recordings and other files."""

    title = "ภาพและแฟ้ม"
    topics = frozenset({"attachment"})

    def make(self) -> Tab:
        """The part itself."""
        from desktop.ui.floor.files_tab import FilesTab

        return FilesTab(self.desk, self.session)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this part."""
        return [("Insert", "เพิ่มแฟ้ม"), ("Delete", "ลบ")]
