"""The floor of a hearing: its cockpit, lists of opinions, resolutions, files."""
