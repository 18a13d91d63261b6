"""Villages and residents, hearings from the plan to the answers, the office's own rules and days.

Check-ins, moves, opinions, votes and events are added only: a correction is a new row naming the
old. Columns marked personal travel beside the signed line, so that they can be erased everywhere.
"""

SQL = """
CREATE TABLE village (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    number INTEGER,                             -- หมู่ที่; empty: a community without one
    name TEXT NOT NULL DEFAULT '',
    households INTEGER,
    place INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE stakeholder (                      -- a group of people concerned: อสม., ผู้สูงอายุ
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    place INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE resident (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    title TEXT,                                 -- personal from here on
    first_name TEXT,
    last_name TEXT,
    house TEXT,
    phone TEXT,
    national_id TEXT,                           -- thirteen digits, only where the office asks for it
    sex TEXT,                                   -- m, f
    birth_year INTEGER,                         -- common era
    note TEXT,                                  -- personal up to here
    village_id INTEGER REFERENCES village (id),
    stakeholder_id INTEGER REFERENCES stakeholder (id),
    role TEXT NOT NULL DEFAULT '',              -- ผู้ใหญ่บ้าน
    origin TEXT NOT NULL DEFAULT '',            -- walk-in, or the list it was imported from
    added_at TEXT NOT NULL,
    merged_into_id INTEGER REFERENCES resident (id),
    deleted INTEGER NOT NULL DEFAULT 0,
    name_key TEXT NOT NULL DEFAULT '',          -- derived from here on
    sound_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
);
CREATE INDEX resident_name ON resident (deleted, name_key, id);
CREATE INDEX resident_sound ON resident (sound_key);
CREATE INDEX resident_village ON resident (village_id);
CREATE INDEX resident_merged ON resident (merged_into_id);
CREATE TABLE hearing (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL DEFAULT '',
    project TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',             -- a code of resources/laws/hearings.toml
    severity TEXT NOT NULL DEFAULT 'general',   -- general, severe
    methods TEXT NOT NULL DEFAULT '',           -- codes, one a line
    section_id INTEGER REFERENCES section (id),
    venue TEXT NOT NULL DEFAULT '',
    held_on TEXT,                               -- ISO day
    begins TEXT NOT NULL DEFAULT '',            -- HH:MM
    ends TEXT NOT NULL DEFAULT '',
    ended_on TEXT,                              -- the last day, when it is another
    opinions_until TEXT,
    chair_id INTEGER REFERENCES person (id),
    note_taker_id INTEGER REFERENCES person (id),
    contact TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',            -- the eight items of clause 7
    substance TEXT NOT NULL DEFAULT '',
    carrier TEXT NOT NULL DEFAULT '',
    site TEXT NOT NULL DEFAULT '',
    steps TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    effects TEXT NOT NULL DEFAULT '',
    cost TEXT NOT NULL DEFAULT '',              -- the eighth
    quorum INTEGER NOT NULL DEFAULT 0,
    previous_id INTEGER REFERENCES hearing (id), -- repeated from
    created_by_id INTEGER NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'planned',      -- derived from here on
    posted_on TEXT,
    summarised_on TEXT,
    fiscal_year INTEGER NOT NULL DEFAULT 0,     -- Buddhist
    subject_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT '',
    changed_at TEXT NOT NULL DEFAULT ''
);
CREATE INDEX hearing_held ON hearing (deleted, held_on DESC, id DESC);
CREATE INDEX hearing_state ON hearing (deleted, state, held_on);
CREATE INDEX hearing_year ON hearing (deleted, fiscal_year, held_on);
CREATE TABLE hearing_event (                    -- added only: what happened to the hearing as a whole
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    kind TEXT NOT NULL CHECK (kind IN ('ready', 'posted', 'postponed', 'cancelled', 'opened',
        'closed', 'reopened', 'adopted', 'summarised', 'filed')),
    on_day TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    was TEXT NOT NULL DEFAULT '',               -- of a postponement: the day before
    became TEXT NOT NULL DEFAULT '',            -- and the day after, empty: none yet
    person_id INTEGER NOT NULL REFERENCES person (id),
    at TEXT NOT NULL
);
CREATE INDEX hearing_event_hearing ON hearing_event (hearing_id, at);
CREATE TABLE hearing_group (                    -- whom it concerns, with quota; uid computed
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    village_id INTEGER REFERENCES village (id),
    stakeholder_id INTEGER REFERENCES stakeholder (id),
    quota INTEGER NOT NULL DEFAULT 0,           -- people; 0: none set
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX hearing_group_hearing ON hearing_group (hearing_id);
CREATE TABLE invitation (                       -- uid from hearing and resident
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    resident_id INTEGER NOT NULL REFERENCES resident (id),
    capacity TEXT NOT NULL DEFAULT '',          -- invited as
    excused TEXT NOT NULL DEFAULT '',           -- why not coming
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX invitation_hearing ON invitation (hearing_id);
CREATE INDEX invitation_resident ON invitation (resident_id);
CREATE TABLE agenda_item (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    place INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT 'consider',      -- chair, adopt, inform, consider, other
    title TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',              -- what is said of it in the minutes
    minutes INTEGER NOT NULL DEFAULT 0,         -- planned length
    resolution TEXT NOT NULL DEFAULT '',        -- มติที่ประชุม
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX agenda_item_hearing ON agenda_item (hearing_id, place);
CREATE TABLE attendance (                       -- added only; uid from hearing and resident
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    resident_id INTEGER NOT NULL REFERENCES resident (id),
    village_id INTEGER REFERENCES village (id), -- as it was that day
    stakeholder_id INTEGER REFERENCES stakeholder (id),
    via TEXT NOT NULL DEFAULT 'name',           -- name, walk-in, code, card, paper
    desk TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL
);
CREATE INDEX attendance_hearing ON attendance (hearing_id, at);
CREATE INDEX attendance_resident ON attendance (resident_id);
CREATE TABLE attendance_move (                  -- added only: undone, out of the hall, in again
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    attendance_id INTEGER NOT NULL REFERENCES attendance (id),
    kind TEXT NOT NULL CHECK (kind IN ('undone', 'out', 'in')),
    desk TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL
);
CREATE INDEX attendance_move_attendance ON attendance_move (attendance_id, at);
CREATE TABLE speaker (                          -- who asked for the floor, in order
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT,                                  -- personal; for one who is not in the directory
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    agenda_item_id INTEGER REFERENCES agenda_item (id),
    resident_id INTEGER REFERENCES resident (id),
    place INTEGER NOT NULL DEFAULT 0,
    asked_at TEXT NOT NULL,
    began_at TEXT,
    ended_at TEXT,
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX speaker_hearing ON speaker (hearing_id, place);
CREATE TABLE floor_event (                      -- added only: marks on the hearing's own clock
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    agenda_item_id INTEGER REFERENCES agenda_item (id),
    kind TEXT NOT NULL CHECK (kind IN ('began', 'ended', 'mark', 'recording', 'silence')),
    text TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL
);
CREATE INDEX floor_event_hearing ON floor_event (hearing_id, at);
CREATE TABLE opinion (                          -- added only; a correction names its root
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    speaker TEXT,                               -- personal; for one who is not in the directory
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    agenda_item_id INTEGER REFERENCES agenda_item (id),
    resident_id INTEGER REFERENCES resident (id), -- empty with no speaker: anonymous
    village_id INTEGER REFERENCES village (id),
    stakeholder_id INTEGER REFERENCES stakeholder (id),
    root_id INTEGER REFERENCES opinion (id),    -- the first row of which this is a correction
    withdrawn INTEGER NOT NULL DEFAULT 0,
    text TEXT NOT NULL,
    topics TEXT NOT NULL DEFAULT '',            -- one a line
    stance TEXT NOT NULL DEFAULT '',            -- for, against, question, empty: none
    channel TEXT NOT NULL DEFAULT 'floor',      -- floor, paper, letter, online, phone, visit
    taken_by_id INTEGER NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    latest INTEGER NOT NULL DEFAULT 1,          -- derived: no later row corrects it
    fold TEXT NOT NULL DEFAULT ''               -- derived
);
CREATE INDEX opinion_hearing ON opinion (hearing_id, latest, at);
CREATE INDEX opinion_root ON opinion (root_id);
CREATE INDEX opinion_resident ON opinion (resident_id);
CREATE TABLE opinion_group (                    -- opinions that say the same
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    title TEXT NOT NULL,
    place INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX opinion_group_hearing ON opinion_group (hearing_id, place);
CREATE TABLE opinion_member (                   -- uid from the opinion's root: in one group at most
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    opinion_id INTEGER NOT NULL REFERENCES opinion (id),
    group_id INTEGER REFERENCES opinion_group (id),
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX opinion_member_group ON opinion_member (group_id);
CREATE TABLE answer (                           -- uid from the opinion's root or the group
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    opinion_id INTEGER REFERENCES opinion (id),
    group_id INTEGER REFERENCES opinion_group (id),
    verdict TEXT NOT NULL DEFAULT '',           -- accepted, partly, declined, noted
    text TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    section_id INTEGER REFERENCES section (id), -- who carries it on
    follow_up TEXT NOT NULL DEFAULT '',
    due TEXT,
    done_on TEXT,
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX answer_hearing ON answer (hearing_id);
CREATE TABLE vote_count (                       -- added only; the latest of an item holds
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    agenda_item_id INTEGER NOT NULL REFERENCES agenda_item (id),
    method TEXT NOT NULL DEFAULT 'hands',       -- hands, ballot
    agree INTEGER NOT NULL,
    disagree INTEGER NOT NULL,
    abstain INTEGER NOT NULL,
    present INTEGER NOT NULL DEFAULT 0,         -- in the hall when it was counted
    note TEXT NOT NULL DEFAULT '',
    person_id INTEGER NOT NULL REFERENCES person (id),
    at TEXT NOT NULL
);
CREATE INDEX vote_count_item ON vote_count (agenda_item_id, at);
CREATE INDEX vote_count_hearing ON vote_count (hearing_id, at);
CREATE TABLE hearing_paper (                    -- uid from hearing and document
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    document_id INTEGER NOT NULL REFERENCES document (id),
    role TEXT NOT NULL,                         -- notice, invitation, order, minutes, summary, ...
    made_from TEXT NOT NULL DEFAULT '',         -- fingerprints of what it was made from, by part
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX hearing_paper_hearing ON hearing_paper (hearing_id);
CREATE INDEX hearing_paper_document ON hearing_paper (document_id);
CREATE TABLE attachment (
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    agenda_item_id INTEGER REFERENCES agenda_item (id),
    kind TEXT NOT NULL,                         -- photo, audio, file
    sha256 TEXT NOT NULL,                       -- of a blob
    name TEXT NOT NULL DEFAULT '',
    caption TEXT NOT NULL DEFAULT '',
    taken_at TEXT,
    added_at TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX attachment_hearing ON attachment (hearing_id, added_at);
CREATE TABLE task (                             -- uid from hearing and code
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    hearing_id INTEGER NOT NULL REFERENCES hearing (id),
    code TEXT NOT NULL,                         -- of a rule, or drawn for one of the office's own
    title TEXT NOT NULL DEFAULT '',
    due TEXT,
    done_on TEXT,
    done_by_id INTEGER REFERENCES person (id),
    note TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX task_hearing ON task (hearing_id);
CREATE TABLE holiday (                          -- beside resources/laws/holidays.csv; uid computed
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    day TEXT NOT NULL,
    region TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    working INTEGER NOT NULL DEFAULT 0,         -- a day of the table that is none after all
    source TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX holiday_day ON holiday (day);
CREATE TABLE office_rule (                      -- the office's own figure for a rule; uid computed
    id INTEGER NOT NULL PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL,
    value TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',            -- on what the office stands
    deleted INTEGER NOT NULL DEFAULT 0
);
"""
