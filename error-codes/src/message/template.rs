//! Rendering.

use std::borrow::Cow;
use std::fmt::{self, Write};

use super::packs::Localized;
use crate::catalog::ErrorCode;

/// `text` with the placeholders filled in by `error`. Borrowed where there are none.
pub(crate) fn message(localized: Localized, error: &dyn ErrorCode) -> Cow<'static, str> {
    rendered(localized, Some(error))
}

/// `text` where nothing fills placeholders in: they stay as they are written.
#[cfg(feature = "json")]
pub(crate) fn plain(localized: Localized) -> Cow<'static, str> {
    rendered(localized, None)
}

/// Writes the message of `error` in the source language.
pub(crate) fn write(error: &dyn ErrorCode, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Localized { text, template, .. } = error.entry().localized(0);
    if template { render(text, Some(error), f) } else { f.write_str(text) }
}

/// A message that is rendered where it is written to, with no `String` of its own.
#[cfg(feature = "json")]
pub(crate) struct Rendered<'a> {
    pub(crate) localized: Localized,
    pub(crate) error: &'a dyn ErrorCode,
}

#[cfg(feature = "json")]
impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // See `rendered`.
        let _ = render(self.localized.text, Some(self.error), f);
        Ok(())
    }
}

#[cfg(feature = "json")]
impl serde_core::Serialize for Rendered<'_> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.localized.template {
            serializer.collect_str(self)
        } else {
            serializer.serialize_str(self.localized.text)
        }
    }
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

fn rendered(localized: Localized, error: Option<&dyn ErrorCode>) -> Cow<'static, str> {
    let Localized { text, template, .. } = localized;
    if !template {
        return Cow::Borrowed(text);
    }
    let mut message = String::with_capacity(text.len() + 16);
    // Writing to a `String` fails only where a field's own `Display` does; what it wrote stays.
    let _ = render(text, error, &mut message);
    Cow::Owned(message)
}

fn render(text: &str, error: Option<&dyn ErrorCode>, out: &mut dyn Write) -> fmt::Result {
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
                failure = failure.and(fill(written, error, out));
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

fn fill(placeholder: &str, error: Option<&dyn ErrorCode>, out: &mut dyn Write) -> fmt::Result {
    let (name, by_debug) = match placeholder.strip_suffix(":?") {
        Some(name) => (name, true),
        None => (placeholder, false),
    };
    let argument = error.and_then(|error| error.argument(name)).unwrap_or_default();
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
    use crate::argument::Argument;
    use crate::catalog::{Entry, More};

    struct Sample(Entry);

    /// Fails after its first word.
    struct Broken;

    impl Display for Broken {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("half")?;
            Err(fmt::Error)
        }
    }

    impl ErrorCode for Sample {
        fn entry(&self) -> &'static Entry {
            Box::leak(Box::new(self.0))
        }

        fn argument(&self, name: &str) -> Option<Argument<'_>> {
            match name {
                "phone" => Some(Argument::new().display(&"138").debug(&"138")),
                "0" => Some(Argument::new().display(&7)),
                "broken" => Some(Argument::new().display(&Broken)),
                _ => None,
            }
        }
    }

    fn rendered(text: &str) -> Cow<'static, str> {
        let words = Box::leak(format!("\u{1}\u{5}Aa.key{text}").into_boxed_str());
        let template = text.contains(['{', '}']);
        let more = Box::leak(Box::new(More { template, ..More::NONE }));
        let error = Sample(Entry::Rich(400, 1, words, more));
        message(error.0.localized(0), &error)
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
        assert!(matches!(rendered(""), Cow::Borrowed("a.key")));
    }
}
