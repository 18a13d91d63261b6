"""Draw the program's own two icons (`prachakhom.svg`, `prachakhom-bundle.svg`) at every size.

draw.py OUT     OUT/<size>/<name>.png, and OUT/<name>.ico for Windows
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw(name: str, out: Path) -> None:
    """Write every size of one icon, and the .ico that holds them all."""
    drawing = QSvgRenderer(str(HERE / f"{name}.svg"))
    pictures = []
    for size in SIZES:
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawing.render(painter)
        painter.end()
        place = out / f"{size}x{size}" / f"{name}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        assert picture.save(str(place)), place
        pictures.append(Image.open(place))
    pictures[-1].save(
        out / f"{name}.ico", sizes=[(s, s) for s in SIZES], append_images=pictures[:-1]
    )


if __name__ == "__main__":
    application = QGuiApplication([])
    for icon in ("prachakhom", "prachakhom-bundle"):
        draw(icon, Path(sys.argv[1]))
