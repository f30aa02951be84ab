#!/usr/bin/env python3
"""Makes the cases about rules that come rarely or never.

    make_sparse.py tests/data/recurrence

Writes `sparse.tsv`: the first dates that each rule gives from one start, none where it never comes. Looks at every day up to the
year 9999, so it takes some minutes; rules below DAILY that never meet their times are proved empty by a day, which is a multiple of
their step.
"""

import argparse
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import rfc
from stamps import STAMP, compact

START = datetime(1997, 9, 2, 9)
MOST = 20

RULES = [
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=WEEKLY;INTERVAL=52;BYMONTH=2;BYDAY=MO",
    "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;BYHOUR=23;BYMINUTE=59;BYSECOND=59",
    "FREQ=SECONDLY;BYMONTH=12;BYMONTHDAY=25;BYHOUR=6;BYMINUTE=0;BYSECOND=0",
    "FREQ=MINUTELY;BYMONTH=12;BYMONTHDAY=25;BYHOUR=6;BYMINUTE=0",
    "FREQ=HOURLY;INTERVAL=24;BYHOUR=3",
    "FREQ=HOURLY;INTERVAL=2;BYHOUR=4",
    "FREQ=HOURLY;INTERVAL=1000;BYHOUR=0;BYMONTHDAY=29;BYMONTH=2",
    "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=30",
    "FREQ=MINUTELY;INTERVAL=1439;BYHOUR=8;BYMINUTE=59",
    "FREQ=SECONDLY;INTERVAL=60;BYSECOND=1",
    "FREQ=SECONDLY;INTERVAL=7;BYYEARDAY=366;BYHOUR=0;BYMINUTE=0;BYSECOND=0",
    "FREQ=HOURLY;BYMINUTE=0,30;BYSETPOS=3",
    "FREQ=SECONDLY;BYSECOND=0;BYSETPOS=2",
    "FREQ=DAILY;BYHOUR=9;BYSETPOS=2",
    "FREQ=YEARLY;BYYEARDAY=366",
    "FREQ=YEARLY;INTERVAL=3;BYYEARDAY=366",
    "FREQ=YEARLY;BYYEARDAY=-366",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO",
    "FREQ=YEARLY;BYWEEKNO=-53;BYDAY=MO",
    "FREQ=YEARLY;INTERVAL=28;BYWEEKNO=53;BYDAY=MO",
    "FREQ=YEARLY;BYDAY=53TU",
    "FREQ=YEARLY;BYDAY=-53TU",
    "FREQ=MONTHLY;BYMONTH=2;BYDAY=5MO",
    "FREQ=MONTHLY;BYDAY=6MO",
    "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
    "FREQ=YEARLY;INTERVAL=400;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;INTERVAL=401;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;BYMONTH=2;BYDAY=5SU",
    "FREQ=MONTHLY;INTERVAL=5;BYMONTH=2;BYMONTHDAY=13;BYDAY=FR",
    "FREQ=DAILY;INTERVAL=365;BYMONTHDAY=1",
    "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
    "FREQ=DAILY;INTERVAL=7;BYDAY=WE",
    "FREQ=DAILY;INTERVAL=146097;BYMONTHDAY=3",
    "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
    "FREQ=WEEKLY;INTERVAL=20871;BYMONTH=2",
    "FREQ=SECONDLY;INTERVAL=86400",
    "FREQ=SECONDLY;INTERVAL=2147483647",
    "FREQ=YEARLY;INTERVAL=2147483647",
    "FREQ=DAILY;INTERVAL=4294967295",
    "FREQ=MONTHLY;INTERVAL=99999999",
    "FREQ=HOURLY;INTERVAL=65536",
    "FREQ=MINUTELY;BYMONTH=1;BYMONTHDAY=1;BYDAY=MO;BYHOUR=9",
    "FREQ=SECONDLY;BYMONTH=1;BYMONTHDAY=1;BYDAY=MO;BYHOUR=9;BYMINUTE=0",
    "FREQ=DAILY;INTERVAL=11;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=HOURLY;INTERVAL=11;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=SECONDLY;INTERVAL=11;BYYEARDAY=1;BYMONTHDAY=2",
    "FREQ=HOURLY;INTERVAL=7;BYDAY=MO;BYHOUR=0",
    "FREQ=MINUTELY;INTERVAL=7;BYDAY=MO;BYHOUR=0;BYMINUTE=0",
    "FREQ=HOURLY;INTERVAL=77;BYDAY=MO;BYHOUR=0",
    "FREQ=MINUTELY;INTERVAL=1439;BYMONTH=2;BYMONTHDAY=29;BYHOUR=9;BYMINUTE=0",
    "FREQ=SECONDLY;INTERVAL=86399;BYMONTH=2;BYMONTHDAY=29;BYHOUR=9;BYMINUTE=0;BYSECOND=0",
    "FREQ=YEARLY;BYYEARDAY=1;BYMONTHDAY=2",
    "FREQ=YEARLY;INTERVAL=11;BYYEARDAY=1;BYMONTHDAY=2",
    "FREQ=YEARLY;BYWEEKNO=1;BYMONTH=6",
    "FREQ=YEARLY;BYYEARDAY=1;BYMONTH=12",
    "FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=1;BYMONTHDAY=1;BYDAY=FR",
]


class Patient(rfc.Rule):
    """The same engine without haste: to the year 9999, and days of seconds if need be."""

    def __init__(self, text, start):
        super().__init__(text, start, years=9999 - start.year)
        self.patience = 1 << 62
        self.step = timedelta(seconds=rfc.BELOW_DAILY.get(self.freq, 0) * self.interval)

    def sets(self):
        if self.step and not rfc.DAY % self.step and not self.meets_its_times():
            return
        try:
            yield from super().sets()
        except (rfc.TooSlow, OverflowError, ValueError):
            # the year 9999 is over
            return

    def meets_its_times(self):
        return any(self.chosen(times) for times in self.periods_within(self.start.date() + rfc.DAY))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the file goes")
    rows = [f"# rule, its first dates after {START:{STAMP}}: made by make_sparse.py"]
    rows += ["\t".join([rule, compact(list(islice(Patient(rule, START).dates(), 1, MOST + 1)))]) for rule in RULES]
    (parser.parse_args().folder / "sparse.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
