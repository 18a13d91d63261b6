"""Pictures inside the PDF: the emblem as drawn or as pixels, photos as JPEG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.printing.emblem import Drawing, Emblem, Picture
from desktop.printing.pdf_writer import PDFArray, PDFDictionary, PDFName, PDFStream, PDFZCompress

if TYPE_CHECKING:
    from desktop.printing import photos


def emblem_object(emblem: Emblem, document: Any) -> Any:
    """The emblem as an object of the file; a picture's mask becomes another."""
    if isinstance(emblem, Drawing):
        box = [0, 0, round(1000 * emblem.ratio, 2), 1000]
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([box[0] - 20, -20, box[2] + 20, 1020]),
            "Matrix": PDFArray([0.001, 0, 0, 0.001, 0, 0]),
            "Resources": PDFDictionary({}),
        }
        return PDFStream(PDFDictionary(entries), content=emblem.operators, filters=[PDFZCompress])
    mask = _pixels(emblem, emblem.mask, "DeviceGray")
    colours = _pixels(emblem, emblem.colours, "DeviceRGB")
    colours.dictionary["SMask"] = document.Reference(mask, "Emblem.mask")
    return colours


def photo_object(picture: photos.Picture) -> Any:
    """A photo as an object of the file."""
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": PDFName("DeviceRGB"),
        "BitsPerComponent": 8,
        "Filter": PDFName("DCTDecode"),
    }
    return PDFStream(PDFDictionary(entries), content=picture.data, filters=[])


def _pixels(picture: Picture, data: bytes, space: str) -> Any:
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": PDFName(space),
        "BitsPerComponent": 8,
        "Filter": PDFName("FlateDecode"),
    }
    return PDFStream(PDFDictionary(entries), content=data, filters=[])
