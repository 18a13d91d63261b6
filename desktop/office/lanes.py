"""What a worker thread holds while it works: its own connection to the records."""

from db.connection import connected, reading

__all__ = ["connected", "reading"]
