//! Rules and the sentences that they are shown as.

use super::*;
use crate::domain::zone::Zone;

const START: &str = "2020-09-02T16:00:00";

fn wall(text: &str) -> NaiveDateTime {
    text.parse().expect(text)
}

#[test]
fn each_rule_has_its_sentence() {
    let cases = [
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;UNTIL=20201216", "every day until 16 Dec 2020"),
        ("FREQ=DAILY;INTERVAL=3;COUNT=1", "every 3 days, once"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "every day, only on weekdays"),
        (
            "FREQ=DAILY;BYMONTH=3;BYMONTHDAY=1,-1;BYDAY=SU",
            "every day, only in March, only on the 1st and last day of the month, only on Sunday",
        ),
        ("FREQ=DAILY;BYHOUR=9,17", "every day at 09:00 and 17:00"),
        ("FREQ=DAILY;BYHOUR=9,10,11,17;BYMINUTE=0,30;BYSECOND=15", "every day at hours 9 to 11 and 17, minutes 0 and 30, second 15"),
        ("FREQ=DAILY;BYHOUR=9,17;BYSETPOS=-1", "every day at 09:00 and 17:00, only the last of these in each day"),
        ("FREQ=WEEKLY", "weekly on Wednesday"),
        ("FREQ=WEEKLY;BYDAY=TH;COUNT=8", "weekly on Thursday, 8 times"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "every 2 weeks on Wednesday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;UNTIL=20201216T160000Z", "every 2 weeks on Wednesday until 16 Dec 2020 16:00 UTC"),
        ("FREQ=WEEKLY;BYDAY=WE;UNTIL=20201216T155959", "weekly on Wednesday until 15 Dec 2020"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "weekly on weekdays"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "weekly on every day"),
        ("FREQ=WEEKLY;BYDAY=MO,WE;BYMONTH=1,2", "weekly on Monday and Wednesday, only in January and February"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE;WKST=SU", "every 2 weeks on Wednesday and Sunday, weeks starting on Sunday"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1,-1", "weekly on Monday, Wednesday and Friday, only the 1st and last of these in each week"),
        ("FREQ=MONTHLY", "monthly on the 2nd"),
        ("FREQ=MONTHLY;BYDAY=2TU", "monthly on the second Tuesday"),
        ("FREQ=MONTHLY;BYDAY=2TU,4TU", "monthly on the second and fourth Tuesday"),
        ("FREQ=MONTHLY;BYDAY=FR,1MO", "monthly on every Friday and the first Monday"),
        ("FREQ=MONTHLY;BYDAY=-1FR,-2FR", "monthly on the second to last and last Friday"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "monthly on the second Tuesday"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "monthly on the last weekday"),
        ("FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1", "monthly on the first weekend day"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1", "monthly on the last day"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", "every 3 months on the 1st"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15,-1;BYMONTH=6", "monthly on the 1st, 15th and last day, only in June"),
        ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "monthly on the 13th, if that is a Friday"),
        ("FREQ=MONTHLY;BYMONTHDAY=2,3,4;BYDAY=1FR,MO", "monthly on the 2nd to 4th, if that is a Monday or the first Friday of the month"),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;BYHOUR=9",
            "monthly on every weekday at 09:00, only the last of these in each month",
        ),
        (
            "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD;COUNT=4",
            "monthly on the 31st, or the last day of a shorter month, 4 times",
        ),
        ("RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=FORWARD", "monthly on the 31st, or the day after a shorter month"),
        ("RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=28;SKIP=FORWARD", "monthly on the 28th"),
        (
            "RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;SKIP=BACKWARD",
            "yearly on 29 February, or the last day of a shorter month, if that is a Monday",
        ),
        ("FREQ=YEARLY", "yearly on 2 September"),
        ("FREQ=YEARLY;INTERVAL=4", "every 4 years on 2 September"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25", "yearly on 25 December"),
        ("FREQ=YEARLY;BYMONTH=12", "yearly on 2 December"),
        ("FREQ=YEARLY;BYMONTH=3,9", "yearly on the 2nd of March and September"),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "yearly on the last Sunday of March"),
        ("FREQ=YEARLY;BYMONTHDAY=2", "yearly on the 2nd of every month"),
        ("FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2", "yearly on the last day of February"),
        ("FREQ=YEARLY;BYDAY=WE", "yearly on every Wednesday of the year"),
        ("FREQ=YEARLY;BYDAY=1MO,-1MO", "yearly on the first and last Monday of the year"),
        ("FREQ=YEARLY;BYYEARDAY=-1", "yearly on the last day of the year"),
        ("FREQ=YEARLY;BYYEARDAY=1,366;BYMONTH=12", "yearly on the 1st and 366th day of the year, only in December"),
        (
            "FREQ=YEARLY;BYYEARDAY=100;BYMONTHDAY=10;BYDAY=MO",
            "yearly on the 10th of every month, if that is a Monday and is the 100th day of the year",
        ),
        ("FREQ=YEARLY;BYWEEKNO=20", "yearly on Wednesday of week 20"),
        (
            "FREQ=YEARLY;BYWEEKNO=1,-1;BYDAY=MO,FR;WKST=SU",
            "yearly on Monday and Friday of week 1 and the last week, weeks starting on Sunday",
        ),
        ("FREQ=YEARLY;BYWEEKNO=20;BYMONTHDAY=17", "yearly on the 17th of every month, if that lies in week 20"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYMONTH=5;BYDAY=MO", "yearly on Monday of week 20, only in May"),
        ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=TU", "yearly on the 2nd to 8th of November, if that is a Tuesday"),
        ("FREQ=YEARLY;BYDAY=MO;BYSETPOS=10,-1", "yearly on every Monday of the year, only the 10th and last of these in each year"),
        ("FREQ=HOURLY;INTERVAL=2;BYHOUR=9,11,13", "every 2 hours, only in hours 9, 11 and 13"),
        ("FREQ=HOURLY;BYMINUTE=0,30;BYDAY=SA", "every hour, at minutes 0 and 30, only on Saturday"),
        ("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10;UNTIL=20200902T180000", "every 20 minutes, only in hours 9 and 10, until 2 Sep 2020 18:00"),
        ("FREQ=SECONDLY;INTERVAL=30;BYMINUTE=5;BYSECOND=0,30", "every 30 seconds, only in minute 5, only in seconds 0 and 30"),
        ("FREQ=SECONDLY;BYYEARDAY=1", "every second, only on the 1st day of the year"),
    ];
    for (rule, sentence) in cases {
        assert_eq!(Rule::parse(rule).expect(rule).describe(wall(START)), sentence, "{rule}");
    }
}

#[test]
fn a_recurrence_says_what_differs_from_its_rule() {
    let new_york = Anchor::Zone(Zone::named("America/New_York").expect("a zone"));
    let weekly = |rule: &str| Recurrence::by(Rule::parse(rule).expect(rule));
    let dates = |dates: &[&str]| dates.iter().map(|date| wall(date)).collect::<BTreeSet<_>>();
    let single = |added: &[&str], removed: &[&str]| Recurrence { rules: Vec::new(), added: dates(added), removed: dates(removed) };
    let changed = |added: &[&str], removed: &[&str]| Recurrence { added: dates(added), removed: dates(removed), ..weekly("FREQ=WEEKLY") };
    let (second, ninth) = ("2020-09-09T16:00:00", "2020-09-16T16:00:00");
    let cases = [
        (Recurrence::default(), "once"),
        (single(&[second, ninth], &[]), "on 3 dates"),
        (single(&[second, ninth], &[second]), "on 2 dates"),
        (single(&[], &[START]), "on no date"),
        (weekly("FREQ=WEEKLY;UNTIL=20201216T210000Z"), "weekly on Wednesday until 16 Dec 2020"),
        (weekly("FREQ=WEEKLY;UNTIL=20201217T003000Z"), "weekly on Wednesday until 16 Dec 2020"),
        (weekly("FREQ=WEEKLY;UNTIL=20201216T205959Z"), "weekly on Wednesday until 15 Dec 2020"),
        (weekly("FREQ=WEEKLY;BYDAY=TH"), "weekly on Thursday, also on 2 Sep 2020"),
        (changed(&[], &[second]), "weekly on Wednesday, except 9 Sep 2020"),
        (
            changed(&["2020-09-11T10:30:00"], &[second, ninth]),
            "weekly on Wednesday, also on 11 Sep 2020 10:30, except 9 Sep 2020 and 16 Sep 2020",
        ),
        (changed(&[], &[START, second, ninth, "2020-09-23T16:00:00"]), "weekly on Wednesday, except 4 dates"),
    ];
    for (recurrence, sentence) in cases {
        assert_eq!(recurrence.describe(wall(START), &new_york), sentence);
    }
    let all_day = weekly("FREQ=WEEKLY;BYHOUR=9;UNTIL=20201216");
    assert_eq!(all_day.describe(wall("2020-09-02T00:00:00"), &Anchor::AllDay), "weekly on Wednesday until 16 Dec 2020");
}
