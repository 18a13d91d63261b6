"""What is said about paper."""

from desktop.office.words import Sentence

SENTENCES: dict[str, Sentence] = {}
