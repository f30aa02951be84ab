//! The keys of what goes to files and to the clipboard.

use super::table;
use crate::tui::action::{Action, Context, Entry, Group};

pub const ENTRIES: &[Entry] = table! { Files
    Import "import" "import" Screen ["i"], "import an iCalendar file";
    Export "export" "export" Home ["X"], "export as iCalendar: a session, a series, everything, a backup, or the chosen attendee's dates";
    Export "report.write" "write" Reports ["X"], "write the report to a file: Markdown, CSV or text by its ending";
    SampleAdd "sample.add" "sample data" First ["d"], "look round with sample data; one undo takes it away";
    LinkOpen "link.open" "open link" Home ["o"], "open the join link in the browser";
    LinkCode "link.code" "QR code" Home ["yq"], "the join link as a QR code, for a telephone to read";
    CopyLink "copy.link" "copy link" Home ["yl"], "copy the join link";
    CopyAddresses "copy.addresses" "copy addresses" Home ["ye"], "copy the e-mail addresses of those who come";
    CopyAddresses "people.addresses" "copy addresses" People ["ye"], "copy the e-mail addresses of those who are marked";
    CopyNames "people.names" "copy names" People ["yn"], "copy the names of those who are marked";
    CopyNames "copy.names" "copy names" Home ["yn"], "copy the names of those who come";
};
