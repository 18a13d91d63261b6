"""The journal of operations, and what its exchange between PCs needs."""

SQL = """
CREATE TABLE device (                           -- PCs of the office
    device TEXT NOT NULL PRIMARY KEY,           -- 16 hexadecimal digits of its key's SHA-256
    public BLOB NOT NULL,                       -- Ed25519, 32 bytes
    name TEXT NOT NULL DEFAULT '',
    here INTEGER NOT NULL DEFAULT 0,            -- 1: this PC; 0: another, or a former self
    revoked_after INTEGER                       -- last sequence number still believed
) WITHOUT ROWID;
CREATE UNIQUE INDEX device_here ON device (here) WHERE here = 1;
CREATE TABLE segment (                          -- sealed ranges of operations, kept as they came
    device TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    header TEXT NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (device, first)
) WITHOUT ROWID;
CREATE TABLE operation (
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    segment INTEGER NOT NULL,                   -- first seq of its segment, sealed or to be
    lamport INTEGER NOT NULL,
    kind TEXT NOT NULL,
    tbl TEXT NOT NULL,
    uid TEXT NOT NULL,
    line TEXT NOT NULL,                         -- what is signed
    private TEXT,                               -- [salt, {personal fields}]; erased: NULL
    PRIMARY KEY (device, seq)
) WITHOUT ROWID;
CREATE INDEX operation_row ON operation (tbl, uid);
CREATE INDEX operation_lamport ON operation (lamport);
CREATE TABLE waiting (                          -- came, but not yet applied
    device TEXT NOT NULL,
    first INTEGER NOT NULL,
    header TEXT NOT NULL,
    signature BLOB NOT NULL,
    lines BLOB NOT NULL,                        -- zlib of the lines
    held TEXT NOT NULL DEFAULT '',              -- why it is held; empty: waits for others
    PRIMARY KEY (device, first)
) WITHOUT ROWID;
CREATE TABLE conflict (
    tbl TEXT NOT NULL,
    uid TEXT NOT NULL,
    field TEXT NOT NULL,
    device_a TEXT NOT NULL,
    seq_a INTEGER NOT NULL,
    device_b TEXT NOT NULL,
    seq_b INTEGER NOT NULL,
    open INTEGER NOT NULL,
    PRIMARY KEY (tbl, uid, field, device_a, seq_a, device_b, seq_b)
) WITHOUT ROWID;
CREATE TABLE quarantine (                       -- refused, kept to be shown
    id INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    device TEXT NOT NULL,
    first INTEGER NOT NULL,
    reason TEXT NOT NULL,
    header TEXT NOT NULL
);
"""
