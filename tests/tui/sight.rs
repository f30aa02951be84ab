//! How colours are seen: contrast (WCAG 2.2), distance (OKLab, Ottosson 2020), and what dichromats make of them.

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

/// Light of three kinds, from 0 to 1.
type Light = [f64; 3];

/// The kinds of colour blindness as matrices over light: Machado, Oliveira and Fernandes, “A Physiologically-based Model for Simulation of
/// Color Vision Deficiency”, IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009, severity 1.0.
pub const BLINDNESS: [(&str, [[f64; 3]; 3]); 3] = [
    ("protanopia", [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]]),
    ("deuteranopia", [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]]),
    ("tritanopia", [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]]),
];

/// Everything as it is.
pub const NORMAL: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

/// From 1, which is none, to 21.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |colour| times(&[[0.2126, 0.7152, 0.0722]; 3], light(colour))[0] + 0.05;
    luminance(a).max(luminance(b)) / luminance(a).min(luminance(b))
}

/// How far apart two colours are for someone: 0.02 is just seen side by side, 1 is black from white.
pub fn distance(a: Rgb, b: Rgb, eyes: &[[f64; 3]; 3]) -> f64 {
    let seen = |colour| oklab(times(eyes, light(colour)).map(|part| part.clamp(0.0, 1.0)));
    seen(a).iter().zip(seen(b)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

fn light((r, g, b): Rgb) -> Light {
    [r, g, b].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(matrix: &[[f64; 3]; 3], [x, y, z]: Light) -> Light {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

fn oklab(light: Light) -> Light {
    const CONES: [[f64; 3]; 3] = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    const LAB: [[f64; 3]; 3] = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    times(&LAB, times(&CONES, light).map(f64::cbrt))
}

#[test]
fn black_on_white_is_the_most_there_is() {
    assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 1e-9);
    assert!((distance((0, 0, 0), (255, 255, 255), &NORMAL) - 1.0).abs() < 1e-3);
    let (_, protanopia) = &BLINDNESS[0];
    assert!(distance((180, 30, 30), (70, 70, 40), protanopia) < distance((180, 30, 30), (70, 70, 40), &NORMAL) / 2.0);
}
