#!/usr/bin/env python3
"""The sessions that khal finds in a calendar file between two days, as lines "uid start end".

    khal_sessions.py KHAL chats.ics 2020-09-01 2021-09-01

Each UID becomes a file of a folder of khal's, as it wants them. khal shows every time in its own zone, which is UTC here.
"""

import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import icalendar

CONFIG = """\
[calendars]
[[sessions]]
path = {folder}
readonly = True
[sqlite]
path = {folder}.db
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M:%S
longdatetimeformat = %Y-%m-%dT%H:%M:%S
"""


def split(calendar, folder):
    """A file for each UID, with the zones that it may need."""
    events = {}
    for event in calendar.walk("VEVENT"):
        events.setdefault(str(event["UID"]), []).append(event)
    for number, (_, parts) in enumerate(sorted(events.items())):
        one = icalendar.Calendar()
        one.add("VERSION", "2.0")
        one.add("PRODID", "-//Interop//EN")
        for part in [*calendar.walk("VTIMEZONE"), *parts]:
            one.add_component(part)
        Path(folder, f"{number}.ics").write_bytes(one.to_ical())


def main():
    khal, path, first, last = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="khal_sessions_") as scratch:
        folder = Path(scratch, "sessions")
        folder.mkdir()
        split(icalendar.Calendar.from_ical(Path(path).read_bytes()), folder)
        config = Path(scratch, "config")
        config.write_text(CONFIG.format(folder=folder), encoding="utf-8")
        form = "{uid}\t{start-long-full}\t{end-long-full}\t{all-day}"
        call = [khal, "-c", str(config), "list", "--notstarted", "--day-format", "", "--format", form, first, last]
        told = subprocess.run(call, check=True, capture_output=True, text=True, env={"TZ": "UTC", "PATH": "/usr/bin:/bin", "HOME": scratch})
    for line in sorted(set(told.stdout.splitlines())):
        if line.strip():
            print(*session(line))


def session(line):
    """khal's last day of an all-day session is the day before its end."""
    uid, start, end, all_day = line.strip().split("\t")
    if all_day == "True":
        end = (datetime.fromisoformat(end) + timedelta(days=1)).isoformat()
    return uid, start, end


if __name__ == "__main__":
    main()
