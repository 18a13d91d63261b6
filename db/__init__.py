"""The municipality's records: one encrypted SQLite file, and everything that may touch it."""
