-- The few sessions that have a length of their own: a long one is still on long after its date.
CREATE INDEX override_length ON override (date) WHERE seconds IS NOT NULL;
