"""The books of numbers."""
