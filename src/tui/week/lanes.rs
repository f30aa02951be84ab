//! Which of several overlapping blocks stands where, so that no two lie on each other and all lie inside.

use std::ops::Range;

/// A block has its glyph and a column of air at least.
const NARROWEST: u16 = 2;

/// Where a block stands: columns from the left edge, and how many it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    pub x: u16,
    pub width: u16,
}

/// For each range the lowest lane that is free where it begins.
pub fn lanes(ranges: &[Range<u16>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..ranges.len()).collect();
    let range = |place: &usize| ranges.get(*place).cloned().unwrap_or_default();
    order.sort_by_key(|place| (range(place).start, std::cmp::Reverse(range(place).end)));
    let mut ends: Vec<u16> = Vec::new();
    let mut lanes = vec![0; ranges.len()];
    for place in order {
        let Range { start, end } = range(&place);
        let free = ends.iter().position(|taken| *taken <= start).unwrap_or(ends.len());
        match ends.get_mut(free) {
            Some(taken) => *taken = end,
            None => ends.push(end),
        }
        if let Some(lane) = lanes.get_mut(place) {
            *lane = free;
        }
    }
    lanes
}

/// Shares the columns out among the blocks that overlap, directly or over others; `None` for those beyond what there is room for.
pub fn side_by_side(rows: &[Range<u16>], width: u16) -> Vec<Option<Lane>> {
    let lanes = lanes(rows);
    let most = usize::from(width / NARROWEST).max(1);
    let place = |(lane, shared): (usize, usize)| {
        let at = |lane: usize| u16::try_from(usize::from(width) * lane / shared).unwrap_or(width);
        (lane < shared).then(|| Lane { x: at(lane), width: at(lane + 1) - at(lane) })
    };
    lanes.iter().copied().zip(shared(rows, &lanes)).map(|(lane, shared)| place((lane, shared.min(most)))).collect()
}

/// For each block how many lanes its group has: those that overlap, directly or over others.
fn shared(rows: &[Range<u16>], lanes: &[usize]) -> Vec<usize> {
    let mut order: Vec<(&Range<u16>, usize, usize)> =
        rows.iter().zip(lanes).enumerate().map(|(place, (rows, lane))| (rows, *lane, place)).collect();
    order.sort_by_key(|(rows, ..)| rows.start);
    let mut groups: Vec<(u16, usize, Vec<usize>)> = Vec::new();
    for (rows, lane, place) in order {
        match groups.last_mut() {
            Some((end, most, group)) if rows.start < *end => {
                (*end, *most) = ((*end).max(rows.end), (*most).max(lane + 1));
                group.push(place);
            }
            _ => groups.push((rows.end, lane + 1, vec![place])),
        }
    }
    let mut shared: Vec<(usize, usize)> =
        groups.into_iter().flat_map(|(_, most, group)| group.into_iter().map(move |place| (place, most))).collect();
    shared.sort_unstable();
    shared.into_iter().map(|(_, most)| most).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn those_that_overlap_share_and_the_others_have_all() {
        let lane = |x, width| Some(Lane { x, width });
        assert_eq!(side_by_side(&[0..2, 2..4], 10), [lane(0, 10), lane(0, 10)]);
        assert_eq!(side_by_side(&[0..4, 1..2, 2..3], 10), [lane(0, 5), lane(5, 5), lane(5, 5)]);
        assert_eq!(side_by_side(&[0..1, 0..1, 0..1, 0..1], 6), [lane(0, 2), lane(2, 2), lane(4, 2), None]);
        assert_eq!(side_by_side(&[], 9), []);
    }

    fn blocks() -> impl Strategy<Value = Vec<Range<u16>>> {
        proptest::collection::vec((0u16..96, 1u16..20), 0..24)
            .prop_map(|blocks| blocks.into_iter().map(|(start, rows)| start..start + rows).collect())
    }

    proptest! {
        #[test]
        fn no_two_lie_on_each_other_and_all_lie_inside(rows in blocks(), width in 1u16..60) {
            let placed = side_by_side(&rows, width);
            prop_assert_eq!(placed.len(), rows.len());
            let shown: Vec<(&Range<u16>, Lane)> = rows.iter().zip(placed).filter_map(|(rows, lane)| Some((rows, lane?))).collect();
            for (place, (rows, lane)) in shown.iter().enumerate() {
                prop_assert!(lane.width > 0 && lane.x + lane.width <= width);
                for (others, other) in shown.iter().skip(place + 1) {
                    let meet = rows.start < others.end && others.start < rows.end;
                    prop_assert!(!meet || lane.x + lane.width <= other.x || other.x + other.width <= lane.x);
                }
            }
        }

        #[test]
        fn where_there_is_room_all_are_seen(rows in blocks()) {
            prop_assert!(side_by_side(&rows, 100).iter().all(Option::is_some));
        }
    }
}
