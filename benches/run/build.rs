//! Writes the enums that are measured, with what people would write by hand in their place.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

/// How many variants the enums have.
const SIZES: [usize; 3] = [50, 500, 5_000];

/// How the codes of an enum lie.
#[derive(Clone, Copy, PartialEq)]
enum Layout {
    /// One after the other.
    Dense,
    /// Fifty in each hundred, as services number their modules.
    Segmented,
    /// Anywhere, and declared in any order.
    Sparse,
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    let out = Path::new(&out);
    for (name, layout) in
        [("dense", Layout::Dense), ("segmented", Layout::Segmented), ("sparse", Layout::Sparse)]
    {
        for size in SIZES {
            let codes = layout.codes(size);
            let mut source = derived("Derived", 0, &codes) + &all("Derived", &codes) + &rows(&codes);
            if layout != Layout::Dense {
                source += &hand(&codes);
            }
            if layout == Layout::Segmented {
                source += &num_enum(&codes);
            }
            if layout == Layout::Segmented && size <= 500 {
                source += &strum(&codes);
            }
            fs::write(out.join(format!("{name}_{size}.rs")), source)?;
        }
    }
    fs::write(out.join("composed.rs"), composed(20, 50))
}

impl Layout {
    fn codes(self, size: usize) -> Vec<i64> {
        let indices = 0..i64::try_from(size).expect("thousands");
        match self {
            Self::Dense => indices.map(|index| 60_100 + index).collect(),
            Self::Segmented => indices.map(|index| 60_100 + index / 50 * 100 + index % 50).collect(),
            Self::Sparse => {
                // An odd factor makes each index another number (Knuth's multiplicative hashing).
                indices.map(|index| (index + 1).wrapping_mul(2_654_435_761) & 0x7FFF_FFFF).collect()
            }
        }
    }
}

/// The enum as this project's users write it.
fn derived(name: &str, from: usize, codes: &[i64]) -> String {
    let mut source = format!(
        "#[derive(Clone, Copy, error_codes::ErrorCatalog)]\n#[catalog(http = 400)]\npub enum {name} {{\n"
    );
    for (index, code) in (from..).zip(codes) {
        let _ = writeln!(
            source,
            "    /// Thing {index} failed\n    #[code({code}, msg = \"module.thing_{index}_failed\")]\n    Thing{index}Failed,"
        );
    }
    source + "}\n"
}

/// The enum with a `match`.
fn hand(codes: &[i64]) -> String {
    let arms = lines(codes, |index, code| format!("Self::Thing{index}Failed => {code},"));
    format!(
        "#[derive(Clone, Copy)]\npub enum Hand {{\n{}}}\nimpl Hand {{\n    #[inline]\n    pub fn code(self) -> i64 {{\n        match self {{\n{arms}        }}\n    }}\n}}\n{}",
        lines(codes, |index, _| format!("Thing{index}Failed,")),
        all("Hand", codes)
    )
}

/// The enum with the codes as discriminants.
fn num_enum(codes: &[i64]) -> String {
    let variants = lines(codes, |index, code| format!("Thing{index}Failed = {code},"));
    format!(
        "#[derive(Clone, Copy, num_enum::IntoPrimitive)]\n#[repr(i64)]\npub enum NumEnum {{\n{variants}}}\n{}",
        all("NumEnum", codes)
    )
}

/// The enum with the codes as properties.
fn strum(codes: &[i64]) -> String {
    let variants = lines(codes, |index, code| format!("#[strum(props(code = {code}))] Thing{index}Failed,"));
    format!(
        "#[derive(Clone, Copy, strum::EnumProperty)]\npub enum Strum {{\n{variants}}}\n{}",
        all("Strum", codes)
    )
}

/// A table by hand, and three ways into it: its bare codes, a perfect hash map and a `match`.
fn rows(codes: &[i64]) -> String {
    let sorted: BTreeSet<i64> = codes.iter().copied().collect();
    let sorted: Vec<i64> = sorted.into_iter().collect();
    let count = sorted.len();
    let mut map = phf_codegen::Map::new();
    for (index, code) in sorted.iter().enumerate() {
        map.entry(*code, format!("&ROWS[{index}]"));
    }
    format!(
        "pub static ROWS: [Row; {count}] = [\n{}];\n\
         pub static CODES: [i64; {count}] = {sorted:?};\n\
         pub static PHF: phf::Map<i64, &'static Row> = {};\n\
         pub fn row(code: i64) -> Option<&'static Row> {{\n    let row: usize = match code {{\n{}        _ => return None,\n    }};\n    ROWS.get(row)\n}}\n",
        lines(&sorted, |index, code| format!(
            "Row {{ code: {code}, name: \"THING_{index}_FAILED\", status: 400, key: \"module.thing_{index}_failed\", text: \"Thing {index} failed\" }},"
        )),
        map.build(),
        lines(&sorted, |index, code| format!("{code} => {index},")),
    )
}

/// A service's enum of `parts` enums with `size` variants each.
fn composed(parts: usize, size: usize) -> String {
    let codes = Layout::Segmented.codes(parts * size);
    let (mut source, mut variants, mut whole) = (String::new(), String::new(), String::new());
    for (part, codes) in codes.chunks(size).enumerate() {
        source += &derived(&format!("Part{part}"), part * size, codes);
        let _ = writeln!(variants, "    #[code(transparent)]\n    Part{part}(Part{part}),");
        for index in part * size..(part + 1) * size {
            let _ = writeln!(whole, "    Self::Part{part}(Part{part}::Thing{index}Failed),");
        }
    }
    source
        + &format!(
            "#[derive(Clone, Copy, error_codes::ErrorCatalog)]\npub enum Derived {{\n{variants}}}\nimpl Derived {{\n    pub const ALL: &'static [Self] = &[\n{whole}];\n}}\n"
        )
        + &hand(&codes)
        + &rows(&codes)
}

/// All variants of an enum, in order.
fn all(name: &str, codes: &[i64]) -> String {
    let variants = lines(codes, |index, _| format!("Self::Thing{index}Failed,"));
    format!("impl {name} {{\n    pub const ALL: &'static [Self] = &[\n{variants}];\n}}\n")
}

/// A line for each code.
fn lines(codes: &[i64], line: impl Fn(usize, i64) -> String) -> String {
    let mut text = String::new();
    for (index, code) in codes.iter().enumerate() {
        let _ = writeln!(text, "    {}", line(index, *code));
    }
    text
}
