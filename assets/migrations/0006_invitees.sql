-- What calendar files and messages say of those who are invited, and the seat under work at one session. All of it is nullable: journal entries made before have no value for it.

ALTER TABLE sign_up ADD COLUMN kept TEXT;                 -- parameters of their ATTENDEE, as written, with a line feed between them
ALTER TABLE sign_up ADD COLUMN answered_sequence INTEGER; -- the answer that a message of theirs brought last; NULL: none did
ALTER TABLE sign_up ADD COLUMN answered_at INTEGER CHECK ((answered_at IS NULL) = (answered_sequence IS NULL));

-- What they came as before they were to work at this one session, in the same place in the order; NULL: nothing.
ALTER TABLE sign_up ADD COLUMN beneath TEXT CHECK (beneath IN ('participant', 'supporter'));

-- Still all that is asked of those who come every time, in one piece.
DROP INDEX sign_up_standing;
CREATE INDEX sign_up_standing
    ON sign_up (series, person, since, until, role, answer, mode, position, kept, answered_sequence, answered_at, beneath) WHERE date IS NULL;
