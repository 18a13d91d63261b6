"""Things plugged into this PC. Nothing here knows records, windows or paper."""
