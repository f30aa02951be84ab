//! The keys of what is done with sessions and series.

use super::table;
use crate::tui::action::{Action, Context, Entry, Group};

pub const ENTRIES: &[Entry] = table! { Sessions
    SessionSkip "session.skip" "skip" Home ["s"], "skip the session, with a reason; it stays in sight";
    SessionMove "session.move" "move" Home ["m"], "move the session to another time, in words";
    SessionEdit "session.edit" "edit" Home ["e"], "change the session: theme, who leads, time, place, seats";
    LongText "series.write" "describe" Home ["E"], "write what the series is about in your own editor";
    SessionRestore "session.restore" "bring back" Home ["S"], "bring the skipped session back";
    SessionRm "session.rm" "remove" Sessions ["d"], "remove the session, this and following, or the series";
    SkipHolidays "session.skip-holidays" "bank holidays" Home ["b"], "skip all sessions of the series that are on bank holidays; asks first";
    Notice "session.notice" "mails" Home ["M"], "tell those who come of the session that was changed: a mail each, into a folder";
    SeriesSplit "series.split" "split" Home ["|"], "let the series go on as one of its own from this session; asks first";
    SeriesAdd "series.add" "new series" Screen ["n"], "new series or one-off, in one line of words";
};
