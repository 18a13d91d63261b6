"""The room of postings: what hangs where, photos of boards, notices checked."""
