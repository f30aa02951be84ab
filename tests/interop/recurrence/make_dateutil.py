#!/usr/bin/env python3
"""Makes the cases that compare our recurrence engine with python-dateutil.

    make_dateutil.py tests/data/recurrence

Writes `dateutil.tsv`, where dateutil and the RFC agree, and `dateutil_differences.tsv`, where they do not: each with the name of
the difference. A difference that no name explains stops the script. Needs python-dateutil 2.9 and the zone data of zoneinfo; the
same versions make the same files.
"""

import argparse
import warnings
from datetime import datetime, timedelta, timezone
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

import rules
from rfc import BELOW_DAILY, Rule, TooSlow
from stamps import STAMP, compact

SEED = 5545
CASES = 6000
MOST = 40
# Zones whose clocks jump at different hours and by different lengths.
ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo"]


def is_mixed(parts):
    return len({day[:-2] != "" for day in parts.get("BYDAY", "").split(",")}) == 2


# In the order in which a rule is asked: the name, what dateutil does and what the RFC says, and which rules it may be.
DIFFERENCES = [
    (
        "mixed-weekdays",
        "plain and numbered weekdays in one BYDAY are intersected; the list names each of its days (RFC 5545 3.3.10, BYDAY)",
        is_mixed,
    ),
    (
        "weekly-positions",
        "BYSETPOS counts from the start in the first week; the set is that of the whole week (RFC 5545 3.3.10, BYSETPOS)",
        lambda parts: parts["FREQ"] == "WEEKLY" and "BYSETPOS" in parts,
    ),
    (
        "weeks-without-weekday",
        "BYWEEKNO alone gives all seven days; what is not in the rule comes from DTSTART (RFC 5545 3.3.10, last but one paragraph)",
        lambda parts: "BYWEEKNO" in parts and "BYDAY" not in parts,
    ),
    (
        "week-year-positions",
        "BYSETPOS over weeks cuts the set at the New Year; a week belongs to one year whole (RFC 5545 3.3.10, BYWEEKNO and BYSETPOS)",
        lambda parts: "BYWEEKNO" in parts and "BYSETPOS" in parts,
    ),
    (
        "week-year-interval",
        "INTERVAL counts calendar years, which tears weeks at the New Year; weeks are those of week years (RFC 5545 3.3.10, BYWEEKNO)",
        lambda parts: "BYWEEKNO" in parts and "INTERVAL" in parts,
    ),
    (
        "week-at-new-year",
        "weeks counted from the end (and week 53) are wrong where they reach over the New Year (RFC 5545 3.3.10, BYWEEKNO)",
        lambda parts: "BYWEEKNO" in parts,
    ),
    (
        "gap-below-daily",
        "a time that the clock jumps over is given; below DAILY it is ignored and not counted (RFC 5545 3.3.10, nonexistent local time)",
        lambda parts: parts["FREQ"] in BELOW_DAILY,
    ),
    (
        "gap-once",
        "a time in a gap and the time it is moved to are given both; they are one instant (RFC 5545 3.3.5 and 3.8.5.3)",
        lambda parts: parts["FREQ"] not in BELOW_DAILY,
    ),
]


def by_dateutil(text, start, zone):
    """The first dates as dateutil has them, in our reading that the start is always one of them and counts."""
    parts = dict(part.split("=") for part in text.split(";"))
    if not zone:
        text = ";".join(part.rstrip("Z") if part.startswith("UNTIL") else part for part in text.split(";"))
    dates = rrulestr(text, dtstart=start.replace(tzinfo=zone))
    walls = [date.replace(tzinfo=None) for date in islice(dates, MOST)]
    most = min(int(parts.get("COUNT", MOST)), MOST)
    return (walls if walls[:1] == [start] else [start, *walls])[:most]


def by_rfc(text, start, zone):
    return list(islice(Rule(text, start, zone).dates(), MOST))


def text_of(parts):
    return ";".join(f"{name}={value}" for name, value in parts.items())


def new_case(random):
    """A rule with its start and zone, or nothing if it comes too rarely."""
    parts = rules.rule(random)
    zone = ZoneInfo(random.choice(ZONES)) if random.random() < 0.2 else None
    start = datetime(random.randint(1996, 2018), random.randint(1, 12), random.randint(1, 28), random.randint(0, 23))
    start += timedelta(minutes=random.choice([0, 15, 30, random.randint(0, 59)]), seconds=random.choice([0, 0, random.randint(0, 59)]))
    if zone and random.random() < 0.5:
        start = (first_gap(start.year, zone) or start) - timedelta(days=random.randint(1, 3))
    fits, end, place, past = random.random() < 0.8, random.random(), random.random(), random.choice([0, 0, -1, 86_400])
    try:
        dates = by_rfc(text_of(parts), start, None)
        if fits and len(dates) > 1:
            start = dates[1]
            dates = by_rfc(text_of(parts), start, None)
    except (TooSlow, OverflowError):
        return None
    if zone and jumps_over(start, zone):
        return None
    if end < 0.25:
        parts["COUNT"] = str(1 + int(place * 1.5 * MOST))
    elif end < 0.45:
        last = max(start, dates[int(place * len(dates))] + timedelta(seconds=past))
        last = (last.replace(tzinfo=zone).astimezone(timezone.utc) if zone else last).strftime(STAMP)
        parts["UNTIL"] = f"{last}Z" if zone else last
    return text_of(parts), start, zone


def jumps_over(wall, zone):
    return wall != wall.replace(tzinfo=zone).astimezone(timezone.utc).astimezone(zone).replace(tzinfo=None)


@cache
def first_gap(year, zone):
    """The first quarter of an hour of a year that the zone's clock jumps over; nothing in a year without summer time."""
    quarters = (datetime(year, 1, 1) + timedelta(minutes=15 * n) for n in range(366 * 96))
    return next((wall for wall in quarters if jumps_over(wall, zone)), None)


def name_of(text):
    parts = dict(part.split("=") for part in text.split(";"))
    return next((name for name, _, may_be in DIFFERENCES if may_be(parts)), None)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the files go")
    folder = parser.parse_args().folder
    warnings.simplefilter("ignore")
    random, seen, same, other = Random(SEED), set(), [], []
    while len(same) + len(other) < CASES:
        case = new_case(random)
        if case is None or case[0] in seen:
            continue
        text, start, zone = case
        try:
            rfc = by_rfc(text, start, zone)
        except (TooSlow, OverflowError):
            continue
        seen.add(text)
        dateutil = by_dateutil(text, start, zone)
        columns = [text, start.strftime(STAMP), zone.key if zone else ""]
        if dateutil == rfc:
            same.append([*columns, compact(rfc)])
        elif name := name_of(text):
            other.append([name, *columns, compact(dateutil), compact(rfc)])
        else:
            raise SystemExit(f"no name explains this difference:\n{columns}\ndateutil {compact(dateutil)}\nRFC 5545 {compact(rfc)}")
    write(folder / "dateutil.tsv", ["# rule, start, zone, first dates: made by make_dateutil.py from python-dateutil 2.9"], same)
    head = ["# name, rule, start, zone, dateutil's dates, the RFC's dates: made by make_dateutil.py from python-dateutil 2.9"]
    head += [f"#{name}\t{reason}" for name, reason, _ in DIFFERENCES if any(row[0] == name for row in other)]
    write(folder / "dateutil_differences.tsv", head, sorted(other))
    print(f"{len(same)} alike, {len(other)} different")


def write(path, head, rows):
    path.write_text("\n".join([*head, *("\t".join(row) for row in rows)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
