//! The participant list of a video call (Zoom, Teams, Meet): who was in the room, for how long, and who of the people known that is.

mod presence;
mod recognise;
mod table;
mod when;

pub use presence::{Presence, merged};
pub use recognise::{Known, Match, recognise};
pub use table::{Join, TableError, held_on, read};
