"""What an office sets on paper for itself."""

SQL = """
-- JSON by key of resources/forms/measure_sheet.toml; empty: all standard
ALTER TABLE office ADD COLUMN measures TEXT NOT NULL DEFAULT '';
"""
