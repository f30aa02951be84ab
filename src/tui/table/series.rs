//! The keys of the table of series and of the sessions beside it.

use super::table;
use crate::tui::action::{Action, Context, Entry, Group};

pub const ENTRIES: &[Entry] = table! { Sessions
    SeriesEdit "series.edit" "edit" SeriesTable ["e"], "change what is known of the series, field by field";
    LongText "series.describe" "describe" SeriesTable ["E"], "write what the series is about in your own editor";
    SeriesRm "series.rm" "remove" SeriesTable ["d"], "remove the series with its sign-ups and register; asks first";
    SkipHolidays "series.skip-holidays" "bank holidays" SeriesTable ["b"], "skip all its sessions on bank holidays; asks first";
    SeriesOrder "series.order" "seat order" SeriesTable ["o"], "who has a seat first where seats are short";
    SeriesEnd "series.end" "end" SeriesSessions ["x"], "end the series before the session; asks first";
    SessionRm "series.session.rm" "remove" SeriesSessions ["d"], "remove the session, this and following, or the series";
    Filter "series.filter" "filter" SeriesTable ["/"], "only the series of a name, as you type";
    Clear "series.clear" "all" SeriesTable ["<esc>"], "show every series again";
    Sort "series.sort" "sort" SeriesTable ["s"], "by title, by next date, or by how many come";
};
