"""The cycle of a fiscal year, what proves it, and the office's own indicators."""

SQL = """
CREATE TABLE cycle_item (                       -- one measure, project or activity of a year
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,                      -- Buddhist fiscal year
    step INTEGER NOT NULL,                      -- 1 to 4
    kind TEXT NOT NULL DEFAULT 'measure',       -- measure, project, activity, plan-making, planning, doing
    code TEXT NOT NULL DEFAULT '',              -- of the pattern it was made from
    title TEXT NOT NULL,
    section_id INTEGER REFERENCES section (id),
    person_id INTEGER REFERENCES person (id),
    due TEXT,
    done_on TEXT,
    result TEXT NOT NULL DEFAULT '',
    reached INTEGER,                            -- people; null: not counted
    dimensions TEXT NOT NULL DEFAULT '',        -- codes of laws/dimensions.toml, one a line
    place INTEGER NOT NULL DEFAULT 0,
    previous_id INTEGER REFERENCES cycle_item (id),
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX cycle_item_year ON cycle_item (year, step, place);
CREATE TABLE cycle_link (                       -- uid from item and document or hearing
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    item_id INTEGER NOT NULL REFERENCES cycle_item (id),
    document_id INTEGER REFERENCES document (id),
    hearing_id INTEGER REFERENCES hearing (id),
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX cycle_link_item ON cycle_link (item_id);
CREATE INDEX cycle_link_document ON cycle_link (document_id);
CREATE INDEX cycle_link_hearing ON cycle_link (hearing_id);
CREATE TABLE cycle_file (                       -- a photograph or another proof of an activity
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    item_id INTEGER NOT NULL REFERENCES cycle_item (id),
    kind TEXT NOT NULL,                         -- photo, file
    sha256 TEXT NOT NULL,                       -- of a blob
    name TEXT NOT NULL DEFAULT '',
    caption TEXT NOT NULL DEFAULT '',
    taken_at TEXT,
    added_at TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX cycle_file_item ON cycle_file (item_id, added_at);
CREATE TABLE suggestion_use (                   -- uid from year and opinion's root or group
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,                      -- Buddhist fiscal year that uses it
    opinion_id INTEGER REFERENCES opinion (id), -- the root
    group_id INTEGER REFERENCES opinion_group (id),
    item_id INTEGER REFERENCES cycle_item (id), -- what takes it up
    used TEXT NOT NULL DEFAULT '',              -- used, partly, not
    text TEXT NOT NULL DEFAULT '',              -- how, or why not
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX suggestion_use_year ON suggestion_use (year);
CREATE TABLE indicator_file (                   -- the office's own indicators; uid from year and scheme
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    fiscal_year INTEGER NOT NULL,               -- Buddhist
    scheme TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',              -- of the file it came from
    text TEXT NOT NULL DEFAULT '',              -- TOML as resources/laws/ita
    added_at TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0
);
"""
