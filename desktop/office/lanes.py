"""What a worker thread holds while it works: its own connection to the records."""

from db.connection import connected, reading
from db.exchange.deeds import Lane

__all__ = ["Lane", "connected", "reading"]
