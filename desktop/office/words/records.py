"""What is said about records."""

from desktop.office.words import Sentence

SENTENCES: dict[str, Sentence] = {}
