"""The window around the rooms: sidebar, bars, dialogs."""
