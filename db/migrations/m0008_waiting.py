"""Who has which papers, the longest waiting first, read from one index."""

SQL = """
DROP INDEX document_waiting;
CREATE INDEX document_waiting ON document (waiting_id, deleted, changed_at);
"""
