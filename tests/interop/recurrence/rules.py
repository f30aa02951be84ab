"""Random rules over every part of RFC 5545 3.3.10, the same ones for the same seed; none that the RFC forbids."""

from rfc import WEEKDAYS

FREQS = ["YEARLY"] * 6 + ["MONTHLY"] * 5 + ["WEEKLY"] * 4 + ["DAILY"] * 3 + ["HOURLY"] * 2 + ["MINUTELY"] * 2 + ["SECONDLY"] * 2
ODD_INTERVALS = [7, 15, 20, 30, 45, 61, 90, 100]


def some(random, low, high, most, both_ends=False):
    """A list of up to `most` numbers, a part of them counted from the end."""
    chosen = {random.randint(low, high) for _ in range(random.randint(1, most))}
    return ",".join(str(-n if both_ends and random.random() < 0.4 else n) for n in sorted(chosen))


def weekdays(random, highest=0):
    """A list of weekdays, where they may be numbered: all of them, none, or (seldom, for dateutil reads it wrong) some."""
    chosen = []
    likely = random.choice([1, 1, 1, 0, 0, 0.5]) if highest else 0
    for day in random.sample(WEEKDAYS, random.randint(1, 4)):
        numbered = random.random() < likely
        chosen.append(f"{random.choice([1, 1, -1]) * random.randint(1, highest)}{day}" if numbered else day)
    return ",".join(chosen)


def yearly(random, parts):
    kind = random.choice(["week", "week", "year day", "month day", "weekday", "weekday", "both", "plain"])
    if kind == "week":
        parts["BYWEEKNO"] = some(random, 1, 53, 4, True)
        if random.random() < 0.8:
            parts["BYDAY"] = weekdays(random)
    if kind in ("year day", "both"):
        parts["BYYEARDAY"] = some(random, 1, 366, 8 if kind == "year day" else 60, True)
    if kind in ("month day", "both"):
        parts["BYMONTHDAY"] = some(random, 1, 31, 5 if kind == "month day" else 12, True)
    if kind == "weekday":
        parts["BYDAY"] = weekdays(random, 5 if "BYMONTH" in parts else 53)
    elif kind in ("year day", "month day") and random.random() < 0.3:
        parts["BYDAY"] = weekdays(random)


def monthly(random, parts):
    kind = random.choice(["month day", "weekday", "weekday", "both", "plain"])
    if kind in ("month day", "both"):
        parts["BYMONTHDAY"] = some(random, 1, 31, 5, True)
    if kind in ("weekday", "both"):
        parts["BYDAY"] = weekdays(random, 5)


def weekly(random, parts):
    if random.random() < 0.8:
        parts["BYDAY"] = weekdays(random)


def daily(random, parts):
    if random.random() < 0.35:
        parts["BYMONTHDAY"] = some(random, 1, 31, 6, True)
    if random.random() < 0.35:
        parts["BYDAY"] = weekdays(random)


def below_daily(random, parts):
    daily(random, parts)
    if random.random() < 0.2:
        parts["BYYEARDAY"] = some(random, 1, 366, 30, True)


DAYS = {"YEARLY": yearly, "MONTHLY": monthly, "WEEKLY": weekly, "DAILY": daily}


def rule(random):
    """The parts of a rule that has no end yet, in the order of the program's own text."""
    freq = random.choice(FREQS)
    parts = {}
    if random.random() < 0.35:
        parts["BYMONTH"] = some(random, 1, 12, 5)
    DAYS.get(freq, below_daily)(random, parts)
    for name, highest, likely in (("BYHOUR", 23, 0.3), ("BYMINUTE", 59, 0.25), ("BYSECOND", 59, 0.12)):
        if random.random() < likely:
            parts[name] = some(random, 0, highest, 4)
    if parts and random.random() < 0.3:
        parts["BYSETPOS"] = some(random, 1, random.choice([2, 4, 10, 40]), 3, True)
    if random.random() < 0.4:
        parts["WKST"] = random.choice(WEEKDAYS)
    interval = {}
    if random.random() < 0.55:
        step = random.choice([2, 2, 3, 4, 5, 6, random.randint(1, 40)])
        interval["INTERVAL"] = random.choice([step, random.choice(ODD_INTERVALS)]) if DAYS.get(freq, below_daily) is below_daily else step
    return {"FREQ": freq, **interval, **parts}
