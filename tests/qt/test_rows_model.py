"""The table over many rows fetches what is looked at and nothing else."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.rows_model import PAGE, PAGES, ROW_ROLE, RowsModel


class Shelf:
    """Rows by id, and which ids were asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def rows(self, ids: Sequence[int]) -> list[str]:
        self.asked.append(list(ids))
        return [f"ฉบับ {id_}" for id_ in ids]


def model(shelf: Shelf, count: int) -> RowsModel[str]:
    made: RowsModel[str] = RowsModel(("เรื่อง", "ที่"), shelf.rows, lambda row, at: f"{row}/{at}")
    made.show_ids(array("q", range(1000, 1000 + count)))
    return made


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    qtmodeltester.check(model(Shelf(), 300), force_py=True)


def test_a_hundred_thousand_rows_cost_one_page_a_look() -> None:
    shelf = Shelf()
    shown = model(shelf, 100_000)
    assert shown.rowCount() == 100_000
    assert shelf.asked == []
    assert shown.index(70_000, 1).data() == "ฉบับ 71000/1"
    assert shown.index(70_000, 0).data(ROW_ROLE) == "ฉบับ 71000"
    assert [len(ids) for ids in shelf.asked] == [PAGE]


def test_scrolling_far_keeps_few_pages() -> None:
    shelf = Shelf()
    shown = model(shelf, PAGE * (PAGES + 5))
    for place in range(0, shown.rowCount(), PAGE):
        shown.index(place, 0).data()
    shown.index(shown.rowCount() - 1, 0).data()
    assert len(shelf.asked) == PAGES + 5
    shown.index(0, 0).data()
    assert len(shelf.asked) == PAGES + 6, "the page looked at longest ago was let go"


def test_other_ids_are_fetched_anew_and_found_by_place() -> None:
    shelf = Shelf()
    shown = model(shelf, 3)
    shown.index(0, 0).data()
    shown.show_ids(array("q", [7, 5]))
    assert shown.index(0, 0).data() == "ฉบับ 7/0"
    assert (shown.place_of(5), shown.place_of(1000), shown.id_at(1)) == (1, -1, 5)


def test_headings_stand_on_the_left() -> None:
    shown = model(Shelf(), 1)
    across = Qt.Orientation.Horizontal
    assert shown.headerData(0, across) == "เรื่อง"
    there = shown.headerData(0, across, Qt.ItemDataRole.TextAlignmentRole)
    assert there == Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
