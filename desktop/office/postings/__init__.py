"""Notices on boards and other channels, and the codes by which they prove themselves."""
