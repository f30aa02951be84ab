-- Who comes first where seats are short, and how people take part.

ALTER TABLE series ADD COLUMN seat_order TEXT; -- rules before the order of acceptance: 'first-timers, at-most 5 #research'; NULL: none
ALTER TABLE sign_up ADD COLUMN mode TEXT CHECK (mode IN ('online', 'in-person')); -- NULL: not told

-- Who leads the sessions of a series and takes notes, without reading everyone who comes.
CREATE INDEX sign_up_crew ON sign_up (series) WHERE role IN ('host', 'facilitator', 'note-taker');
