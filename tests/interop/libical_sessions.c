/* The sessions that libical finds in a calendar file between two days, as lines "uid start end".
 *
 *     cc libical_sessions.c -o libical_sessions $(pkg-config --cflags --libs libical)
 *     libical_sessions chats.ics 20200901 20210901
 *
 * Times in UTC end in Z; those of all-day and floating sessions are wall times. Zones are those that the file defines.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static icalcomponent *calendar;
static icaltimetype from, to;

static void print_time(time_t at, int in_utc)
{
    icaltimetype time = icaltime_from_timet_with_zone(at, 0, icaltimezone_get_utc_timezone());
    printf(" %04d-%02d-%02dT%02d:%02d:%02d%s", time.year, time.month, time.day, time.hour, time.minute, time.second, in_utc ? "Z" : "");
}

static time_t instant(icaltimetype time)
{
    return icaltime_as_timet_with_zone(time, time.zone);
}

/* The date that an event of the file stands for, on the clock of its zone. */
static icaltimetype date_of(icalcomponent *event)
{
    icalproperty *property = icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY);
    return property ? icalproperty_get_datetime_with_component(property, event) : icaltime_null_time();
}

static int is_cancelled(icalcomponent *event)
{
    return icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED;
}

/* Whether another event of the file stands for this date of the series. */
static int is_overridden(icalcomponent *series, time_t start)
{
    icalcompiter at = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    for (icalcomponent *event = icalcompiter_deref(&at); event; event = icalcompiter_next(&at)) {
        icaltimetype id = date_of(event);
        if (!icaltime_is_null_time(id) && strcmp(icalcomponent_get_uid(event), icalcomponent_get_uid(series)) == 0 && instant(id) == start)
            return 1;
    }
    return 0;
}

static void print_session(icalcomponent *event, struct icaltime_span *span, void *data)
{
    (void)data;
    icaltimetype start = icalcomponent_get_dtstart(event);
    int is_series = icaltime_is_null_time(date_of(event));
    if (is_cancelled(event) || (is_series && is_overridden(event, span->start)))
        return;
    printf("%s", icalcomponent_get_uid(event));
    int in_utc = !start.is_date && start.zone != NULL;
    print_time(span->start, in_utc);
    /* of an all-day session libical counts the day of DTEND in, up to its last second */
    print_time(start.is_date ? span->end + 1 - 86400 : span->end, in_utc);
    printf("\n");
}

/* The expansion of libical 3.0 forgets the zone of an RDATE, though its parser reads it: the expansion has to go without. */
static void print_added(icalcomponent *event)
{
    icaltimetype start = icalcomponent_get_dtstart(event);
    time_t length = instant(icalcomponent_get_dtend(event)) - instant(start);
    for (icalproperty *added; (added = icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY)) != NULL;) {
        time_t at = instant(icalproperty_get_datetime_with_component(added, event));
        struct icaltime_span span = {at, at + length, 1};
        print_session(event, &span, NULL);
        icalcomponent_remove_property(event, added);
        icalproperty_free(added);
    }
}

static char *read_all(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        return NULL;
    long size = ftell(file);
    rewind(file);
    char *text = size < 0 ? NULL : malloc((size_t)size + 1);
    if (text)
        text[fread(text, 1, (size_t)size, file)] = '\0';
    fclose(file);
    return text;
}

int main(int count, char **arguments)
{
    char *text = count == 4 ? read_all(arguments[1]) : NULL;
    if (!text) {
        fprintf(stderr, "usage: libical_sessions FILE FROM TO, days as 20200901\n");
        return 2;
    }
    calendar = icalparser_parse_string(text);
    from = icaltime_from_string(arguments[2]);
    to = icaltime_from_string(arguments[3]);
    if (!calendar || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT)
        return 1;
    icalcompiter at = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    for (icalcomponent *event = icalcompiter_deref(&at); event; event = icalcompiter_next(&at)) {
        print_added(event);
        icalcomponent_foreach_recurrence(event, from, to, print_session, NULL);
    }
    icalcomponent_free(calendar);
    free(text);
    return 0;
}
