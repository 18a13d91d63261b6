"""What a PC knows of the other PCs of its office: who is admitted, what they have."""

SQL = """
CREATE TABLE trust (                            -- statements signed with the office's key, kept as they came
    hash TEXT NOT NULL PRIMARY KEY,             -- SHA-256 of the text
    kind TEXT NOT NULL,                         -- admit, revoke, registrar
    device TEXT NOT NULL,                       -- whom it is about
    text TEXT NOT NULL,
    signature BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX trust_device ON trust (device);
CREATE TABLE exchange (                         -- facts of the exchange on this PC, by name
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE peer (                             -- what another PC said it had, when last heard of
    device TEXT NOT NULL PRIMARY KEY,
    heads TEXT NOT NULL DEFAULT '{}',           -- JSON: device → [last, hash of its header]
    heard_at TEXT NOT NULL DEFAULT '',
    sent TEXT NOT NULL DEFAULT '{}',            -- JSON: device → last, of what was put into a bundle
    sent_at TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
"""
