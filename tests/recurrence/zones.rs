//! Clocks that jump: which wall times a series has around a gap or a fold, and when they are.

use fortnight::domain::zone::Zone;

use crate::case::{Case, compact, rows};

const ZONES: &str = include_str!("../data/recurrence/zones.tsv");

#[test]
fn gaps_and_folds() {
    let mut wrong = Vec::new();
    for (line, columns) in rows(ZONES) {
        let [what, zone, start, rule, walls, instants] = columns[..] else { panic!("line {line} has not six columns") };
        let case = Case::read(rule, start, zone);
        let viewer = Zone::utc();
        let ours = compact(case.starts());
        let at = compact(case.starts().map(|wall| case.anchor.resolve(wall, &viewer).at.utc()));
        if (ours.as_str(), at.as_str()) != (walls, instants) {
            wrong.push(format!(
                "line {line}: {what}: {rule} from {start} {zone}\n  walls {ours}\n  want  {walls}\n  UTC   {at}\n  want  {instants}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
