"""Boards and other channels, what hangs where, what happened to it, and the codes of notices.

Events and codes are added only: a correction is a new event naming the row it corrects.
"""

SQL = """
CREATE TABLE posting_place (                    -- a board, or another channel of the office
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'board',         -- a code of [place] in resources/laws/hearings.toml
    village_id INTEGER REFERENCES village (id),
    location TEXT NOT NULL DEFAULT '',          -- where it stands, or its web address
    place INTEGER NOT NULL DEFAULT 0,           -- its turn on the way from board to board
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE posting (                          -- a notice at a place; uid from document and place
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document (id),
    place_id INTEGER NOT NULL REFERENCES posting_place (id),
    from_day TEXT,                              -- planned from
    until_day TEXT,                             -- the last day it hangs, as the paper says
    days INTEGER NOT NULL DEFAULT 0,            -- or so many after the day it was posted; 0: none
    basis TEXT NOT NULL DEFAULT '',             -- the period of deadlines.toml they come from, or paper
    deleted INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'planned',      -- derived from here on: planned, up, torn, down
    posted_on TEXT,
    due_on TEXT,
    down_on TEXT
);
CREATE INDEX posting_document ON posting (document_id);
CREATE INDEX posting_place_of ON posting (place_id);
CREATE INDEX posting_state ON posting (state, document_id);
CREATE TABLE posting_event (                    -- added only
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    posting_id INTEGER NOT NULL REFERENCES posting (id),
    kind TEXT NOT NULL CHECK (kind IN ('posted', 'torn', 'reposted', 'down', 'photo', 'certified')),
    on_day TEXT NOT NULL,
    hour TEXT NOT NULL DEFAULT '',              -- HH:MM; empty: not known
    person_id INTEGER REFERENCES person (id),   -- who did it, or certifies it
    reason TEXT NOT NULL DEFAULT '',            -- why it came off
    days INTEGER NOT NULL DEFAULT 0,            -- how much longer it hangs after it was posted again
    address TEXT NOT NULL DEFAULT '',           -- the page on the web
    sha256 TEXT NOT NULL DEFAULT '',            -- of a photo's blob
    name TEXT NOT NULL DEFAULT '',              -- of its file
    taken_at TEXT,                              -- of its EXIF
    root_id INTEGER REFERENCES posting_event (id), -- the first row of which this is a correction
    withdrawn INTEGER NOT NULL DEFAULT 0,       -- that row is taken back
    taken_by_id INTEGER NOT NULL REFERENCES person (id),
    at TEXT NOT NULL
);
CREATE INDEX posting_event_posting ON posting_event (posting_id);
CREATE INDEX posting_event_sha256 ON posting_event (sha256);
CREATE TABLE notice_code (                      -- added only: what a notice's QR code vouches for
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document (id),
    number TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL,
    text TEXT NOT NULL,                         -- the words as printed, a line each
    sha256 TEXT NOT NULL,                       -- of that text
    code TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX notice_code_document ON notice_code (document_id);
CREATE INDEX notice_code_sha256 ON notice_code (sha256);
"""
