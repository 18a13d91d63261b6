"""One style sheet from the tokens, put on the application with a palette that agrees.

Sizes are given at 100 % and scaled; hierarchy comes from size, weight and the muted grey.
"""

from __future__ import annotations

import re
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.ui.look.fonts import SCREEN_FAMILY
from desktop.ui.look.tokens import LIGHT, THEMES, Tokens

BASE_PX = 16
LARGE_FROM = 1.4
_now: tuple[Tokens, float] = (LIGHT, 1.0)

_SHEET = Template("""
* { outline: none; }
QWidget { font-size: 16px; color: $text; }
QMainWindow, QDialog, #ground { background: $ground; }
QToolTip { background: $text; color: $surface; border: none; padding: 6px 9px; font-size: 14px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: 24px; font-weight: 600; padding-top: 3px; }
QLabel[role="card"] { font-size: 17px; font-weight: 600; padding: 3px 0 2px 0; }
QLabel[role="strong"] { font-weight: 600; padding: 3px 0 2px 0; }
QLabel[role="muted"] { font-size: 14px; color: $muted; }
QLabel[role="label"] { font-size: 15px; color: $muted; }
QLabel[role="figure"] { font-size: 30px; font-weight: 600; }
QLabel[role="bad"] { font-size: 14px; color: $bad; }
QLabel[role="ok"] { font-size: 14px; color: $ok; }
QFrame[part="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[part="guide"] { background: $surface; border: 2px solid $accent; border-radius: 10px; }
QFrame[part="soft"] { background: $accent_soft; border: none; border-radius: 8px; }
QFrame[part="warn"] { background: $warn_soft; border: none; border-radius: 8px; }
QFrame[part="bad"] { background: $bad_soft; border: none; border-radius: 8px; }
QFrame[part="raised"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame[part="plain"] { background: transparent; border: none; }
QFrame[part="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QLabel[pill] { font-size: 14px; font-weight: 600; border-radius: 13px; padding: 0 11px; }
QLabel[pill="accent"] { background: $accent_soft; color: $accent; }
QLabel[pill="ok"] { background: $ok_soft; color: $ok; }
QLabel[pill="warn"] { background: $warn_soft; color: $warn; }
QLabel[pill="bad"] { background: $bad_soft; color: $bad; }
QLabel[pill="muted"] { background: $muted_soft; color: $muted; }
QLabel[part="keycap"] { background: $muted_soft; color: $muted; border: 1px solid $line_strong;
    border-radius: 4px; padding: 0 6px; font-size: 12px; font-weight: 500; }
QPushButton { background: $surface; border: 1px solid $line_strong; border-radius: 7px;
    padding: 0 14px; min-height: 38px; }
QPushButton:hover { background: $raised; border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: 36px; }
QPushButton:disabled { color: $muted; background: $muted_soft; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $muted_soft; color: $muted;
    border-color: $line; }
QPushButton[kind="next"] { background: $accent_soft; color: $accent; border: 2px solid $accent;
    font-weight: 600; padding: 0 13px; min-height: 36px; }
QPushButton[kind="next"]:focus { border-color: $text; }
QPushButton[kind="next"]:disabled { background: $muted_soft; color: $muted;
    border: 1px solid $line; padding: 0 14px; min-height: 38px; }
QPushButton[kind="link"] { background: transparent; border: none; color: $accent; padding: 0 6px;
    min-height: 30px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; border-radius: 6px; padding: 0 4px;
    min-height: 26px; }
QPushButton[kind="line"] { background: transparent; border: 1px solid transparent;
    color: $accent; text-align: left; padding: 0 5px; min-height: 32px; border-radius: 6px; }
QPushButton[kind="line"]:hover { background: $accent_soft; }
QPushButton[kind="line"]:focus { border: 2px solid $accent; padding: 0 4px; min-height: 30px; }
QPushButton[kind="small"] { min-height: 32px; padding: 0 10px; font-size: 15px; }
QPushButton[kind="small"]:focus { min-height: 30px; padding: 0 9px; }
QPushButton[kind="offer"] { background: $accent_soft; color: $accent; border: none;
    border-radius: 5px; padding: 0 9px; min-height: 0; font-size: 14px; font-weight: 600; }
QPushButton[kind="chip"] { min-height: 32px; border-radius: 16px; padding: 0 14px;
    font-size: 15px; }
QPushButton[kind="chip"]:checked { background: $accent_soft; color: $accent; font-weight: 600;
    border: 2px solid $accent; padding: 0 8px; min-height: 30px; }
QPushButton[kind="chip"]:focus { border: 2px solid $accent; padding: 0 8px; min-height: 30px; }
QPushButton[kind="chip"]:checked:focus { border-color: $text; }
QPushButton[kind="choice"] { min-height: 34px; padding: 0 8px; font-size: 15px; }
QPushButton[kind="choice"]:focus { min-height: 32px; padding: 0 7px; }
QPushButton[kind="choice"]:checked { background: $accent_soft; color: $accent; font-weight: 600;
    border: 2px solid $accent; padding: 0 3px; min-height: 32px; }
QPushButton[kind="choice"]:checked:focus { border-color: $text; }
QPushButton[kind="icon"] { min-height: 26px; padding: 0; border-radius: 6px; }
QPushButton[kind="icon"]:focus { min-height: 24px; padding: 0; }
QPushButton[kind="item"] { background: transparent; border: 1px solid transparent;
    text-align: left; padding: 0 5px; min-height: 28px; border-radius: 6px; }
QPushButton[kind="item"]:hover { background: $muted_soft; }
QPushButton[kind="item"]:focus { border: 2px solid $accent; padding: 0 4px; min-height: 26px; }
QPushButton[kind="item"][done="true"] { color: $muted; }
QFrame[part="now"] { background: $accent; border: none; border-radius: 8px; }
QFrame[part="now"] QLabel { color: $on_accent; }
QFrame[part="now"] QLabel[role="clock"] { font-size: 34px; font-weight: 600; }
QFrame[part="now"] QProgressBar { background: $accent_hover; border-radius: 3px; max-height: 5px;
    min-height: 5px; }
QFrame[part="now"] QProgressBar::chunk { background: $on_accent; border-radius: 2px; }
QFrame[part="ok"] { background: $ok_soft; border: none; border-radius: 8px; }
QFrame[part="muted"] { background: $muted_soft; border: none; border-radius: 8px; }
QFrame[part="ok"] QLabel, QFrame[part="ok"] QSpinBox { color: $ok; }
QFrame[part="bad"] QLabel[role="vote"], QFrame[part="bad"] QSpinBox { color: $bad; }
QFrame[part="muted"] QLabel[role="vote"] { color: $text; }
QLabel[role="vote"] { font-weight: 600; }
QSpinBox[role="vote"] { font-size: 22px; font-weight: 600; }
#offers { background: $surface; border: 1px solid $accent; border-radius: 7px; padding: 4px; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QPlainTextEdit, QTextEdit { background: $surface;
    border: 1px solid $line_strong; border-radius: 7px; selection-background-color: $accent;
    selection-color: $on_accent; placeholder-text-color: $muted; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox { padding: 0 11px; min-height: 34px; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus {
    border: 2px solid $accent; padding: 0 10px; min-height: 32px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 5px 7px; }
QLineEdit[wrong="true"] { border: 2px solid $bad; padding: 0 10px; min-height: 32px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QPlainTextEdit:disabled,
QLineEdit:read-only, QPlainTextEdit:read-only {
    background: $muted_soft; color: $muted; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url($chevron); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line_strong; padding: 4px;
    selection-background-color: $accent_soft; selection-color: $text; outline: none; }
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit { border: none; border-radius: 0; padding: 0;
    min-height: 28px; background: transparent; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button { border: none; width: 26px; background: transparent; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url($chevron_up); width: 15px;
    height: 15px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url($chevron); width: 15px;
    height: 15px; }
QPushButton::menu-indicator { image: url($chevron); width: 14px; height: 14px;
    subcontrol-position: center right; right: 6px; }
QCheckBox, QRadioButton { spacing: 9px; min-height: 28px; background: transparent; }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $line_strong;
    border-radius: 9px; background: $surface; }
QRadioButton::indicator:hover { border-color: $accent; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; }
QRadioButton::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }
QRadioButton::indicator:checked:focus { border: 5px solid $text; width: 8px; height: 8px; }
QCheckBox::indicator, QListView::indicator, QTableView::indicator { width: 16px;
    height: 16px; border: 1px solid $line_strong;
    border-radius: 4px; background: $surface; }
QCheckBox::indicator:hover, QListView::indicator:hover, QTableView::indicator:hover {
    border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked {
    background: $accent; border-color: $accent; image: url($tick); }
QCheckBox::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }
QCheckBox::indicator:checked:focus { border: 2px solid $text; }
QTableView, QListView, QTreeView { background: $surface; border: 2px solid transparent;
    border-radius: 8px; gridline-color: $line;
    selection-background-color: $accent_soft; selection-color: $text;
    alternate-background-color: $surface; }
QTableView:focus, QListView:focus, QTreeView:focus { border-color: $accent; }
QTableWidget::item { padding: 0 9px; }
QListView[part="pages"]::item { padding: 0 10px; border-radius: 6px; }
QListView[part="pages"]::item:selected { background: $accent_soft; color: $text; }
QTextEdit[part="reader"] { border: 2px solid transparent; padding: 0; }
QTextEdit[part="reader"]:focus { border: 2px solid $accent; padding: 0; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none;
    border-bottom: 1px solid $line; padding: 8px 12px; font-size: 14px; font-weight: 600; }
QMenu { background: $surface; border: 1px solid $line_strong; padding: 5px; }
QMenu::item { padding: 7px 26px 7px 14px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea { background: transparent; border: 2px solid transparent; border-radius: 6px; }
QScrollArea:focus { border-color: $accent; }
QScrollArea[part="inside"] { border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $line_strong; border-radius: 4px; min-height: 36px;
    min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 16px; font-size: 16px;
    border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: $accent; font-weight: 600; border-bottom-color: $accent; }
QTabBar::tab:selected:focus { background: $accent_soft; border-top-left-radius: 7px;
    border-top-right-radius: 7px; }
QTabWidget::pane { border: none; }
QProgressBar { background: $muted_soft; border: none; border-radius: 5px; max-height: 10px;
    min-height: 10px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 5px; }
QSplitter::handle { background: transparent; }
#side { background: $side; border: none; }
#side QLabel { color: $side_text; }
#side QLabel[role="strong"] { color: #ffffff; }
#side QLabel[role="muted"] { color: $side_text; font-size: 13px; }
#navigation { background: transparent; border: none; color: $side_text; }
#navigation::item { height: 42px; padding-left: 12px; border: 2px solid transparent;
    border-radius: 8px; margin: 1px 0; }
#navigation::item:selected { background: $side_selected; color: #ffffff; }
#navigation::item:selected:focus { border-color: $side_text; }
#navigation::item:hover:!selected { background: rgba(255, 255, 255, 18); }
#whoami { background: transparent; border: 1px solid transparent; text-align: left; padding: 6px;
    color: $side_text; border-radius: 8px; }
#whoami:hover { background: rgba(255, 255, 255, 18); }
#whoami:focus { border: 2px solid $side_text; padding: 5px; min-height: 0; }
#side #initials { background: $accent; color: $on_accent; border-radius: 17px; font-size: 14px;
    font-weight: 600; }
#choices { border: 1px solid $line; border-radius: 7px; }
#choices:focus { border-color: $accent; }
#choices::item { min-height: 36px; padding-left: 8px; }
#status { background: $surface; border-top: 1px solid $line; }
#status QLabel { font-size: 13px; color: $muted; }
#pagebed { background: $desk; border: none; }
#search { font-size: 15px; }
""")


def apply(app: QApplication, theme: str, scale: float = 1.0) -> None:
    """Dress the application in a theme (`light`, `dark`) at a text scale (1.0 to 2.0)."""
    global _now
    tokens = THEMES[theme]
    _now = (tokens, scale)
    font = QFont(SCREEN_FAMILY)
    font.setPixelSize(round(BASE_PX * scale))
    app.setFont(font)
    app.setPalette(_palette(tokens))
    app.setStyleSheet(sheet(tokens, scale))


def tokens() -> Tokens:
    """The colours in use: for what is painted by hand."""
    return _now[0]


def scale() -> float:
    """The text scale in use, 1.0 to 2.0."""
    return _now[1]


def large() -> bool:
    """Whether text is so large that a small screen holds half of what it holds at 100 %."""
    return scale() >= LARGE_FROM


def scaled(pixels: float) -> int:
    """A measure given at 100 % in the scale in use."""
    return round(pixels * _now[1])


def sheet(tokens: Tokens, scale: float) -> str:
    """The style sheet of a theme; every measure above 2 px grows with the text."""

    def grown(match: re.Match[str]) -> str:
        pixels = int(match[1])
        return f"{pixels if pixels <= 2 else int(pixels * scale)}px"  # never above half a height

    text = _SHEET.substitute(
        tokens.mapping(),
        chevron=_chevron(tokens.muted, 0),
        chevron_up=_chevron(tokens.muted, 180),
        tick=_drawn("check", tokens.on_accent),
    )
    return re.sub(r"(\d+)px", grown, text) if scale != 1.0 else text


def _chevron(colour: str, turned: int) -> str:
    return _drawn("chevron-down", colour, turned)


def _drawn(icon: str, colour: str, turned: int = 0) -> str:
    """A style sheet takes its pictures from files: Lucide's, in a colour, in the caches."""
    file = paths.caches() / f"{icon}-{turned}-{colour[1:]}.svg"
    if not file.exists():
        drawing = paths.resource("icons", f"{icon}.svg").read_text(encoding="utf-8")
        turn = f'<path transform="rotate({turned} 12 12)"'
        drawing = drawing.replace("currentColor", colour).replace("<path", turn)
        file.write_text(drawing, encoding="utf-8")
    return file.as_posix()


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, tokens.ground),
        (roles.WindowText, tokens.text),
        (roles.Base, tokens.surface),
        (roles.AlternateBase, tokens.raised),
        (roles.Text, tokens.text),
        (roles.Button, tokens.surface),
        (roles.ButtonText, tokens.text),
        (roles.ToolTipBase, tokens.text),
        (roles.ToolTipText, tokens.surface),
        (roles.Highlight, tokens.accent),
        (roles.HighlightedText, tokens.on_accent),
        (roles.PlaceholderText, tokens.muted),
        (roles.Link, tokens.accent),
    ):
        palette.setColor(role, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(off, role, QColor(tokens.muted))
    return palette
