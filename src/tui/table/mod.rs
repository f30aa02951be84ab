//! The one table of keys, by group; what is done with it is in `action` and `keymap`.

mod changes;
mod files;
mod layers;
mod moving;
mod people;
mod program;
mod series;
mod sessions;

use super::action::Entry;

/// Entries of one group: the action, its name, its hint, where it has its meaning, its keys, and what it does.
macro_rules! table {
    ($group:ident $($action:ident $name:literal $hint:literal $context:ident $keys:expr, $sentence:literal;)*) => {
        &[$(Entry {
            action: Action::$action,
            name: $name,
            sentence: $sentence,
            hint: $hint,
            group: Group::$group,
            context: Context::$context,
            keys: &$keys,
        }),*]
    };
}
use table;

/// Every action, by group. Of two entries with the same key in contexts that are asked together, the more special context wins.
const TABLES: [&[Entry]; 8] = [
    people::ENTRIES,
    sessions::ENTRIES,
    series::ENTRIES,
    files::ENTRIES,
    moving::ENTRIES,
    changes::ENTRIES,
    program::ENTRIES,
    layers::ENTRIES,
];

/// Every line of the table.
pub fn entries() -> impl Iterator<Item = &'static Entry> + Clone {
    TABLES.into_iter().flatten()
}
