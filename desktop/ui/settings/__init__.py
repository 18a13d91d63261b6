"""The office's facts, people, sections; this PC's look."""
