#!/usr/bin/env python3
"""Makes the cases about clocks that jump: which wall times a series has, and when in UTC each of them is.

    make_zones.py tests/data/recurrence

Writes `zones.tsv`. The wall times come from our reading of the RFC (rfc.py), the instants from Python's zoneinfo. A time in a gap is
moved later by the gap, a time in a fold is the first of the two (RFC 5545 3.3.5).
"""

import argparse
from datetime import datetime, timezone
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from rfc import Rule
from stamps import STAMP, compact

MOST = 16
LONDON, NEW_YORK, LORD_HOWE = "Europe/London", "America/New_York", "Australia/Lord_Howe"
APIA, CASABLANCA, SAO_PAULO = "Pacific/Apia", "Africa/Casablanca", "America/Sao_Paulo"
MONROVIA, DUBLIN, TOKYO = "Africa/Monrovia", "Europe/Dublin", "Asia/Tokyo"

CASES = [
    ("fortnightly over both changes", LONDON, "20260318T183000", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=16"),
    ("daily in the gap", LONDON, "20260327T013000", "FREQ=DAILY;COUNT=5"),
    ("weekly in the gap", LONDON, "20260322T013000", "FREQ=WEEKLY;COUNT=3"),
    ("monthly in the gap", LONDON, "20260222T010000", "FREQ=MONTHLY;BYDAY=-1SU;COUNT=3"),
    ("yearly in the gap", LONDON, "20250330T011500", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=3"),
    ("daily in the fold", LONDON, "20261023T013000", "FREQ=DAILY;COUNT=5"),
    ("the start in the fold", LONDON, "20261025T013000", "FREQ=DAILY;COUNT=2"),
    ("hourly over the gap", LONDON, "20260328T230000", "FREQ=HOURLY;COUNT=6"),
    ("every two hours over the gap", LONDON, "20260328T230000", "FREQ=HOURLY;INTERVAL=2;COUNT=6"),
    ("hourly over the fold", LONDON, "20261024T230000", "FREQ=HOURLY;COUNT=6"),
    ("quarter-hourly over the gap", LONDON, "20260329T003000", "FREQ=MINUTELY;INTERVAL=15;COUNT=6"),
    ("secondly over the gap", LONDON, "20260329T005958", "FREQ=SECONDLY;COUNT=4"),
    ("one instant comes once", LONDON, "20260328T003000", "FREQ=DAILY;BYHOUR=0,1,2;COUNT=7"),
    ("half hours around the gap", LONDON, "20260329T003000", "FREQ=DAILY;BYHOUR=1,2;BYMINUTE=0,30;COUNT=5"),
    ("an end in UTC in summer", LONDON, "20260318T183000", "FREQ=WEEKLY;UNTIL=20260401T173000Z"),
    ("an end in UTC one second too early", LONDON, "20260318T183000", "FREQ=WEEKLY;UNTIL=20260401T172959Z"),
    ("an end in UTC in the first pass", LONDON, "20261023T013000", "FREQ=DAILY;UNTIL=20261025T003000Z"),
    ("an end in UTC just before the first pass's", LONDON, "20261023T013000", "FREQ=DAILY;UNTIL=20261025T002959Z"),
    ("an end in UTC in the second pass", LONDON, "20261023T013000", "FREQ=DAILY;UNTIL=20261025T010000Z"),
    ("an end in UTC at the gap", LONDON, "20260327T013000", "FREQ=DAILY;UNTIL=20260329T013000Z"),
    ("an end in UTC after the change", NEW_YORK, "20260101T200000", "FREQ=WEEKLY;UNTIL=20260115T235959Z"),
    ("an end in UTC on the next day", NEW_YORK, "20260101T200000", "FREQ=WEEKLY;UNTIL=20260116T010000Z"),
    ("daily in the gap", NEW_YORK, "20210312T023000", "FREQ=DAILY;COUNT=4"),
    ("daily in the fold", NEW_YORK, "20211105T013000", "FREQ=DAILY;COUNT=4"),
    ("hourly over the gap", NEW_YORK, "20210314T003000", "FREQ=HOURLY;COUNT=4"),
    ("hourly over the fold", NEW_YORK, "20211107T003000", "FREQ=HOURLY;COUNT=4"),
    ("daily in the half-hour gap", LORD_HOWE, "20201002T021500", "FREQ=DAILY;COUNT=4"),
    ("ten-minutely over the half-hour gap", LORD_HOWE, "20201004T014000", "FREQ=MINUTELY;INTERVAL=10;COUNT=5"),
    ("two times that the half hour brings together", LORD_HOWE, "20201003T020000", "FREQ=DAILY;BYMINUTE=0,15,30,45;COUNT=10"),
    ("daily in the half-hour fold", LORD_HOWE, "20200404T014500", "FREQ=DAILY;COUNT=3"),
    ("hourly over the half-hour fold", LORD_HOWE, "20200405T004500", "FREQ=HOURLY;COUNT=4"),
    ("the day that was skipped", APIA, "20111228T090000", "FREQ=DAILY;COUNT=4"),
    ("weekly on the day that was skipped", APIA, "20111223T090000", "FREQ=WEEKLY;COUNT=3"),
    ("twelve-hourly over the day that was skipped", APIA, "20111228T090000", "FREQ=HOURLY;INTERVAL=12;COUNT=6"),
    ("daily over the end of Ramadan", CASABLANCA, "20230421T023000", "FREQ=DAILY;COUNT=4"),
    ("daily over the begin of Ramadan", CASABLANCA, "20230318T023000", "FREQ=DAILY;COUNT=3"),
    ("hourly over the end of Ramadan", CASABLANCA, "20230423T000000", "FREQ=HOURLY;COUNT=4"),
    ("midnight is in the gap", SAO_PAULO, "20181102T000000", "FREQ=DAILY;COUNT=5"),
    ("an end in UTC in a zone without changes", TOKYO, "20260101T190000", "FREQ=WEEKLY;UNTIL=20260115T100000Z"),
    ("daily in the gap of 44 min 30 s", MONROVIA, "19720105T003000", "FREQ=DAILY;COUNT=4"),
    ("ten-minutely over the gap of 44 min 30 s", MONROVIA, "19720106T234500", "FREQ=MINUTELY;INTERVAL=10;COUNT=6"),
    ("an end in UTC under an offset with seconds", MONROVIA, "19720103T120000", "FREQ=DAILY;UNTIL=19720105T124430Z"),
    ("an end in UTC one second too early, offset with seconds", MONROVIA, "19720103T120000", "FREQ=DAILY;UNTIL=19720105T124429Z"),
    ("daily in the gap of Dublin's own time", DUBLIN, "19160519T023000", "FREQ=DAILY;COUNT=4"),
    ("half-hourly over a fold of Dublin's own time", DUBLIN, "19161001T013000", "FREQ=MINUTELY;INTERVAL=30;COUNT=5"),
    ("London's first clock", LONDON, "18471129T000030", "FREQ=DAILY;COUNT=4"),
    ("a fold of 3 min 58 s", NEW_YORK, "18831117T115800", "FREQ=DAILY;COUNT=3"),
]


def instant(wall, zone):
    return wall.replace(tzinfo=zone).astimezone(timezone.utc).replace(tzinfo=None)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the file goes")
    rows = ["# what, zone, start, rule, wall times, instants in UTC: made by make_zones.py"]
    for what, name, start, rule in CASES:
        zone = ZoneInfo(name)
        walls = list(islice(Rule(rule, datetime.strptime(start, STAMP), zone).dates(), MOST))
        rows.append("\t".join([what, name, start, rule, compact(walls), compact([instant(wall, zone) for wall in walls])]))
    (parser.parse_args().folder / "zones.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
