-- Indexes that hold all that their questions ask, so that nobody waits while row after row is looked up.

-- What someone did last, of whichever series.
DROP INDEX attendance_person;
CREATE INDEX attendance_person ON attendance (person, date, state);

-- Who was at a series: one look for each of them instead of one for each mark.
CREATE INDEX attendance_there ON attendance (series, person, date) WHERE state IN ('came', 'late', 'walk-in');

-- For how many series someone is signed up.
DROP INDEX sign_up_person;
CREATE INDEX sign_up_person ON sign_up (person, series, answer);

-- Everyone who comes every time, in one piece however many series they come to.
DROP INDEX sign_up_standing;
CREATE INDEX sign_up_standing ON sign_up (series, person, since, until, role, answer, mode, position) WHERE date IS NULL;

-- A series that was split goes on in another one of its title.
CREATE INDEX series_summary ON series (summary);
