#!/usr/bin/env python3
"""Does another calendar program see the same sessions in an exported file as `fortnight agenda` does?

    fortnight export --out chats.ics
    fortnight agenda --json --from 2020-09-01 --to 2021-09-01 > agenda.jsonl
    check_ics.py chats.ics agenda.jsonl --from 2020-09-01 --to 2021-09-01 [--tz Europe/London]
    check_ics.py chats.ics agenda.jsonl --from 2020-09-01 --to 2021-09-01 --seen libical.txt [--without-zones]

Reads the file with `icalendar`, expands it with `recurring-ical-events` over [from, to) and compares the sessions by
(uid, start, end): in UTC, or as wall times where they are all-day or floating. Skipped sessions must be absent.
Each VTIMEZONE is compared with the system's own zone data day by day. Prints what differs; exit 0 only if nothing does.

With --seen the sessions are those that another reader has found, a line "uid start end" each (see libical_sessions.c and
khal_sessions.py); with --without-zones that reader shows no difference between UTC and a floating time.

Both packages are installed into a temporary virtual environment where they are missing.
Where python-dateutil, on which the expansion stands, is known to be wrong (numbered with plain weekdays, WEEKLY with BYSETPOS), a
difference is not ours.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PACKAGES = ["icalendar", "recurring-ical-events"]

try:
    import icalendar
    import recurring_ical_events
except ImportError:
    if os.environ.get("CHECK_ICS_IN_VENV"):
        sys.exit("check_ics: the packages were installed but cannot be imported")
    with tempfile.TemporaryDirectory(prefix="check_ics_") as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder, "bin", "python"))
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES], check=True)
        environment = dict(os.environ, CHECK_ICS_IN_VENV="1")
        sys.exit(subprocess.run([python, __file__, *sys.argv[1:]], env=environment).returncode)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("calendar", type=Path, help="the exported .ics file")
    parser.add_argument("agenda", type=Path, help="the output of fortnight agenda --json over the same range")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, required=True, help="first day, as given to agenda")
    parser.add_argument("--to", dest="last", type=date.fromisoformat, required=True, help="day after the last, as given to agenda")
    parser.add_argument("--tz", type=ZoneInfo, default=ZoneInfo("UTC"), help="the display zone, as given to fortnight (default UTC)")
    parser.add_argument("--seen", type=Path, help="what another reader has found in the file")
    parser.add_argument("--without-zones", action="store_true", help="the other reader writes UTC as it writes a floating time")
    return parser.parse_args()


def told_by_agenda(path):
    """The sessions that take place, each as (uid, start, end)."""
    sessions = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        session = json.loads(line)
        if session["status"] == "cancelled":
            continue
        if session["start_utc"] is None:
            start, end = session["start"], session["end"]
        else:
            start, end = session["start_utc"], session["end_utc"]
        sessions.add((session["uid"], canonical(datetime.fromisoformat(start)), canonical(datetime.fromisoformat(end))))
    return sessions


def seen_by_others(calendar, window, display):
    """The sessions that another program finds in the file, each as (uid, start, end)."""
    first, last = window
    slack = timedelta(days=2)
    sessions = set()
    for event in recurring_ical_events.of(calendar).between(first - slack, last + slack):
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        start, end = event.start, exact_end(event)
        begins, ends = instant(start, display), instant(end, display)
        if begins < last and (ends > first or first <= begins == ends):
            sessions.add((str(event["UID"]), canonical(start), canonical(end)))
    return sessions


def seen_elsewhere(path, last):
    """The sessions that another reader has written down; one that shows whole days may go beyond the last."""
    sessions = [tuple(line.rsplit(maxsplit=2)) for line in path.read_text(encoding="utf-8").splitlines()]
    return {session for session in sessions if session[1][:10] < last.isoformat()}


def without_zones(sessions):
    return {(uid, start.removesuffix("Z"), end.removesuffix("Z")) for uid, start, end in sessions}


def exact_end(event):
    """The end; a length below a day is exact (RFC 5545 3.3.10), where the expansion adds it on the wall clock."""
    start, end = event.start, event.end
    if not isinstance(start, datetime) or start.tzinfo is None or start.tzinfo is not end.tzinfo:
        return end
    lasts = end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return start.astimezone(timezone.utc) + lasts if lasts < timedelta(days=1) else end


def instant(moment, display):
    """A date or a wall time as the viewer's clock has it."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return moment.replace(tzinfo=display) if moment.tzinfo is None else moment


def canonical(moment):
    """One spelling for one moment; a wall time without zone stays one, a day is its midnight."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


def wrong_zones(calendar, window):
    """Where a VTIMEZONE has another offset than the system's data for the same name."""
    first, last = window
    for component in calendar.walk("VTIMEZONE"):
        name = str(component["TZID"])
        try:
            known = ZoneInfo(name)
        except ZoneInfoNotFoundError:
            yield f"{name}: no such zone here"
            continue
        told = component.to_tz(lookup_tzid=False)
        begun = min(part["DTSTART"].dt for part in component.subcomponents)
        noon = max(first, begun.replace(tzinfo=timezone.utc) + timedelta(days=2)).replace(hour=12, minute=0, second=0)
        while noon < last:
            wall = noon.replace(tzinfo=None)
            mine, theirs = wall.replace(tzinfo=told).utcoffset(), wall.replace(tzinfo=known).utcoffset()
            if mine != theirs:
                yield f"{name} on {wall}: {mine} in the file, {theirs} here"
                break
            noon += timedelta(days=1)


def main():
    options = arguments()
    calendar = icalendar.Calendar.from_ical(options.calendar.read_bytes())
    window = tuple(datetime.combine(day, time(), options.tz).astimezone(timezone.utc) for day in (options.first, options.last))
    ours = told_by_agenda(options.agenda)
    theirs = seen_elsewhere(options.seen, options.last) if options.seen else seen_by_others(calendar, window, options.tz)
    if options.without_zones:
        ours, theirs = without_zones(ours), without_zones(theirs)
    problems = [f"only in the agenda:   {' '.join(session)}" for session in sorted(ours - theirs)]
    problems += [f"only in the calendar: {' '.join(session)}" for session in sorted(theirs - ours)]
    problems += [f"zone: {problem}" for problem in wrong_zones(calendar, window)]
    for problem in problems:
        print(problem)
    print(f"{len(ours & theirs)} sessions agree, {len(problems)} differences")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
