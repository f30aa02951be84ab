//! One-line prompts: layers with a line to type in, and what the line means shown under it while it is typed.

mod add_attendees;
mod beside_zone;
mod command_line;
mod completion;
mod export;
mod file;
mod go_to;
mod move_session;
mod new_series;
mod notices;
mod one_line;
mod path;
mod review;
mod skip_session;

pub use add_attendees::AddAttendees;
pub use beside_zone::BesideZone;
pub use command_line::CommandLine;
pub use export::Export;
pub use file::File;
pub use go_to::GoTo;
pub use move_session::MoveSession;
pub use new_series::NewSeries;
pub use notices::{WriteNotices, notices_told};
pub use one_line::{Ask, OneLine};
pub use review::Review;
pub use skip_session::SkipSession;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::overlay::sheet;
use super::state::State;
use super::widget::input::Line;
use super::widget::text::{draw, span};

/// What Enter says while the line under it says why it cannot be done.
pub const NOT_YET: &str = "not yet: see under the line";

/// Rows under a line in which it is said what the line means, or why it means nothing.
const EXPLAINED: usize = 3;

/// Draws the label and the line in the first row; returns the rows under it.
pub fn line_view(line: &Line, label: &str, state: &State, frame: &mut Frame, area: Rect) -> Rect {
    let label = span(format!("{label} "), state.theme().quiet());
    let start = draw(frame.buffer_mut(), (area.x, area.y), area.width, &[label]);
    let style = if line.is_proposed() { state.theme().selected() } else { state.theme().strong() };
    line.view(frame, (start, area.y), area.right().saturating_sub(start), style);
    sheet::below(area, 1)
}
