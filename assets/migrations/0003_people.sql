-- Finding people by name at once, and what stays of someone who was erased.

-- lower() knows ASCII only, so names beyond it have an index of their own: few enough to be looked at one by one.
CREATE INDEX person_name ON person (lower(name));
CREATE INDEX person_name_beyond_ascii ON person (name) WHERE name GLOB '*[^ -~]*';

-- Names by which video calls showed them, with a line feed between them; NULL: none.
ALTER TABLE person ADD COLUMN aliases TEXT;

-- The register's numbers without the people: how many of those who were erased came, were late, …
CREATE TABLE erased (
    series INTEGER NOT NULL REFERENCES series (id),
    date   TEXT    NOT NULL,
    state  TEXT    NOT NULL CHECK (state IN ('came', 'late', 'apologies', 'missed', 'walk-in')),
    count  INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (series, date, state)
) STRICT, WITHOUT ROWID;

-- When someone's record was handed out or erased. No names; no fact, so neither in the dump nor undone.
CREATE TABLE disclosure (
    id   INTEGER PRIMARY KEY,
    at   INTEGER NOT NULL,
    kind TEXT    NOT NULL CHECK (kind IN ('export', 'erase')),
    last INTEGER -- of an erasure: the highest number that was given to anyone until then; none is given twice
) STRICT;
