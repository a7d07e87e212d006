//! Source as rustfmt would write it, by its default settings.

use unicode_width::UnicodeWidthStr;

use crate::import::words::line;

/// The longest line.
const LINE: usize = 100;
/// The longest arguments of an attribute, and the longest elements of an array and calls of a chain, in one line.
const ATTRIBUTE: usize = 70;
const ARRAY: usize = 60;
/// The longest fields of a variant, without and with names.
const TUPLE: usize = 60;
pub const VARIANT: usize = 35;
const CHAIN: usize = 60;

/// A string literal.
pub fn literal(text: &str) -> String {
    format!("{text:?}")
}

/// How many columns a text takes: Chinese letters take two.
pub fn width(text: &str) -> usize {
    text.width()
}

/// Each on a line of its own, with `end`.
pub fn indented(indent: &str, items: &[String], end: &str) -> String {
    items.iter().map(|item| format!("{indent}{item}{end}\n")).collect()
}

/// What the paths of `use` are sorted by: `_` is first, and digits together are a number.
pub fn order(module: &str) -> Vec<(char, usize)> {
    let mut order: Vec<(char, usize)> = Vec::new();
    for letter in module.chars() {
        match (letter.to_digit(10), order.last_mut()) {
            (Some(digit), Some(('0', number))) => {
                *number = number.saturating_mul(10).saturating_add(digit as usize);
            }
            (Some(digit), _) => order.push(('0', digit as usize)),
            (None, _) => order.push((if letter == '_' { ' ' } else { letter }, 0)),
        }
    }
    order
}

/// `#[name(keys)]`, in one line or a line each.
pub fn attribute(indent: &str, name: &str, keys: &[String]) -> String {
    let one = keys.join(", ");
    if width(&one) <= ATTRIBUTE {
        return format!("{indent}#[{name}({one})]\n");
    }
    let inner = format!("{indent}    ");
    format!(
        "{indent}#[{name}(\n{}{indent})]\n",
        indented(&inner, keys, ",").trim_end_matches(",\n").to_owned() + "\n"
    )
}

/// A variant with fields that have no names.
pub fn tuple(ident: &str, fields: &[String]) -> String {
    let one = fields.join(", ");
    if width(&one) <= TUPLE && width(ident) + width(&one) + 7 <= LINE {
        return format!("    {ident}({one}),\n");
    }
    format!("    {ident}(\n{}    ),\n", indented("        ", fields, ","))
}

/// `const X: &[Segment] = &[…];`
pub fn array(start: &str, items: &[String]) -> String {
    let one = items.join(", ");
    if items.len() == 1 && !one.contains('\n') && width(&one) + 8 <= LINE {
        let fits = width(start) + width(&one) + 3 <= LINE;
        let (start, amp) = start.rsplit_once(' ').unwrap_or((start, ""));
        return format!("{start}{}{amp}[{one}];\n", if fits { " " } else { "\n    " });
    }
    if width(&one) <= ARRAY && width(start) + width(&one) + 3 <= LINE && !one.contains('\n') {
        return format!("{start}[{one}];\n");
    }
    if items.iter().all(|item| width(item) <= 10) {
        return format!("{start}[\n{}];\n", filled(items));
    }
    format!("{start}[\n{}];\n", indented("    ", items, ","))
}

/// Short items, as many in a line as it takes.
fn filled(items: &[String]) -> String {
    let mut text = String::new();
    let mut column = LINE;
    for item in items {
        let wanted = width(item) + 2;
        if column + wanted > LINE + 1 {
            text += if text.is_empty() { "    " } else { "\n    " };
            column = 4;
        } else {
            text.push(' ');
        }
        text += &format!("{item},");
        column += wanted;
    }
    text + "\n"
}

/// `Segment::new(…).title(…)`
pub struct Chain {
    first: String,
    calls: Vec<String>,
}

impl Chain {
    pub fn of(first: String) -> Self {
        Self { first, calls: Vec::new() }
    }

    pub fn then(mut self, method: &str, argument: &str) -> Self {
        self.calls.push(format!(".{method}({argument})"));
        self
    }

    pub fn titled(self, title: &str) -> Self {
        let title = line(title);
        if title.is_empty() { self } else { self.then("title", &literal(&title)) }
    }

    /// `pub const X: Segment = …;`
    pub fn constant(&self, name: &str) -> String {
        self.typed(name, "Segment")
    }

    pub fn typed(&self, name: &str, of: &str) -> String {
        let start = format!("pub const {name}: {of} =");
        let one = self.one();
        if self.fits_one(LINE) {
            if width(&start) + width(&one) + 2 <= LINE {
                return format!("{start} {one};\n");
            }
            if width(&one) + 5 <= LINE {
                return format!("{start}\n    {one};\n");
            }
        }
        if width(&start) + width(&self.first) < LINE {
            format!("{start} {};\n", self.broken("    "))
        } else {
            format!("{start}\n    {};\n", self.broken("        "))
        }
    }

    /// As an element of an array.
    pub fn inside(&self, indent: &str) -> String {
        let one = self.one();
        if self.fits_one(LINE) && width(&one) + width(indent) < LINE {
            one
        } else {
            self.broken(&format!("{indent}    "))
        }
    }

    fn one(&self) -> String {
        format!("{}{}", self.first, self.calls.concat())
    }

    /// A single call is no chain.
    fn fits_one(&self, line: usize) -> bool {
        width(&self.one()) <= if self.calls.len() > 1 { CHAIN } else { line }
    }

    fn broken(&self, indent: &str) -> String {
        let calls = self.calls.iter().map(|call| format!("\n{indent}{call}"));
        format!("{}{}", self.first, calls.collect::<String>())
    }
}
