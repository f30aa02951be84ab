//! Where the title ends and the grammar begins.
//!
//! Words that begin a rule never fall into the title: what cannot be read behind them is an error, not a name. Words that may stand
//! in a name as well ("First Aid", "Monday Club", "Weekly catch-up") are left to it only where a rule is said later.

use super::draft::Draft;
use super::phrase::Reader;
use crate::domain::dates::read_feast;

/// How many words belong to the title.
pub(super) fn title_words(reader: &Reader) -> usize {
    if let Some(words) = named_by_colon(reader) {
        return words;
    }
    let is_quoted_later = has_quote(reader);
    let mut probe = reader.clone();
    while !probe.line.is_read() {
        let mut phrase = probe.clone();
        // a line begins with its title, unless that is quoted further on
        let must_be_title = probe.line.place() == 0 && !is_quoted_later;
        let words = match phrase.phrase() {
            Ok(false) => 1,
            Ok(true) if !understands(&phrase) && may_be_name(&probe, &phrase, must_be_title) => phrase.line.place() - probe.line.place(),
            Err(_) if must_be_title && Rest::of(&probe, 1).says_when() => 1,
            Ok(true) | Err(_) => break,
        };
        probe.line.skip(words);
    }
    probe.line.place()
}

/// `Notes from home: every Tue`: all before a colon that a phrase follows.
fn named_by_colon(reader: &Reader) -> Option<usize> {
    let mut probe = reader.clone();
    while !probe.line.is_read() {
        let ends = probe.line.word(0).len() > 1 && probe.line.word(0).ends_with(':');
        probe.line.skip(1);
        if ends && !probe.line.is_read() && probe.clone().phrase() != Ok(false) {
            return Some(probe.line.place());
        }
    }
    None
}

fn has_quote(reader: &Reader) -> bool {
    let mut probe = reader.clone();
    while !probe.line.is_read() && probe.line.quoted().is_none() {
        probe.line.skip(1);
    }
    probe.line.quoted().is_some()
}

/// Whether the next word begins a phrase, or nothing is left.
fn understands(reader: &Reader) -> bool {
    let mut next = reader.clone();
    reader.line.quoted().is_some() || next.line.is_read() || next.phrase() != Ok(false) || next.zone() != Ok(false)
}

/// Whether a phrase that nothing follows may be a part of the title: what it says is said again later, and how often it is too.
fn may_be_name(before: &Reader, after: &Reader, must_be_title: bool) -> bool {
    let rest = Rest::of(after, 0);
    if must_be_title {
        return rest.says_when();
    }
    let said = &after.draft;
    let is_feast = said.on.is_some() && read_feast(before.line.slice(0, 1).unwrap_or_default(), before.today).is_some();
    let says_day = said.days.is_some() || said.pace.is_some();
    let says_time = said.span.is_some() && rest.draft.span.is_some();
    let is_lead = matches!(before.line.word(0), "on" | "every" | "each" | "from" | "until");
    !is_lead && (is_feast && rest.says_when() || (says_day || says_time) && rest.says_rule())
}

/// What can be read of the words further on, those in between passed over.
struct Rest {
    draft: Draft,
    /// Something begins there that cannot be read: the reader will point at it.
    is_broken: bool,
}

impl Rest {
    fn of(reader: &Reader, skipped: usize) -> Self {
        let mut rest = Reader { draft: Draft::default(), ..reader.clone() };
        let mut is_broken = false;
        rest.line.skip(skipped);
        while !rest.line.is_read() {
            match rest.phrase() {
                Ok(true) => {}
                Ok(false) => rest.line.skip(1),
                Err(_) => {
                    is_broken = true;
                    rest.line.skip(1);
                }
            }
        }
        Self { draft: rest.draft, is_broken }
    }

    fn says_when(&self) -> bool {
        let Draft { days, on, from, .. } = &self.draft;
        self.says_rule() || days.is_some() || on.is_some() || from.is_some()
    }

    fn says_rule(&self) -> bool {
        self.is_broken || self.draft.says_how_often()
    }
}
