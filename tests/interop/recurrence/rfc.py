"""What RFC 5545 3.3.10 says of a rule, in the plainest way: look at every day, ask of each whether the rule takes it.

Written from the RFC's table of LIMIT and EXPAND alone and slow on purpose, so that it can judge between two fast engines.
What the RFC leaves open is decided as the program decides it: the start counts as the first date, YEARLY with BYMONTHDAY alone
means every month, WEEKLY with BYSETPOS counts over the whole first week, a UTC end is turned into wall time first, and of the
times that a clock jumps over, rules from DAILY up keep theirs while rules below DAILY drop them.
"""

import calendar
from datetime import date, datetime, timedelta, timezone

from stamps import STAMP

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
BELOW_DAILY = {"SECONDLY": 1, "MINUTELY": 60, "HOURLY": 3600}
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)

# A rule that takes longer is not judged: so many years, so many periods below DAILY.
YEARS = 60
MOST_PERIODS = 200_000


class TooSlow(Exception):
    """The rule is too rare for an engine that looks at every day."""


def numbers(parts, name):
    return [int(n) for n in parts[name].split(",")] if name in parts else []


def weekday_numbers(text):
    """`-1SU` as (-1, 6); a plain weekday has the number 0."""
    return [(int(one[:-2] or 0), WEEKDAYS.index(one[-2:])) for one in text.split(",") if one]


def month_days(day):
    return calendar.monthrange(day.year, day.month)[1]


def year_days(year):
    return 366 if calendar.isleap(year) else 365


def week_one(year, week_start):
    """The first day of the first week that has four days or more in the year."""
    return next(day for day in (date(year, 1, 4) - n * DAY for n in range(7)) if day.weekday() == week_start)


def in_list(wanted, nth, length):
    """Whether the nth of so many is named, from the front or from the back."""
    return nth in wanted or nth - length - 1 in wanted


class Rule:
    def __init__(self, text, start, zone=None, years=YEARS):
        parts = dict(part.split("=") for part in text.split(";"))
        self.start, self.zone = start, zone
        self.last_year, self.patience = start.year + years, MOST_PERIODS
        self.freq, self.interval = parts["FREQ"], int(parts.get("INTERVAL", 1))
        self.count = int(parts["COUNT"]) if "COUNT" in parts else None
        self.until = self.wall_end(parts["UNTIL"]) if "UNTIL" in parts else None
        self.week_start = WEEKDAYS.index(parts.get("WKST", "MO"))
        self.months, self.month_days = numbers(parts, "BYMONTH"), numbers(parts, "BYMONTHDAY")
        self.year_days, self.weeks = numbers(parts, "BYYEARDAY"), numbers(parts, "BYWEEKNO")
        self.weekdays = weekday_numbers(parts.get("BYDAY", ""))
        self.hours, self.minutes, self.seconds = (sorted(set(numbers(parts, name))) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
        self.positions = numbers(parts, "BYSETPOS")
        self.take_from_start()

    def wall_end(self, text):
        """UNTIL as a wall time."""
        end = datetime.strptime(text.rstrip("Z"), STAMP)
        if not (self.zone and text.endswith("Z")):
            return end
        local = end.replace(tzinfo=timezone.utc).astimezone(self.zone)
        wall = local.replace(tzinfo=None, fold=0)
        if not local.fold:
            return wall
        # in the second pass of a fold all of the first one has been
        while wall.replace(tzinfo=self.zone).utcoffset() != wall.replace(tzinfo=self.zone, fold=1).utcoffset():
            wall += SECOND
        return wall - SECOND

    def take_from_start(self):
        """What the rule leaves open comes from the start (3.3.10, "Information, not contained in the rule")."""
        named = self.month_days or self.year_days or self.weekdays
        if self.freq == "WEEKLY" and not named or self.freq == "YEARLY" and self.weeks and not named:
            self.weekdays = [(0, self.start.weekday())]
        elif self.freq == "MONTHLY" and not named:
            self.month_days = [self.start.day]
        elif self.freq == "YEARLY" and not named:
            self.month_days = [self.start.day]
            self.months = self.months or [self.start.month]

    def takes(self, day):
        return (
            (not self.months or day.month in self.months)
            and (not self.month_days or in_list(self.month_days, day.day, month_days(day)))
            and (not self.year_days or in_list(self.year_days, day.timetuple().tm_yday, year_days(day.year)))
            and (not self.weeks or self.takes_week(day))
            and (not self.weekdays or any(self.takes_weekday(day, *one) for one in self.weekdays))
        )

    def takes_week(self, day):
        year = next(year for year in (day.year + 1, day.year, day.year - 1) if week_one(year, self.week_start) <= day)
        first = week_one(year, self.week_start)
        return in_list(self.weeks, (day - first).days // 7 + 1, (week_one(year + 1, self.week_start) - first).days // 7)

    def takes_weekday(self, day, number, weekday):
        if day.weekday() != weekday or not number:
            return day.weekday() == weekday
        if self.freq == "MONTHLY" or self.months:
            before, after = day.day - 1, month_days(day) - day.day
        else:
            before = day.timetuple().tm_yday - 1
            after = year_days(day.year) - before - 1
        return number in (before // 7 + 1, -(after // 7) - 1)

    def periods(self):
        """The days of one period after the other, from the one that the start lies in."""
        first = self.start.date()
        number = 0
        while True:
            if self.freq == "YEARLY":
                begin, end = self.year(number)
            elif self.freq == "MONTHLY":
                begin, end = (date(month // 12, month % 12 + 1, 1) for month in (n + first.year * 12 + first.month - 1 for n in (number, number + 1)))
            elif self.freq == "WEEKLY":
                begin = first - (first.weekday() - self.week_start) % 7 * DAY + number * 7 * DAY
                end = begin + 7 * DAY
            else:
                begin = first + number * DAY
                end = begin + DAY
            yield [begin + n * DAY for n in range((end - begin).days)]
            number += 1 if self.freq in BELOW_DAILY else self.interval

    def year(self, number):
        """A year; with BYWEEKNO the whole weeks of one, so that the New Year tears none."""
        first = self.start.date()
        if not self.weeks:
            return date(first.year + number, 1, 1), date(first.year + number + 1, 1, 1)
        own = next(year for year in (first.year + 1, first.year, first.year - 1) if week_one(year, self.week_start) <= first)
        return week_one(own + number, self.week_start), week_one(own + number + 1, self.week_start)

    def sets(self):
        """The dates of one period after the other, before BYSETPOS."""
        for days in self.periods():
            if days[0].year > self.last_year:
                raise TooSlow
            taken = [day for day in days if self.takes(day)]
            if self.freq in BELOW_DAILY:
                yield from (times for day in taken for times in self.periods_within(day))
            else:
                hours, minutes, seconds = self.hours or [self.start.hour], self.minutes or [self.start.minute], self.seconds or [self.start.second]
                yield [datetime(day.year, day.month, day.day, h, m, s) for day in taken for h in hours for m in minutes for s in seconds]

    def periods_within(self, day):
        """The hours, minutes or seconds of a day that the rule steps on, each with its dates."""
        unit = BELOW_DAILY[self.freq]
        step = unit * self.interval
        midnight = datetime(day.year, day.month, day.day)
        origin = self.start.replace(minute=0 if unit > 60 else self.start.minute, second=0 if unit > 1 else self.start.second)
        for time in range((origin - midnight) // SECOND % step, 86_400, step):
            self.patience -= 1
            if self.patience < 0:
                raise TooSlow
            hour, minute, second = time // 3600, time // 60 % 60, time % 60
            in_hours = not self.hours or hour in self.hours
            in_minutes = unit > 60 or not self.minutes or minute in self.minutes
            if in_hours and in_minutes and (unit > 1 or not self.seconds or second in self.seconds):
                minutes = self.minutes or [self.start.minute] if unit > 60 else [minute]
                seconds = self.seconds or [self.start.second] if unit > 1 else [second]
                yield [midnight.replace(hour=hour, minute=m, second=s) for m in minutes for s in seconds]

    def chosen(self, dates):
        """BYSETPOS."""
        if not self.positions:
            return dates
        return [one for n, one in enumerate(dates) if in_list(self.positions, n + 1, len(dates))]

    def gap(self, wall):
        """By how much the clock jumps over this wall time; nothing where it does not."""
        if not self.zone:
            return timedelta(0)
        there_and_back = wall.replace(tzinfo=self.zone).astimezone(timezone.utc).astimezone(self.zone)
        return there_and_back.replace(tzinfo=None) - wall

    def dates(self):
        """Every date of the series, the start first."""
        yield self.start
        given, shifted = 1, {self.start + self.gap(self.start)}
        for dates in self.sets():
            for wall in self.chosen(dates):
                if wall <= self.start:
                    continue
                if self.until and wall > self.until or self.count and given >= self.count:
                    return
                gap = self.gap(wall)
                if self.freq in BELOW_DAILY and gap or wall in shifted:
                    continue
                if gap:
                    shifted.add(wall + gap)
                yield wall
                given += 1
            if self.count and given >= self.count:
                return
