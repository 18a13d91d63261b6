"""The first room: what waits, what to do next."""
