//! Rendering.

use std::borrow::Cow;
use std::fmt::{self, Write};

use super::packs::Localized;
use crate::argument::Argument;

/// What fills placeholders in: the value of `{name}`.
type Arguments<'a> = dyn Fn(&str) -> Option<Argument<'a>> + 'a;

/// `text` with its placeholders filled in. Borrowed where there are none.
pub(crate) fn message(localized: Localized, arguments: &Arguments<'_>) -> Cow<'static, str> {
    let Localized { text, template, .. } = localized;
    if !template {
        return Cow::Borrowed(text);
    }
    let mut message = String::with_capacity(text.len() + 16);
    // Writing to a `String` fails only where a field's own `Display` does; what it wrote stays.
    let _ = render(text, arguments, &mut message);
    Cow::Owned(message)
}

/// The same, written to `out`.
pub(crate) fn write(localized: Localized, arguments: &Arguments<'_>, out: &mut dyn Write) -> fmt::Result {
    let Localized { text, template, .. } = localized;
    if template { render(text, arguments, out) } else { out.write_str(text) }
}

/// The names of the placeholders in `text`, each once, in order of appearance.
pub(crate) fn placeholders(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, from)) = at_brace(rest) {
        rest = match stretch(from) {
            Stretch::Brace(after) | Stretch::Stray(after) => after,
            Stretch::Placeholder { written, after } => {
                let name = written.strip_suffix(":?").unwrap_or(written);
                if !names.contains(&name) {
                    names.push(name);
                }
                after
            }
        };
    }
    names
}

fn render(text: &str, arguments: &Arguments<'_>, out: &mut dyn Write) -> fmt::Result {
    let mut rest = text;
    let mut failure = Ok(());
    while let Some((before, from)) = at_brace(rest) {
        out.write_str(before)?;
        rest = match stretch(from) {
            Stretch::Brace(after) | Stretch::Stray(after) => {
                out.write_str(&from[..1])?;
                after
            }
            Stretch::Placeholder { written, after } => {
                // A `Display` that fails must not cut the rest of the message off.
                failure = failure.and(fill(written, arguments, out));
                after
            }
        };
    }
    out.write_str(rest)?;
    failure
}

/// What comes before the first brace, and the rest. Bytes are searched faster than characters, and a brace is one.
fn at_brace(text: &str) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == b'{' || byte == b'}')?;
    Some(text.split_at(at))
}

/// What begins with a brace, and what comes after it.
pub(crate) enum Stretch<'a> {
    /// Two braces for one.
    Brace(&'a str),
    Placeholder {
        written: &'a str,
        after: &'a str,
    },
    Stray(&'a str),
}

pub(crate) fn stretch(from: &str) -> Stretch<'_> {
    if from.starts_with("{{") || from.starts_with("}}") {
        return Stretch::Brace(&from[2..]);
    }
    match from.bytes().position(|byte| byte == b'}') {
        Some(end) if end > 0 => Stretch::Placeholder { written: &from[1..end], after: &from[end + 1..] },
        _ => Stretch::Stray(&from[1..]),
    }
}

fn fill(placeholder: &str, arguments: &Arguments<'_>, out: &mut dyn Write) -> fmt::Result {
    let (name, by_debug) = match placeholder.strip_suffix(":?") {
        Some(name) => (name, true),
        None => (placeholder, false),
    };
    let argument = arguments(name).unwrap_or_default();
    match (by_debug, argument.as_display(), argument.as_debug()) {
        (false, Some(display), _) => write!(out, "{display}"),
        (true, _, Some(debug)) => write!(out, "{debug:?}"),
        _ => write!(out, "{{{placeholder}}}"),
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Display;

    use super::*;

    /// Fails after its first word.
    struct Broken;

    impl Display for Broken {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("half")?;
            Err(fmt::Error)
        }
    }

    fn argument(name: &str) -> Option<Argument<'static>> {
        match name {
            "phone" => Some(Argument::new().display(&"138").debug(&"138")),
            "0" => Some(Argument::new().display(&7)),
            "broken" => Some(Argument::new().display(&Broken)),
            _ => None,
        }
    }

    fn rendered(text: &'static str) -> Cow<'static, str> {
        message(Localized { text, template: text.contains(['{', '}']), language: None }, &argument)
    }

    #[test]
    fn placeholders_show_fields() {
        assert_eq!(rendered("电话 {phone}（第 {0} 次）"), "电话 138（第 7 次）");
        assert_eq!(rendered("{phone:?}"), "\"138\"");
    }

    #[test]
    fn doubled_braces_are_braces() {
        assert_eq!(rendered("{{phone}} {{{phone}}}"), "{phone} {138}");
    }

    #[test]
    fn what_cannot_be_filled_is_shown_as_written() {
        for text in ["{unknown}", "{0:?}", "open {", "open {phone", "shut }", "{}", "{phone:>8}"] {
            assert_eq!(rendered(text), text);
        }
    }

    #[test]
    fn a_display_that_fails_does_not_cut_the_message_off() {
        assert_eq!(rendered("a {broken} b {phone}"), "a half b 138");
    }

    #[test]
    fn text_without_placeholders_is_borrowed() {
        assert!(matches!(rendered("plain"), Cow::Borrowed("plain")));
    }
}
