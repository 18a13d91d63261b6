"""What is said about documents."""

from desktop.office.words import Sentence

SENTENCES: dict[str, Sentence] = {}
