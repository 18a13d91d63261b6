"""The parts of a hearing's page in their order, and how each is fetched."""

from __future__ import annotations

from desktop.i18n import tr
from desktop.ui.hearings.later import Part
from desktop.ui.hearings.tab import Tab


def _plan() -> type[Tab]:
    from desktop.ui.hearings.plan_tab import PlanTab

    return PlanTab


def _papers() -> type[Tab]:
    from desktop.ui.hearings.papers_tab import PapersTab

    return PapersTab


def _attendance() -> type[Tab]:
    from desktop.ui.hearings.attendance_tab import AttendanceTab

    return AttendanceTab


def _opinions() -> type[Tab]:
    from desktop.ui.floor.opinions_tab import OpinionsTab

    return OpinionsTab


def _resolutions() -> type[Tab]:
    from desktop.ui.floor.resolutions_tab import ResolutionsTab

    return ResolutionsTab


def _files() -> type[Tab]:
    from desktop.ui.floor.files_tab import FilesTab

    return FilesTab


def _report() -> type[Tab]:
    from desktop.ui.hearings.report_tab import ReportTab

    return ReportTab


def _statistics() -> type[Tab]:
    from desktop.ui.hearings.statistics_tab import StatisticsTab

    return StatisticsTab


PARTS = (
    Part(tr("แผน"), "plan", _plan),
    Part(tr("เอกสาร"), "hearing-papers", _papers),
    Part(tr("ผู้เข้าร่วม"), "door", _attendance),
    Part(tr("ความคิดเห็น"), "floor", _opinions),
    Part(tr("มติ", "of a hearing"), "floor", _resolutions),
    Part(tr("ภาพและแฟ้ม"), "floor", _files),
    Part(tr("รายงานและผล"), "results", _report),
    Part(tr("สถิติ"), "statistics", _statistics),
)
