//! The 240 fixed colours of terminals that have 256: a cube with six steps a side, and 24 greys.

use super::theme::Rgb;

/// The six steps of the cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
/// The numbers of the first colour of the cube, and of the darkest grey.
const CUBE: u8 = 16;
const GREYS: u8 = 232;

/// The number of the colour that is nearest.
pub fn nearest(colour: Rgb) -> u8 {
    let (r, g, b) = colour;
    let [red, green, blue] = [r, g, b].map(step);
    let in_cube = (STEPS[usize::from(red)], STEPS[usize::from(green)], STEPS[usize::from(blue)]);
    let middle = (u16::from(r) + u16::from(g) + u16::from(b)) / 3;
    let grey = u8::try_from(middle.saturating_sub(3) / 10).unwrap_or(u8::MAX).min(23);
    let shade = 8 + 10 * grey;
    if apart(colour, in_cube) <= apart(colour, (shade, shade, shade)) { CUBE + 36 * red + 6 * green + blue } else { GREYS + grey }
}

fn step(part: u8) -> u8 {
    (0..6).min_by_key(|step| STEPS[usize::from(*step)].abs_diff(part)).unwrap_or(0)
}

fn apart(a: Rgb, b: Rgb) -> u32 {
    [(a.0, b.0), (a.1, b.1), (a.2, b.2)].into_iter().map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_colours_are_found_again() {
        let cases = [
            ((0, 0, 0), 16),
            ((255, 255, 255), 231),
            ((0, 135, 175), 31),
            ((8, 8, 8), 232),
            ((238, 238, 238), 255),
            ((120, 122, 118), 243),
            ((250, 10, 10), 196),
        ];
        for (colour, number) in cases {
            assert_eq!(nearest(colour), number, "{colour:?}");
        }
    }
}
