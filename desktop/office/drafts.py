"""The draft buffer: what is being typed, safe within a second, in no journal and on no other PC."""

from __future__ import annotations

from datetime import datetime

from db import drafts
from db.models import Document

__all__ = ["drop", "keep", "recover"]


def keep(uid: str, text: str) -> None:
    """Keep the typed text of a document's uid on disk."""
    drafts.save(uid, text)


def drop(uid: str) -> None:
    """Forget it: the text was saved, or thrown away."""
    drafts.clear(uid)


def recover(uid: str) -> tuple[str, datetime] | None:
    """Text typed but never saved, and when; None when the saved text is the same."""
    kept = drafts.load(uid)
    if kept is None:
        return None
    saved = Document.get_or_none(Document.uid == uid)
    if saved is None or saved.source == kept[0]:
        drafts.clear(uid)
        return None
    return kept
