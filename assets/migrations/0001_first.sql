-- Facts only: what is computed (sessions, places, seats) has no table. Wall times are RFC 5545 text on the series' own clock.

CREATE TABLE series (
    id              INTEGER PRIMARY KEY,
    uid             TEXT    NOT NULL UNIQUE,
    sequence        INTEGER NOT NULL,
    summary         TEXT    NOT NULL,
    description     TEXT    NOT NULL,
    location        TEXT    NOT NULL,
    url             TEXT    NOT NULL,
    organizer_name  TEXT,
    organizer_email TEXT,
    start           TEXT    NOT NULL,
    clock           TEXT    NOT NULL, -- 'all-day', 'floating', 'UTC' or the IANA name of a zone
    days            INTEGER NOT NULL CHECK (days >= 0),
    seconds         INTEGER NOT NULL CHECK (seconds >= 0),
    capacity        INTEGER CHECK (capacity > 0),
    -- an index, not the truth: between these instants, in seconds since 1970 UTC, lie all sessions; NULL is "for ever"
    first_at        INTEGER NOT NULL,
    last_at         INTEGER,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE rule (
    series INTEGER NOT NULL REFERENCES series (id),
    place  INTEGER NOT NULL,
    rrule  TEXT    NOT NULL,
    last   TEXT, -- an index, not the truth: the last date that a COUNT gives, so that nobody counts again
    PRIMARY KEY (series, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE series_date (
    series INTEGER NOT NULL REFERENCES series (id),
    kind   TEXT    NOT NULL CHECK (kind IN ('added', 'removed')), -- RDATE, EXDATE
    start  TEXT    NOT NULL,
    PRIMARY KEY (series, kind, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE override (
    series      INTEGER NOT NULL REFERENCES series (id),
    date        TEXT    NOT NULL, -- the original start
    status      TEXT    NOT NULL CHECK (status IN ('confirmed', 'tentative', 'cancelled')),
    reason      TEXT,
    start       TEXT,
    days        INTEGER CHECK (days >= 0),
    seconds     INTEGER CHECK (seconds >= 0),
    summary     TEXT,
    theme       TEXT,
    description TEXT,
    location    TEXT,
    url         TEXT,
    capacity    INTEGER CHECK (capacity > 0),
    PRIMARY KEY (series, date),
    CHECK ((days IS NULL) = (seconds IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX override_date ON override (date);
CREATE INDEX override_start ON override (start) WHERE start IS NOT NULL;

CREATE TABLE person (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL CHECK (name <> ''),
    email        TEXT,
    phone        TEXT,
    organisation TEXT,
    via          TEXT,
    access_needs TEXT,
    note         TEXT
) STRICT;
CREATE INDEX person_email ON person (email COLLATE NOCASE) WHERE email IS NOT NULL;

CREATE TABLE person_tag (
    person INTEGER NOT NULL REFERENCES person (id),
    tag    TEXT    NOT NULL,
    PRIMARY KEY (person, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_up (
    id       INTEGER PRIMARY KEY,
    series   INTEGER NOT NULL REFERENCES series (id),
    person   INTEGER NOT NULL REFERENCES person (id),
    date     TEXT,            -- the original start of the one session; NULL is a standing sign-up
    since    TEXT,            -- first day of a standing sign-up, inclusive
    until    TEXT,            -- its end, exclusive
    role     TEXT    NOT NULL CHECK (role IN ('host', 'facilitator', 'note-taker', 'participant', 'supporter')),
    answer   TEXT    NOT NULL CHECK (answer IN ('accepted', 'tentative', 'invited', 'declined')),
    position INTEGER NOT NULL, -- order of the last acceptance over the whole store
    CHECK (date IS NULL OR (since IS NULL AND until IS NULL))
) STRICT;
CREATE UNIQUE INDEX sign_up_once ON sign_up (series, date, person) WHERE date IS NOT NULL;
CREATE INDEX sign_up_standing ON sign_up (series) WHERE date IS NULL;
CREATE INDEX sign_up_person ON sign_up (person);
CREATE INDEX sign_up_position ON sign_up (position);

CREATE TABLE attendance (
    series INTEGER NOT NULL REFERENCES series (id),
    date   TEXT    NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id),
    state  TEXT    NOT NULL CHECK (state IN ('came', 'late', 'apologies', 'missed', 'walk-in')),
    PRIMARY KEY (series, date, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_person ON attendance (person, series);

CREATE TABLE journal (
    id       INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice, so that a screen can say which change it means
    at       INTEGER NOT NULL,
    verb     TEXT    NOT NULL,
    sentence TEXT    NOT NULL,
    undone   INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE change (
    id       INTEGER PRIMARY KEY,
    entry    INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
    relation TEXT    NOT NULL,
    before   TEXT, -- the row as a JSON object; NULL: there was none
    after    TEXT
) STRICT;
CREATE INDEX change_entry ON change (entry);
