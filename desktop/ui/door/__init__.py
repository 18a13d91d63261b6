"""The door of a hearing: a screen of its own on which people are let in."""
