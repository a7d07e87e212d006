//! Text that cannot become anything else.

use std::fmt::{self, Display, Formatter, Write};

/// Writes a value as text or as the value of an attribute in double quotes. Control characters, which HTML does not know
/// (<https://html.spec.whatwg.org/multipage/syntax.html#text-2>), are shown as U+FFFD.
pub(super) struct Escaped<T>(pub(super) T);

impl<T: Display> Display for Escaped<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(Escaping(f), "{}", self.0)
    }
}

struct Escaping<'a, 'b>(&'a mut Formatter<'b>);

impl Write for Escaping<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(at) = rest.find(is_special) {
            let (before, from) = rest.split_at(at);
            let mut characters = from.chars();
            let replacement = match characters.next() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
                Some('\'') => "&#39;",
                _ => "\u{FFFD}",
            };
            self.0.write_str(before)?;
            self.0.write_str(replacement)?;
            rest = characters.as_str();
        }
        self.0.write_str(rest)
    }
}

fn is_special(character: char) -> bool {
    matches!(character, '&' | '<' | '>' | '"' | '\'')
        || (character.is_control() && !matches!(character, '\n' | '\t'))
}

/// A fragment of an address and the identifier that it leads to: what is neither letter nor digit nor `-`, `.`, `_` is `_`.
pub(super) struct Fragment<'a>(pub(super) &'a str);

impl Display for Fragment<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| {
            let kept = character.is_alphanumeric() || "-._".contains(character);
            f.write_char(if kept { character } else { '_' })
        })
    }
}
