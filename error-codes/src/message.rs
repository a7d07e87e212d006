//! Texts with placeholders, and the values that fill them.
//!
//! `{field}` shows a field by its `Display`, `{field:?}` by its `Debug`, `{0}` the first field of a tuple variant;
//! `{{` and `}}` are braces. The derive has checked every text it has seen; whatever else a text may hold is shown as
//! it is written, since a message must never fail.

use std::borrow::Cow;
use std::fmt::{self, Write};

use crate::catalog::ErrorCode;

/// The message of `error`: its text with the placeholders filled in. Borrowed where there are none.
pub(crate) fn message(error: &dyn ErrorCode) -> Cow<'static, str> {
    let entry = error.entry();
    let text = entry.text();
    if !entry.is_template() {
        return Cow::Borrowed(text);
    }
    let mut message = String::with_capacity(text.len() + 16);
    // Writing to a `String` fails only where a field's own `Display` does; what it wrote stays.
    let _ = render(text, error, &mut message);
    Cow::Owned(message)
}

/// Writes the message of `error`.
pub(crate) fn write(error: &dyn ErrorCode, out: &mut dyn Write) -> fmt::Result {
    let entry = error.entry();
    if entry.is_template() { render(entry.text(), error, out) } else { out.write_str(entry.text()) }
}

fn render(text: &str, error: &dyn ErrorCode, out: &mut dyn Write) -> fmt::Result {
    let mut rest = text;
    let mut failure = Ok(());
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        out.write_str(before)?;
        rest = if from.starts_with("{{") || from.starts_with("}}") {
            out.write_str(&from[..1])?;
            &from[2..]
        } else if let Some((placeholder, after)) =
            from.strip_prefix('{').and_then(|inside| inside.split_once('}'))
        {
            // A `Display` that fails must not cut the rest of the message off.
            failure = failure.and(fill(placeholder, error, out));
            after
        } else {
            out.write_str(&from[..1])?;
            &from[1..]
        };
    }
    out.write_str(rest)?;
    failure
}

fn fill(placeholder: &str, error: &dyn ErrorCode, out: &mut dyn Write) -> fmt::Result {
    let (name, by_debug) = match placeholder.strip_suffix(":?") {
        Some(name) => (name, true),
        None => (placeholder, false),
    };
    let argument = error.argument(name).unwrap_or_default();
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
        message(&Sample(Entry::with(1, words, 400, more)))
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
