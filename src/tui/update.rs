//! What happens on the screen: a message changes the state and asks for effects. No disk, no clock, no terminal.

use chrono::NaiveDate;
use ratatui::crossterm::event::KeyCode;

use super::Ending;
use super::action::{Action, Context, entry};
use super::changed::{changed, import_done, reload, renew};
use super::command;
use super::hear::hear;
use super::key::Key;
use super::keymap::Meaning;
use super::mouse::point;
use super::msg::{Answer, Effect, Msg, Question};
use super::overlay::{Confirm, Finder, History, ImportPreview, Layer, Palette, Reply, Themes, Told};
use super::pending::Pending;
use super::people;
use super::privacy::Names;
use super::prompt::{CommandLine, File, NewSeries, WriteNotices, notices_told};
use super::state::{State, Status};
use super::tour::{self, Tour};
use super::views::View;
use super::visit::visit;
use crate::app::words;
use crate::app::{Command, command::SampleAdd};

/// What the screen asks for when it comes up.
pub fn start() -> Vec<Effect> {
    Effect::ask_all(vec![Question::Store, Question::Newest])
}

/// Takes a message in.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    let mut effects = tell_layer(state, &msg);
    effects.extend(match msg {
        Msg::Key(key) => press(state, key),
        Msg::Paste(text) => paste(state, &text),
        Msg::Mouse(mouse) => point(state, mouse),
        Msg::Resize(columns, rows) => {
            state.size = (columns, rows);
            settle(state)
        }
        Msg::Pause => match state.alone() {
            Some(action) => {
                state.pending = Pending::default();
                perform(state, action, None)
            }
            None => {
                state.pending.pause();
                Vec::new()
            }
        },
        Msg::Now(at) => {
            let before = state.today();
            state.now = at;
            // what is told of a session, such as that nobody leads it, may be another on another day
            if state.today() == before { Vec::new() } else { reload(state) }
        }
        Msg::Stale => {
            state.say("changed in another window");
            reload(state)
        }
        Msg::Look(look) => {
            state.look = *look;
            state.say("the settings are taken over");
            reload(state)
        }
        Msg::Scheme(scheme) => {
            state.look.scheme = scheme;
            state.say(format!("theme “{0}” for now; theme = \"{0}\" in the settings keeps it", scheme.name));
            Vec::new()
        }
        Msg::Answer(answer) => hear(state, answer),
        Msg::Changed { outcome, offer } => changed(state, &outcome, offer),
        Msg::Failed(why) => {
            state.refuse(why);
            Vec::new()
        }
        Msg::UndoRefused(why) => {
            state.refuse(why);
            // it has told of the change from elsewhere: the next undo may take that back
            vec![Effect::Ask(Question::Newest)]
        }
        // the layer that waits for the work has heard of it
        Msg::Progress(_) | Msg::ListTried(_) | Msg::Picked(_) => Vec::new(),
        Msg::Previewed { path, imported } => open(state, Box::new(ImportPreview::new(path, imported))),
        Msg::Imported(imported) => import_done(state, imported),
        Msg::Exported { path, left_out } => {
            let private = words::count(left_out, "private entry", "private entries");
            let but = if left_out > 0 { format!(" without {private}") } else { String::new() };
            state.say(format!("wrote {}{but}", path.display()));
            Vec::new()
        }
        Msg::Occupied { path, again } => {
            let question = format!("{} is there already. Overwrite it?", path.display());
            state.layers.push(Box::new(Confirm::new(question, *again)));
            Vec::new()
        }
        Msg::Erasing { person, erased } => {
            let question = people::update::erasing(state, person, &erased);
            open(state, Box::new(Confirm::new(question, Effect::Erase { person, dry_run: false })))
        }
        Msg::Asking { doubt, sentence, command } => {
            let told = if state.privacy { String::new() } else { format!(": {sentence}") };
            open(state, Box::new(Confirm::new(words::sentence(&format!("{doubt}{told}")) + " Go on?", Effect::Run(command))))
        }
        Msg::Considered { sentence, command } => {
            let question = words::sentence(&format!("This would be: {sentence}")) + " Go on?";
            open(state, Box::new(Confirm::new(question, Effect::Run(command))))
        }
        Msg::Concerned(concerned) if concerned.mails == 0 && concerned.by_phone.is_empty() => {
            state.refuse("nobody has to be told: those who come see no difference");
            Vec::new()
        }
        Msg::Concerned(concerned) => open(state, Box::new(WriteNotices::prompt(concerned))),
        Msg::Noticed(notices) => {
            let count = words::count(notices.files.len(), "mail", "mails");
            let told = Told::new(format!("Wrote {count}, for you to look at and send"), &notices_told(state, &notices));
            open(state, Box::new(told))
        }
        Msg::Gone(sentence) => {
            // it names who moves up
            state.say(if state.privacy { "erased for good".to_owned() } else { sentence });
            renew(state)
        }
        Msg::Beside(zone) => {
            state.say(format!("{} hours beside ours: {}", words::zone(&zone), state.keyed("{week.zone} takes them away")));
            state.week.beside = Some(zone);
            Vec::new()
        }
        Msg::Written { of, before, text } => vec![Effect::SaveText { of, before, text }],
        Msg::Unsaved { why, text } => vec![Effect::KeepText { why, text }],
        Msg::Go(day) => go(state, day),
        Msg::Visit(goal) => visit(state, goal),
        Msg::Obeyed(obeyed) => command::obeyed(state, *obeyed),
        Msg::Act(action) => perform(state, action, None),
    });
    effects
}

/// A key: a digit of a count, a step of a sequence, an action, or text for the line on top.
fn press(state: &mut State, key: Key) -> Vec<Effect> {
    state.go_on();
    state.clicked = None;
    if let Meaning::Act(action) = state.look.keymap.meaning(&[key], &[Context::Anywhere]) {
        state.pending = Pending::default();
        return perform(state, action, None);
    }
    if state.pending.is_begun() && key == Key::plain(KeyCode::Esc) {
        state.pending = Pending::default();
        return Vec::new();
    }
    if state.takes_counts() && state.pending.digit(key) {
        return Vec::new();
    }
    state.pending.keys.push(key);
    match state.meaning(&state.pending.keys) {
        Meaning::Wait => Vec::new(),
        Meaning::Act(action) => {
            let Pending { count, .. } = std::mem::take(&mut state.pending);
            perform(state, action, count)
        }
        Meaning::Nothing => {
            let pressed = std::mem::take(&mut state.pending).keys;
            if let Some(line) = state.line() {
                return if line.press(key) { typed(state) } else { Vec::new() };
            }
            let (taken, needs) = type_into_layer(state, |layer| layer.line().is_some_and(|line| line.press(key)));
            if key.alt && !taken {
                // a terminal sends Alt as Esc before the key: without a meaning of its own it is those two
                let mut effects = press(state, Key::plain(KeyCode::Esc));
                effects.extend(press(state, Key { alt: false, ..key }));
                return effects;
            }
            if state.layers.is_empty() && !state.too_small() {
                let text: String = pressed.iter().filter_map(|key| key.text()).collect();
                if !text.trim().is_empty() {
                    let help = state.keyed("{palette} shows all keys");
                    state.refuse(format!("“{text}” means nothing here: {help}"));
                }
            }
            needs
        }
    }
}

/// Pasted text goes into the line on top, unless the layer has a better use for it.
fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(mut layer) = state.layers.pop() {
        if let Some(reply) = layer.paste(text) {
            return answer(state, layer, reply);
        }
        state.layers.push(layer);
    }
    if let Some(line) = state.line() {
        line.paste(text);
        return typed(state);
    }
    type_into_layer(state, |layer| layer.line().map(|line| line.paste(text)).is_some()).1
}

/// Lets the layer on top edit its line, think about what stands there then, and ask where it needs to know something else now.
fn type_into_layer(state: &mut State, edit: impl Fn(&mut dyn Layer) -> bool) -> (bool, Vec<Effect>) {
    let Some(mut layer) = state.layers.pop() else { return (false, Vec::new()) };
    state.is_warned = false;
    let before = layer.needs();
    let edited = edit(layer.as_mut());
    if edited {
        layer.typed(state);
    }
    let needs = layer.needs();
    state.layers.push(layer);
    (edited, if needs == before { Vec::new() } else { Effect::ask_all(needs) })
}

/// Lets the layer on top hear a message, and closes it when its work is done; those below it hear what they asked for.
fn tell_layer(state: &mut State, msg: &Msg) -> Vec<Effect> {
    if matches!(msg, Msg::Answer(_)) && state.layers.len() > 1 {
        let mut layers = std::mem::take(&mut state.layers);
        let below = layers.len() - 1;
        for layer in layers.iter_mut().take(below) {
            layer.hear(msg, state);
        }
        state.layers = layers;
    }
    let Some(mut layer) = state.layers.pop() else { return Vec::new() };
    let reply = layer.hear(msg, state);
    answer(state, layer, reply)
}

fn answer(state: &mut State, layer: Box<dyn Layer>, reply: Reply) -> Vec<Effect> {
    match reply {
        Reply::Stay(effects) => {
            state.layers.push(layer);
            effects
        }
        Reply::Refuse(why) => {
            state.layers.push(layer);
            state.refuse(why);
            Vec::new()
        }
        Reply::Over(next) => {
            state.layers.push(layer);
            open(state, next)
        }
        Reply::Instead(next) => open(state, next),
        Reply::Close(effects) => effects,
        Reply::Then(msg) => update(state, *msg),
    }
}

/// Does an action, so many times where that means something.
pub fn perform(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    match action {
        Action::Leave => return vec![Effect::End(Ending::Quit)],
        Action::Suspend => return vec![Effect::Suspend],
        Action::CommandLine => return push(state, |state| Some(CommandLine::new(state))),
        _ => {}
    }
    let key = state.look.keymap.key(action, &state.contexts()).unwrap_or_default();
    let is_warned = std::mem::take(&mut state.is_warned);
    if let Some(mut layer) = state.layers.pop() {
        let reply = match action {
            Action::Cancel if layer.is_unsaved() && !is_warned => {
                state.is_warned = true;
                Reply::Refuse(format!("{key} again drops the text"))
            }
            Action::Cancel => Reply::Close(Vec::new()),
            action => layer.act(action, state),
        };
        return answer(state, layer, reply);
    }
    if let Some(why) = refused(state, action) {
        state.refuse(state.keyed(why));
        return Vec::new();
    }
    let effects = act(state, action, count);
    tour::heed(state, action);
    effects
}

/// Does an action of the view, or one that is the same in all of them.
fn act(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    match action {
        Action::Close => vec![Effect::End(Ending::Quit)],
        Action::SeriesAdd => open(state, Box::new(NewSeries::default())),
        Action::Import => {
            let file = File::calendar(state);
            open(state, Box::new(file))
        }
        Action::SampleAdd => vec![Effect::run(Command::SampleAdd(SampleAdd))],
        Action::Tour => {
            state.tour = Some(Tour::begin(state.empty));
            let sample = state.empty.then(|| Effect::run(Command::SampleAdd(SampleAdd)));
            show(state, View::Calendar).into_iter().chain(sample).collect()
        }
        Action::TourEnd => {
            state.tour = None;
            Vec::new()
        }
        Action::Undo => vec![Effect::Undo { expected: state.newest, times: usize::try_from(count.unwrap_or(1)).unwrap_or(1) }],
        Action::Redo => vec![Effect::Redo],
        Action::History => open(state, Box::new(History::default())),
        Action::Find => push(state, |state| Some(Finder::new(state))),
        Action::Themes => push(state, |state| Some(Themes::new(state))),
        Action::Palette => {
            let palette = Palette::new(state);
            open(state, Box::new(palette))
        }
        Action::Privacy => {
            state.privacy = !state.privacy;
            let said = if state.privacy { "names are initials now: {privacy} shows them again" } else { "names are shown again" };
            state.say(state.keyed(said));
            names(state)
        }
        other => match View::opened_by(other) {
            Some(view) => show(state, view),
            None => (state.view.part().act)(state, other, count),
        },
    }
}

/// While names are initials, it has to be known whose: in free text they stand too.
fn names(state: &mut State) -> Vec<Effect> {
    match state.people.up_to_date() {
        Some(people) if state.privacy => state.names = Names::of(people.iter().map(|person| person.name.as_str())),
        None if state.privacy => return vec![Effect::Ask(Question::Names)],
        _ => state.names = Names::default(),
    }
    Vec::new()
}

/// Puts the cursor on a day, in a view that shows days.
fn go(state: &mut State, day: NaiveDate) -> Vec<Effect> {
    let mut effects = if state.view.shows_days() { Vec::new() } else { show(state, View::Calendar) };
    effects.extend(state.go(day));
    effects
}

/// Another view comes into sight; it asks for what it shows, unless nothing has changed since it did.
pub fn show(state: &mut State, view: View) -> Vec<Effect> {
    state.view = view;
    if state.fresh.contains(&view) {
        return settle(state);
    }
    state.fresh.push(view);
    Effect::ask_all(questions(state))
}

/// What the view in sight shows.
pub fn questions(state: &State) -> Vec<Question> {
    (state.view.part().questions)(state)
}

/// Asks for what has come into sight and is not known yet.
pub fn settle(state: &mut State) -> Vec<Effect> {
    (state.view.part().settle)(state)
}

/// The line of the view was edited.
fn typed(state: &mut State) -> Vec<Effect> {
    (state.view.part().typed)(state);
    settle(state)
}

/// Why an action cannot be done now.
pub fn refused(state: &State, action: Action) -> Option<&'static str> {
    match action {
        Action::Undo => state.newest.is_none().then_some("nothing to undo"),
        Action::Find => state.empty.then_some("nothing to find yet: {series.add} makes a series"),
        _ if entry(action, &state.contexts()).is_none() && entry(action, &[Context::First]).is_some() => Some("only for an empty calendar"),
        other if entry(other, &[Context::Screen, Context::First]).is_some() => None,
        other => (state.view.part().refusal)(state, other),
    }
}

/// Puts a layer on the screen, if one can be made, and asks what it needs.
pub fn push<L: Layer + 'static>(state: &mut State, make: impl Fn(&State) -> Option<L>) -> Vec<Effect> {
    make(state).map_or_else(Vec::new, |layer| open(state, Box::new(layer)))
}

/// Puts a layer on the screen and asks what it needs; of the people it hears at once, where the directory has read them already.
pub fn open(state: &mut State, mut layer: Box<dyn Layer>) -> Vec<Effect> {
    let mut needs = layer.needs();
    if let Some(people) = state.people.up_to_date().filter(|_| needs.contains(&Question::People)) {
        layer.hear(&Msg::Answer(Answer::People(people)), state);
        needs.retain(|question| *question != Question::People);
    }
    // in a layer its keys matter more than what was done before
    state.status = Status::default();
    state.layers.push(layer);
    Effect::ask_all(needs)
}
