"""Photos on paper: turned as they were held, in sRGB, and no finer than print can show.

A photo is JPEG or PNG. Its position tag (EXIF 2.3 §4.6.4 Orientation) is obeyed and then dropped
with all its other tags: a printed paper tells nobody where and with which telephone it was taken.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PIL import Image, ImageCms, ImageOps, JpegImagePlugin, PngImagePlugin

from desktop.printing.errors import PaperError
from desktop.printing.paper import Paper, Photo
from desktop.recent import Recent

DPI = 220  # of a photo in its place: above what a screen of 150 lines an inch can show
MOST_BYTES = 60_000_000
MOST_PIXELS = 60_000_000  # after a JPEG was read at a half, a quarter or an eighth
_QUALITY = 85


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo ready for the file: JPEG data of RGB pixels, its size as it will be seen."""

    data: bytes
    width: int
    height: int


_sizes: Recent[bytes, tuple[int, int]] = Recent()
_pictures: Recent[tuple[bytes, float], Picture] = Recent()


def names(paper: Paper) -> tuple[str, ...]:
    """The names of a paper's photos, each once."""
    found = {block.name: None for block in paper.body if isinstance(block, Photo)}
    return tuple(found)


def with_files(paper: Paper, files: Mapping[str, bytes]) -> Paper:
    """The paper with the files of some of its photos."""
    return replace(paper, pictures=dict(files)) if files else paper


def with_pictures(paper: Paper, load: Callable[[str], bytes]) -> Paper:
    """The paper with the files of its photos, as `load` finds them by name."""
    return with_files(paper, {name: load(name) for name in names(paper)})


def file_of(files: Mapping[str, bytes], photo: Photo, line: int) -> bytes:
    """The file of a photo. Raises PaperError `photo-missing`."""
    if photo.name not in files:
        raise PaperError("photo-missing", name=photo.name, line=line)
    return files[photo.name]


def line_of(paper: Paper, name: str) -> int:
    """The source line that shows a photo."""
    for block in paper.body:
        if isinstance(block, Photo) and block.name == name:
            return paper.lines_before + block.line
    return 1


def size_of(data: bytes, name: str, line: int) -> tuple[int, int]:
    """How wide and tall a photo is in pixels as it should be seen. Raises as `picture`."""
    key = hashlib.sha256(data).digest()
    known = _sizes.get(key)
    return known if known is not None else _sizes.put(key, _size(data, name, line))


def _size(data: bytes, name: str, line: int) -> tuple[int, int]:
    image = _opened(data, name, line)
    try:
        turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)  # a PNG is read whole for it
    except (OSError, SyntaxError, ValueError, zlib.error, EOFError) as error:
        raise PaperError("photo-broken", name=name, line=line) from error
    return (image.height, image.width) if turned else (image.width, image.height)


def picture(data: bytes, name: str, line: int, width: float) -> Picture:
    """A photo for a place `width` points wide.

    Raises PaperError `photo-too-big`, `photo-not-an-image` or `photo-broken`, each with the name
    and the source line.
    """
    key = (hashlib.sha256(data).digest(), round(width, 2))
    known = _pictures.get(key)
    return known if known is not None else _pictures.put(key, _picture(data, name, line, width))


def _picture(data: bytes, name: str, line: int, width: float) -> Picture:
    image = _opened(data, name, line)
    seen = size_of(data, name, line)
    across = max(1, round(min(seen[0], width / 72 * DPI)))
    shrunk = (across, max(1, round(across * seen[1] / seen[0])))
    profile = image.info.get("icc_profile")
    try:
        if isinstance(image, JpegImagePlugin.JpegImageFile):
            largest = max(shrunk)
            image.draft(None, (largest, largest))  # reads no more pixels than are wanted
        if image.width * image.height > MOST_PIXELS:
            raise PaperError("photo-too-big", name=name, line=line, most=MOST_PIXELS // 1_000_000)
        exif = image.getexif()
        plain: Image.Image = _plain(image, profile)
        plain.getexif().update(exif)
        plain = ImageOps.exif_transpose(plain)
        plain = plain.resize(shrunk, Image.Resampling.LANCZOS)
        out = io.BytesIO()
        Image.frombytes("RGB", plain.size, plain.tobytes()).save(out, "JPEG", quality=_QUALITY)
    except (OSError, SyntaxError, ValueError, zlib.error, EOFError) as error:
        raise PaperError("photo-broken", name=name, line=line) from error
    return Picture(out.getvalue(), *plain.size)


def _opened(data: bytes, name: str, line: int) -> Image.Image:
    """The file with its head read. The readers are called by name: Image.open warns of big ones."""
    if len(data) > MOST_BYTES:
        raise PaperError("photo-too-big", name=name, line=line, most=MOST_PIXELS // 1_000_000)
    reader: Callable[[io.BytesIO], Image.Image]
    if data.startswith(b"\xff\xd8\xff"):
        reader = JpegImagePlugin.JpegImageFile
    elif data.startswith(b"\x89PNG\r\n\x1a\n"):
        reader = PngImagePlugin.PngImageFile
    else:
        raise PaperError("photo-not-an-image", name=name, line=line)
    try:
        image = reader(io.BytesIO(data))
    except (OSError, SyntaxError, ValueError, zlib.error, EOFError) as error:
        raise PaperError("photo-broken", name=name, line=line) from error
    big = image.width * image.height > MOST_PIXELS
    if big and (image.format != "JPEG" or image.info.get("progressive")):
        raise PaperError("photo-too-big", name=name, line=line, most=MOST_PIXELS // 1_000_000)
    if not image.width or not image.height or max(image.size) > 50 * min(image.size):
        raise PaperError("photo-broken", name=name, line=line)
    return image


def _plain(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB pixels on white paper, brought to sRGB when the photo says which colours it means."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    if image.mode.startswith("I;16") or image.mode == "I":
        image = image.point(lambda value: value / 256).convert("L")  # 16 bits of grey
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            standard = ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(image, meant, standard, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            return image.convert("RGB")  # a damaged profile says nothing
        assert made is not None
        return made
    return image.convert("RGB")
