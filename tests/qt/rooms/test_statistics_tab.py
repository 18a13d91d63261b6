"""The statistics of a hearing in the window: charts beside their tables, the years, a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QApplication, QLabel

from desktop.office.community import residents, villages
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import attendance, events, plan, program
from desktop.office.hearings.plan import HearingFacts
from desktop.ui.desk import Desk
from desktop.ui.hearings.statistics_tab import StatisticsTab
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.widgets.chart import ChartView


def shown(window: MainWindow, desk: Desk, hearing: int) -> StatisticsTab:
    window.open_hearing(hearing)
    desk.settle()
    tabs = window.hearing.tabs
    (tab,) = [tabs.widget(at) for at in range(tabs.count()) if tabs.tabText(at) == "สถิติ"]
    tabs.setCurrentWidget(tab)
    desk.settle()
    return tab.made


def words(tab: StatisticsTab) -> str:
    QApplication.processEvents()  # what a layout was given is shown a moment later
    return " ".join(part.text() for part in tab.findChildren(QLabel) if part.isVisible())


def test_figures_follow_the_door_and_stand_beside_their_charts(
    window: MainWindow, desk: Desk, town, tmp_path: Path
) -> None:
    one = villages.add_village(1, "บ้านดอนกลาง", actor=None)
    hearing = plan.create(
        HearingFacts(subject="ถนน", held_on=date(2026, 12, 20)), actor=town.typist
    )
    tab = shown(window, desk, hearing)
    assert "ยังไม่มีตัวเลข" in words(tab)
    assert not tab.prints.isEnabled()
    assert tab.prints.toolTip()
    program.set_groups(hearing, {(one, None): 3}, actor=town.typist)
    for n in range(2):
        who = residents.add(
            ResidentFacts(first_name=f"คน{'กข'[n]}", sex="f", village_id=one), actor=town.typist
        )
        attendance.check_in(hearing, who, actor=town.typist)
    desk._look_in()
    desk.settle()
    told = words(tab)
    assert "มา ๒ คน จากเป้าหมาย ๓ คน" in told
    charts = [c.accessibleName() for c in tab.findChildren(ChartView) if c.isVisible()]
    assert "แผนภูมิ ผู้เข้าร่วมแยกตามหมู่บ้าน" in charts
    assert "แผนภูมิ ผู้เข้าร่วมแยกตามเพศ" in charts
    assert "๑๐๐.๐" in told
    QApplication.processEvents()
    picture = next(c for c in tab.findChildren(ChartView) if c.isVisible()).grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    assert "#1f5fa8" in colours, "the bar is painted in the theme's colour"
    target = tmp_path / "a.xlsx"
    tab.write_excel(str(target))
    desk.settle()
    assert openpyxl.load_workbook(target).worksheets[0]["B2"].value == 2
    events.note(hearing, "opened", actor=town.typist)
    desk._look_in()
    desk.settle()
    tab.all.click()
    desk.settle()
    assert "๒๕๗๐" in words(tab)
    tab.print_paper()
    desk.settle()
    from desktop.ui.editor.printing import PrintDialog

    (dialog,) = [d for d in tab.findChildren(PrintDialog) if d.isVisible()]
    pdf = tmp_path / "a.pdf"
    dialog._save_as(str(pdf))
    desk.settle()
    assert pdf.read_bytes().startswith(b"%PDF")
