"""Dates as our files of cases write them."""

STAMP = "%Y%m%dT%H%M%S"


def compact(dates):
    """Stamps without what they share with the one before: the year, or the day, and the time of day."""
    words, before = [], None
    for date in dates:
        if before is None or date.year != before.year:
            word = date.strftime("%Y%m%d")
        else:
            word = "" if date.date() == before.date() else date.strftime("%m%d")
        if before is None or date.time() != before.time():
            word += date.strftime("T%H%M%S")
        words.append(word)
        before = date
    return " ".join(words)
