-- What calendar files say beyond what the program has fields for. New columns are nullable: journal entries made before have no value
-- for them, and an undo compares.

ALTER TABLE series ADD COLUMN source_sequence INTEGER; -- the version that was last read from a file; NULL: made here
ALTER TABLE series ADD COLUMN source_updated INTEGER;
ALTER TABLE series ADD COLUMN kept TEXT;               -- content lines, unfolded, with a line feed between them
ALTER TABLE override ADD COLUMN kept TEXT;

-- What stands in a calendar beside its events: properties (X-WR-CALNAME), components (VTODO).
CREATE TABLE kept (
    name TEXT PRIMARY KEY, -- what a newer version of the same has too
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Time zones that a file defines and the zone database does not know; series.clock is 'zone ' and the name then.
CREATE TABLE zone (
    name    TEXT PRIMARY KEY, -- the TZID, with a number where another file defines another zone of that name
    changes TEXT NOT NULL     -- a line each: seconds since 1970 UTC, seconds east of UTC from then on (the first: since ever), 1 in summer, name
) STRICT, WITHOUT ROWID;
CREATE INDEX series_clock ON series (clock); -- which zones no series is in any more
