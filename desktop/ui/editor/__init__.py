"""One paper: its fields, its text, its live page, its way."""
