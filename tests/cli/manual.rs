//! Help, version, completions and manual page; and what a wrong command line is told.

use crate::stage::Stage;

#[test]
fn without_a_command_and_without_a_terminal_the_help_is_printed() {
    let run = Stage::empty().bare(&[]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    snapshot!(run.stdout);
}

#[test]
fn a_wrong_command_line_says_what_is_wrong_and_where_to_read_on() {
    let stage = Stage::with_series();
    snapshot!(stage.told(&[
        &["agneda"],
        &["series"],
        &["series", "add", "--summary", "S"],
        &["agenda", "--limit", "few"],
        &["agenda", "--form", "today"],
        &["attendee", "add", "choir", "--name", "Bo", "--role", "boss"],
        &["session", "rm", "choir", "next", "--only", "--all"],
        &["attendee", "rm", "choir", "--name", "Bo", "--only"],
        &["completions", "tcsh"],
        &["agenda", "\u{1b}[31m\u{202e}"],
    ]));
}

#[test]
fn the_version_is_the_packages() {
    let stage = Stage::empty();
    let json: serde_json::Value = serde_json::from_str(&stage.done(&["version", "--json"])).expect("JSON");
    assert_eq!(json["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(json["zone_data"], fortnight::domain::zone::Zone::data_version());
    assert!(stage.done(&["--version"]).contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_manual_is_one_page_or_a_folder_of_pages() {
    let stage = Stage::empty();
    let page = stage.done(&["man"]);
    for part in ["\n.TH fortnight 1", ".SH COMMANDS", "fortnight series add", "DATE is 2020", ".SH \"EXIT STATUS\"", "FORTNIGHT_DB"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    stage.done(&["man", "--out-dir", "pages"]);
    for page in ["fortnight.1", "fortnight-series.1", "fortnight-series-add.1", "fortnight-agenda.1"] {
        let page = std::fs::read_to_string(stage.path("pages").join(page)).expect(page);
        assert!(page.contains(concat!(" \" \" \"fortnight ", env!("CARGO_PKG_VERSION"), "\"")), "its foot names the program: {page}");
        assert!(page.contains(".SH EXAMPLES\n.EX\n  fortnight"), "{page}");
    }
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let stage = Stage::empty();
    let mut child = stage
        .command()
        .args(["completions", "zsh"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_under_the_output_is_an_error_of_its_own() {
    let full = std::fs::File::options().write(true).open("/dev/full").expect("the device that is always full");
    let output = Stage::empty().command().args(["completions", "zsh"]).stdout(full).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(6));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("fortnight: error: cannot write to standard output"));
}

#[test]
fn the_screen_needs_a_terminal() {
    snapshot!(Stage::empty().told(&[&["tui"], &["demo"]]));
}
