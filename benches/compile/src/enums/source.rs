//! The same enum, written in every way. Codes are in segments, 50 used of each 100.

use std::fmt::Write;

/// How large, and whether every third variant has two fields.
pub struct Shape {
    pub enums: usize,
    pub count: usize,
    pub fields: bool,
}

impl Shape {
    pub fn name(&self) -> String {
        format!("{}x{}-{}", self.enums, self.count, if self.fields { "fields" } else { "plain" })
    }

    pub fn title(&self) -> String {
        if self.enums == 1 { self.count.to_string() } else { format!("{} × {}", self.enums, self.count) }
    }

    fn has_fields(&self, index: usize) -> bool {
        self.fields && index.is_multiple_of(3)
    }

    /// Every enum in a module of its own; `one` writes what is in it, given the number of the enum.
    fn modules(&self, one: impl Fn(&mut Source<'_>)) -> String {
        let mut text = "#![allow(dead_code)]\n".to_owned();
        for number in 0..self.enums {
            let _ = writeln!(text, "pub mod m{number} {{");
            one(&mut Source { shape: self, number, text: &mut text });
            text.push_str("}\n");
        }
        text
    }
}

struct Source<'a> {
    shape: &'a Shape,
    number: usize,
    text: &'a mut String,
}

impl Source<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn code(&self, index: usize) -> usize {
        let index = self.number * self.shape.count.next_multiple_of(50) + index;
        100_000 + index / 50 * 100 + index % 50
    }

    fn status(index: usize) -> usize {
        [400, 404, 409, 500][index % 4]
    }

    fn message(&self, index: usize) -> String {
        if self.shape.has_fields(index) {
            format!("Thing {index} {{id}} failed: {{reason}}")
        } else {
            format!("Thing {index} failed")
        }
    }

    /// The enum, with `attributes` before each variant.
    fn variants(&mut self, head: &str, attributes: impl Fn(&Self, usize) -> String, discriminants: bool) {
        self.line(head);
        self.line("pub enum Error {");
        for index in 0..self.shape.count {
            let attributes = attributes(self, index);
            let fields = if self.shape.has_fields(index) { " { id: u64, reason: String }" } else { "" };
            let discriminant = if discriminants { format!(" = {}", self.code(index)) } else { String::new() };
            self.line(&format!("{attributes}    Thing{index}Failed{fields}{discriminant},"));
        }
        self.line("}");
    }

    /// `match self { … }` with an arm for each variant.
    fn arms(&mut self, head: &str, value: impl Fn(&Self, usize) -> String, tail: &str) {
        self.line(head);
        for index in 0..self.shape.count {
            let fields = if self.shape.has_fields(index) { " { .. }" } else { "" };
            let value = value(self, index);
            self.line(&format!("        Self::Thing{index}Failed{fields} => {value},"));
        }
        self.line(tail);
    }
}

fn key(index: usize) -> String {
    format!("\"module.thing_{index}_failed\"")
}

pub fn ours(shape: &Shape) -> String {
    ours_with(shape, "#[derive(Debug, error_codes::ErrorCatalog)]\n#[catalog(error, digits = 6)]")
}

/// With `Debug` from the table, too.
pub fn own_debug(shape: &Shape) -> String {
    ours_with(shape, "#[derive(error_codes::ErrorCatalog)]\n#[catalog(error, debug, digits = 6)]")
}

fn ours_with(shape: &Shape, head: &str) -> String {
    shape.modules(|source| {
        let mut head = head.to_owned();
        for segment in (0..shape.count).step_by(50) {
            let first = source.code(segment);
            let _ = write!(
                head,
                "\n#[segment({first}..={}, name = \"segment{first}\", title = \"Segment {first}\")]",
                first + 99
            );
        }
        let attributes = |source: &Source<'_>, index| {
            format!(
                "    /// {}\n    #[code({}, http = {}, msg = {})]\n",
                source.message(index),
                source.code(index),
                Source::status(index),
                key(index)
            )
        };
        source.variants(&head, attributes, false);
    })
}

pub fn by_hand(shape: &Shape) -> String {
    shape.modules(|source| {
        source.variants("#[derive(Debug)]", |_, _| String::new(), false);
        source.line("impl Error {");
        let code = |source: &Source<'_>, index| source.code(index).to_string();
        source.arms("    pub fn code(&self) -> i64 { match self {", code, "    } }");
        let status = |_: &Source<'_>, index| Source::status(index).to_string();
        source.arms("    pub fn status(&self) -> u16 { match self {", status, "    } }");
        source.arms("    pub fn key(&self) -> &'static str { match self {", |_, index| key(index), "    } }");
        source.line("    pub fn from_code(code: i64) -> Option<&'static str> { Some(match code {");
        for index in 0..shape.count {
            source.line(&format!("        {} => {},", source.code(index), key(index)));
        }
        source.line("        _ => return None,\n    }) }");
        let codes: Vec<_> = (0..shape.count).map(|index| source.code(index).to_string()).collect();
        source.line(&format!("    pub const ALL: [i64; {}] = [{}];\n}}", codes.len(), codes.join(", ")));
        source.line("impl std::fmt::Display for Error {");
        source.line("    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { match self {");
        for index in 0..shape.count {
            let message = source.message(index);
            source.line(&if shape.has_fields(index) {
                format!("        Self::Thing{index}Failed {{ id, reason }} => write!(f, {message:?}),")
            } else {
                format!("        Self::Thing{index}Failed => f.write_str({message:?}),")
            });
        }
        source.line("    } }\n}\nimpl std::error::Error for Error {}");
    })
}

fn error(source: &Source<'_>, index: usize) -> String {
    format!("    #[error({:?})]\n", source.message(index))
}

fn strum_attribute(index: usize) -> String {
    format!("    #[strum(message = {}, serialize = \"THING_{index}_FAILED\")]\n", key(index))
}

pub fn thiserror(shape: &Shape) -> String {
    shape.modules(|source| source.variants("#[derive(Debug, thiserror::Error)]", error, false))
}

pub fn strum(shape: &Shape) -> String {
    let head = "#[derive(Debug, strum::EnumMessage, strum::AsRefStr, strum::EnumIter, strum::EnumString)]";
    shape.modules(|source| source.variants(head, |_, index| strum_attribute(index), false))
}

pub fn num_enum(shape: &Shape) -> String {
    let head = "#[derive(Debug, num_enum::IntoPrimitive, num_enum::TryFromPrimitive)]\n#[repr(i64)]";
    shape.modules(|source| source.variants(head, |_, _| String::new(), true))
}

pub fn three(shape: &Shape) -> String {
    let mut head = "#[derive(Debug, thiserror::Error, strum::EnumMessage, strum::AsRefStr, strum::EnumIter, \
                    strum::EnumString"
        .to_owned();
    head.push_str(if shape.fields {
        ")]"
    } else {
        ", num_enum::IntoPrimitive, num_enum::TryFromPrimitive)]\n#[repr(i64)]"
    });
    let attributes = |source: &Source<'_>, index| error(source, index) + &strum_attribute(index);
    shape.modules(|source| source.variants(&head, attributes, !shape.fields))
}

pub fn snafu(shape: &Shape) -> String {
    let display =
        |source: &Source<'_>, index| format!("    #[snafu(display({:?}))]\n", source.message(index));
    shape.modules(|source| source.variants("#[derive(Debug, snafu::Snafu)]", display, false))
}

pub fn miette(shape: &Shape) -> String {
    let attributes = |source: &Source<'_>, index| {
        format!("{}    #[diagnostic(code(module::thing_{index}_failed))]\n", error(source, index))
    };
    let head = "#[derive(Debug, thiserror::Error, miette::Diagnostic)]";
    shape.modules(|source| source.variants(head, attributes, false))
}
