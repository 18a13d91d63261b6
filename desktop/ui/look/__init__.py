"""Colours, type, icons: how every window looks."""
