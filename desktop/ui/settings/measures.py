"""The measure sheet of the office: each measure beside its standard and where that is from."""

from __future__ import annotations

from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QWidget

from desktop.i18n import tr
from desktop.office import office
from desktop.printing import measure_sheet
from desktop.thai import on_screen
from desktop.thai.digits import to_arabic
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.widgets.basic import button, column, label, row
from desktop.ui.widgets.choice import Choice

UNITS = {"cm": tr(" ซม."), "pt": tr(" พอยต์"), "": tr(" ครั้ง")}


class MeasureSpin(QDoubleSpinBox):
    """A measure in Thai digits with its unit; either kind of digit may be typed."""

    def __init__(self, setting: measure_sheet.Setting) -> None:
        super().__init__()
        self._decimals = 2 if setting.unit == "cm" else 1 if setting.unit else 0
        self.setDecimals(self._decimals)
        self.setRange(setting.least, setting.most)
        self.setSingleStep({"cm": 0.1, "pt": 0.5, "": 1.0}[setting.unit])
        self.setSuffix(UNITS[setting.unit])
        self.setAccessibleName(tr(setting.words))
        self.lineEdit().setTextMargins(style.scaled(9), 0, 0, 0)
        self.setFixedWidth(style.scaled(140))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it never changes a measure by the way."""
        event.ignore()

    # Qt's own names from here on

    def textFromValue(self, value: float) -> str:
        return on_screen.figures(f"{value:.{self._decimals}f}")

    def valueFromText(self, text: str) -> float:
        return float(self._plain(text) or 0)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        plain = self._plain(text)
        if not plain or (plain.endswith(".") and plain[:-1].isdecimal()):
            return QValidator.State.Intermediate, text, position
        if plain.replace(".", "", 1).isdecimal():
            inside = self.minimum() <= float(plain) <= self.maximum()
            state = QValidator.State.Acceptable if inside else QValidator.State.Intermediate
            return state, text, position
        return QValidator.State.Invalid, text, position

    def _plain(self, text: str) -> str:
        return to_arabic(text.removesuffix(self.suffix()).strip())


class MeasuresTab(QWidget):
    """Measures and wordings; saved with one button, back to the standard with another."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self._spins: dict[str, MeasureSpin] = {}
        self._boxes: dict[str, QComboBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.scaled(16))
        grid.setVerticalSpacing(style.scaled(8))
        grid.setColumnStretch(2, 1)
        for setting in measure_sheet.settings():
            spin = self._spins[setting.key] = MeasureSpin(setting)
            self._line(grid, tr(setting.words), spin, on_screen.figures(setting.said))
        for choice in measure_sheet.choices():
            box = self._boxes[choice.key] = Choice()
            box.setAccessibleName(tr(choice.words))
            box.addItem(tr("ตามแบบ"), None)
            for said, shown in zip(choice.choices, choice.shown, strict=True):
                box.addItem(shown, said)
            self._line(grid, tr(choice.words), box, tr("แล้วแต่หน่วยงาน"))
        save = button(tr("บันทึกระยะ"), self._save, icon="save", kind="primary")
        back = button(tr("คืนค่ามาตรฐาน"), self._back, icon="undo-2")
        told = label(
            tr("ใช้กับเอกสารทุกฉบับที่พิมพ์จากนี้ไป ขนาดครุฑ สีและขนาดชั้นความเร็วเป็นไปตามระเบียบ จึงไม่ให้ตั้ง"),
            "muted",
            wrap=True,
        )
        self.setLayout(
            column(told, grid, row(save, back, None), None, gap=14, margins=(22, 18, 22, 18))
        )

    @staticmethod
    def _line(grid: QGridLayout, words: str, field: QWidget, said: str) -> None:
        at = grid.rowCount()
        grid.addWidget(label(words, "label"), at, 0)
        grid.addWidget(field, at, 1)
        under = style.large()
        place = (at + 1, 0, 1, 3) if under else (at, 2, 1, 1)
        grid.addWidget(label(said, "muted", wrap=True), *place)

    def show_sheet(self) -> None:
        """The measures as the office keeps them."""
        kept = office.measures()
        for setting in measure_sheet.settings():
            value = kept.get(setting.key, setting.standard)
            assert isinstance(value, float)
            self._spins[setting.key].setValue(value)
        for key, box in self._boxes.items():
            box.setCurrentIndex(max(0, box.findData(kept.get(key))))

    def _back(self) -> None:
        for setting in measure_sheet.settings():
            self._spins[setting.key].setValue(setting.standard)
        for box in self._boxes.values():
            box.setCurrentIndex(0)

    def _save(self) -> None:
        sheet: dict[str, float | str] = {
            key: round(spin.value(), 2) for key, spin in self._spins.items()
        }
        for key, box in self._boxes.items():
            if box.currentData() is not None:
                sheet[key] = box.currentData()
        actor = self._session.actor or None
        self._desk.do(lambda: office.set_measures(sheet, actor=actor))
