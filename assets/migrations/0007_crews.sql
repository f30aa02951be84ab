-- What is asked of a month, of whichever series, however many years of others there are.

-- Who works at its sessions.
CREATE INDEX sign_up_crew_dates ON sign_up (date, series, person) WHERE role IN ('host', 'facilitator', 'note-taker');

-- What is said of single ones of them.
CREATE INDEX sign_up_dates ON sign_up (date, series) WHERE date IS NOT NULL;
