"""The office, its people and posts, papers with their versions and approvals, registers and numbers.

Every table that travels has a local `id`, and a `uid` that names the row on every PC. Rows of the
tables marked "added only" are never changed; a correction is a new row.
"""

SQL = """
CREATE TABLE office (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL DEFAULT '',              -- as it stands in headings: เทศบาลตำบล...
    short_name TEXT NOT NULL DEFAULT '',        -- ทต....
    kind TEXT NOT NULL DEFAULT '',              -- a code of resources/forms/office_kinds.toml
    address TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    fax TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',              -- letters and file code of the office's own number
    font TEXT NOT NULL DEFAULT '',              -- family on paper; empty: the one the program brings
    emblem TEXT NOT NULL DEFAULT '',            -- SHA-256 of a blob; empty: the drawn placeholder
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE section (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,                         -- สำนักปลัดเทศบาล
    agency TEXT NOT NULL DEFAULT '',            -- as it stands after ส่วนราชการ on a memo
    code TEXT NOT NULL DEFAULT '',              -- the number before the slash, free configuration
    phone TEXT NOT NULL DEFAULT '',
    fax TEXT NOT NULL DEFAULT '',
    place INTEGER NOT NULL DEFAULT 0,           -- order in lists
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    rank TEXT NOT NULL DEFAULT '',              -- printed above the bracket
    title TEXT NOT NULL DEFAULT '',             -- printed inside the bracket, joined to the name
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL DEFAULT '',
    phone TEXT,                                 -- personal
    sort_key TEXT NOT NULL DEFAULT '',          -- derived
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX person_sort ON person (sort_key, id);
CREATE TABLE post (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,                         -- ปลัดเทศบาล
    printed TEXT NOT NULL DEFAULT '',           -- as under a signature, when longer: ปลัดเทศบาลตำบล...
    address_as TEXT NOT NULL DEFAULT '',        -- as addressed in an endorsement: น.ทต....
    section_id INTEGER REFERENCES section (id),
    place INTEGER NOT NULL DEFAULT 0,           -- order of standing, the highest first
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE tenure (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    post_id INTEGER NOT NULL REFERENCES post (id),
    capacity TEXT NOT NULL DEFAULT 'holder'
        CHECK (capacity IN ('holder', 'duty', 'acting', 'delegated')),
    acting_for_id INTEGER REFERENCES post (id), -- whose powers are used, for all but holder
    starts TEXT,                                -- ISO days, both included; empty: open
    ends TEXT,
    basis TEXT NOT NULL DEFAULT '',             -- the order or section of law it stands on
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX tenure_person ON tenure (person_id);
CREATE TABLE clause (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL DEFAULT '',              -- form it is offered in; empty: all
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    place INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE document (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,                         -- memo, announcement, ...
    section_id INTEGER NOT NULL REFERENCES section (id),
    drafter_id INTEGER NOT NULL REFERENCES person (id),
    parent_id INTEGER REFERENCES document (id), -- the memo an announcement came from
    source TEXT NOT NULL,                       -- the paper source: front matter and body
    subject TEXT NOT NULL DEFAULT '',
    dated TEXT,                                 -- ISO day on the paper
    created_at TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    stage TEXT NOT NULL DEFAULT 'draft',        -- derived from here on
    returned INTEGER NOT NULL DEFAULT 0,
    waiting_id INTEGER REFERENCES person (id),
    number_text TEXT NOT NULL DEFAULT '',
    number_value INTEGER,
    year INTEGER NOT NULL DEFAULT 0,            -- Buddhist calendar year
    subject_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT '',
    changed_at TEXT NOT NULL DEFAULT ''
);
CREATE INDEX document_changed ON document (deleted, changed_at DESC, id DESC);
CREATE INDEX document_subject ON document (deleted, subject_key, id);
CREATE INDEX document_year ON document (deleted, year, changed_at DESC);
CREATE INDEX document_stage ON document (deleted, stage, changed_at DESC);
CREATE INDEX document_kind ON document (deleted, kind, changed_at DESC);
CREATE INDEX document_waiting ON document (waiting_id, deleted);
CREATE TABLE version (                          -- added only
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document (id),
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    made_by_id INTEGER NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX version_document ON version (document_id, made_at);
CREATE TABLE route_step (                       -- who is due; uid from document and place
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document (id),
    place INTEGER NOT NULL,
    stage TEXT NOT NULL,
    person_id INTEGER REFERENCES person (id),
    tenure_id INTEGER REFERENCES tenure (id),
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX route_step_document ON route_step (document_id, place);
CREATE TABLE approval_step (                    -- added only: what somebody did
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document (id),
    place INTEGER NOT NULL,                     -- of the route step it answers
    stage TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('passed', 'returned', 'reopened')),
    reason TEXT NOT NULL DEFAULT '',
    person_id INTEGER NOT NULL REFERENCES person (id),
    tenure_id INTEGER REFERENCES tenure (id),
    printed TEXT NOT NULL DEFAULT '',           -- JSON: rank, name, posts as they stood that day
    version_id INTEGER NOT NULL REFERENCES version (id),
    done_on TEXT NOT NULL,
    done_at TEXT NOT NULL
);
CREATE INDEX approval_step_document ON approval_step (document_id, done_at);
CREATE TABLE endorsement (                      -- added only
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    approval_step_id INTEGER NOT NULL REFERENCES approval_step (id),
    text TEXT NOT NULL
);
CREATE INDEX endorsement_step ON endorsement (approval_step_id);
CREATE TABLE register (                         -- uid from kind, section and year
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,                         -- sent, circular, announcement, order
    section_id INTEGER REFERENCES section (id),
    year INTEGER NOT NULL,                      -- Buddhist calendar year
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE lease (                            -- added only
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    register_id INTEGER NOT NULL REFERENCES register (id),
    device TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    low INTEGER NOT NULL,
    high INTEGER NOT NULL CHECK (high >= low),
    granted_at TEXT NOT NULL
);
CREATE INDEX lease_register ON lease (register_id, device);
CREATE TABLE number (                           -- added only; uid from register and value
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    register_id INTEGER NOT NULL REFERENCES register (id),
    value INTEGER NOT NULL,
    text TEXT NOT NULL,
    document_id INTEGER REFERENCES document (id),
    lease_id INTEGER NOT NULL REFERENCES lease (id),
    taken_by_id INTEGER NOT NULL REFERENCES person (id),
    taken_on TEXT NOT NULL,
    taken_at TEXT NOT NULL
);
CREATE UNIQUE INDEX number_given_once ON number (register_id, value);
CREATE INDEX number_document ON number (document_id);
CREATE TABLE number_void (                      -- added only; uid from the number
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    number_id INTEGER NOT NULL REFERENCES number (id),
    reason TEXT NOT NULL,
    voided_by_id INTEGER NOT NULL REFERENCES person (id),
    voided_at TEXT NOT NULL
);
CREATE UNIQUE INDEX number_void_once ON number_void (number_id);
"""
