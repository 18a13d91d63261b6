"""Whether a notice is genuine: its code proved, its words laid beside those that were signed.

Works without a network. With the open office the signed words come from its records; with a file
of keys alone from the PDF itself, where they stand beside what is seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.errors import RecordsError
from db.exchange import notice_code
from db.exchange.notice_code import NoticeCode
from db.models import Document, Number, NumberVoid
from desktop.office import forms
from desktop.office.errors import Refused
from desktop.office.postings import codes, comparing, qr_reading
from desktop.office.postings.codes import Keys
from desktop.office.postings.comparing import Change
from desktop.printing import house_rules
from desktop.printing.origin import MOST_PDF, origin_of
from desktop.thai.digits import to_arabic

GENUINE, CODE_ONLY, CHANGED, VOID, LOST = "genuine", "code-only", "changed", "void", "lost"
_MOST_TEXT = 2_000_000  # bytes of a text file


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out; `result` is a key of `words.posting_screen.VERDICTS`.

    genuine: signature and every line stand; code-only: the signature stands, no words were there to
    compare; changed: `change` is the first line that differs (None: it differs, nobody here knows
    where); void: as signed, but its number was made void; lost: signed by a PC that the office does
    not believe any more.
    """

    result: str
    office: str
    number: str
    day: date
    subject: str = ""
    document_id: int | None = None
    text: str = ""  # the words that were signed, where they are known
    change: Change | None = None


def check(asked: str, keys: Keys, *, records: bool) -> Verdict:
    """Check a file by its name, or a code as written. Raises as `check_file`, `check_code`."""
    found = notice_code.codes_in(asked.upper())
    if found and not Path(asked).exists():
        return check_code(found[0], keys, records=records)
    return check_file(Path(asked), keys, records=records)


def check_code(code: str, keys: Keys, *, records: bool) -> Verdict:
    """Check a code alone: there are no words to compare. Raises RecordsError for a false one."""
    return _verdict(_proved(code, keys), keys, "", (), records=records)


def check_file(file: Path, keys: Keys, *, records: bool) -> Verdict:
    """Check a PDF, a picture or a text file.

    Raises Refused `code-none`, `code-two`, `pdf-unreadable`, `photo-unreadable`; RecordsError for a
    code that is foreign, damaged, forged or of another office.
    """
    data = _read(file)
    origin = ""
    pages: tuple[str, ...] = ()
    if data.startswith(b"%PDF"):
        texts, pages = _pdf(data, file.name)
        made = origin_of(data)
        origin = made.text if made else ""
    elif _is_text(data):
        text = data.decode("utf-8-sig")
        texts = notice_code.codes_in(text.upper())
        for code in texts:
            text = text.replace(code, "").replace(code.lower(), "")
        pages = (text,)
    else:
        texts = [code.text for code in qr_reading.codes_of(data, file.name)]
    code = _one(texts, file.name)
    return _verdict(_proved(code, keys), keys, origin, pages, records=records)


def _one(texts: list[str], name: str) -> str:
    ours = [text for text in texts if text.startswith(notice_code.PREFIX)]
    if len(ours) > 1:
        raise Refused("code-two", name=name, count=len(ours))
    if ours:
        return ours[0]
    if texts:
        raise RecordsError("code-foreign")
    raise Refused("code-none", name=name)


def _proved(text: str, keys: Keys) -> tuple[NoticeCode, str]:
    code = notice_code.read(text)
    return code, notice_code.prove(code, keys.office, keys.pcs)


def _verdict(
    proved: tuple[NoticeCode, str],
    keys: Keys,
    origin: str,
    pages: tuple[str, ...],
    *,
    records: bool,
) -> Verdict:
    code, device = proved
    sealed = codes.known(code.sha256) if records else None
    text = sealed.text if sealed else ""
    if not text and origin and notice_code.hash_of(origin) == code.sha256:
        text = origin
    subject = ""
    document_id = sealed.document_id if sealed else None
    if document_id is not None:
        subject = Document.get_by_id(document_id).subject
    change = None
    if device in keys.lost and sealed is None:
        result = LOST
    elif not any(page.strip() for page in pages):
        result = CODE_ONLY
    elif not text:
        whole = notice_code.folded("\n".join(pages).splitlines())
        result = GENUINE if notice_code.hash_of(whole) == code.sha256 else CHANGED
    else:
        change = comparing.first_change(text, pages, _around())
        result = CHANGED if change else GENUINE
    if result in (GENUINE, CODE_ONLY) and document_id is not None and _void(document_id, code):
        result = VOID
    return Verdict(result, keys.name, code.number, code.day, subject, document_id, text, change)


def _void(document_id: int, code: NoticeCode) -> bool:
    """Whether the number in the code was made void since."""
    voided = Number.select(Number).join(NumberVoid).where(Number.document == document_id)
    return bool(code.number) and code.number in {to_arabic(number.text) for number in voided}


def _around() -> set[str]:
    """The words under the code."""
    known = (house_rules.form(kind) for kind in forms.NOTICES)
    return {form.labels["code"] for form in known if "code" in form.labels}


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_PDF:
            raise Refused("code-none", name=file.name)
        return file.read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Refused("file-unreadable", file=file.name, why=why) from error


def _pdf(data: bytes, name: str) -> tuple[list[str], tuple[str, ...]]:
    import pypdfium2

    from desktop.printing import raster

    try:
        with raster.one_at_a_time, pypdfium2.PdfDocument(data) as document:
            pages = tuple(page.get_textpage().get_text_range() for page in document)
        return [code.text for code in qr_reading.codes_of_pdf(data)], pages
    except pypdfium2.PdfiumError as error:
        raise Refused("pdf-unreadable", file=name, why=str(error).lower()) from error


def _is_text(data: bytes) -> bool:
    if len(data) > _MOST_TEXT or b"\0" in data[:4096]:
        return False
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True
