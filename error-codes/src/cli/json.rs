//! JSON with the place of everything in it, for faults that are found after it is read.

use std::ops::Range;

use json_event_parser::{JsonEvent, LowLevelJsonParser};
use serde::de::IgnoredAny;

use crate::export::Invalid;
use crate::lines::Lines;

/// How deep values may lie in one another: as deep as `serde_json` reads.
const DEEPEST: usize = 128;

/// A value, and where it stands in the text, in bytes.
pub(super) struct Node {
    pub value: Value,
    pub span: Range<usize>,
}

pub(super) enum Value {
    /// Members in the order of the text; names may repeat.
    Object(Vec<Member>),
    Array(Vec<Node>),
    String(String),
    /// A number, `true`, `false` or `null`, as it is written.
    Other(String),
}

pub(super) struct Member {
    pub name: String,
    /// Where the name stands, with its quotes.
    pub at: Range<usize>,
    pub node: Node,
}

/// Where a text stops being JSON, and why.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Malformed {
    pub at: usize,
    pub reason: String,
}

impl Node {
    pub(super) fn parse(text: &str) -> Result<Self, Malformed> {
        // Nobody sees it.
        if text.starts_with('\u{feff}') {
            let reason = "it begins with a byte-order mark; save the file as UTF-8 without it".to_owned();
            return Err(Malformed { at: 0, reason });
        }
        // Its complaints are better.
        serde_json::from_str::<IgnoredAny>(text).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            Malformed { at: offset(text, line, column), reason: Invalid::json(&error).reason().to_owned() }
        })?;
        let parser = LowLevelJsonParser::new().with_max_stack_size(DEEPEST);
        let mut events = Events { text, at: 0, parser };
        let (event, span) = events.next()?;
        events.node(event, span)
    }

    /// The value of the member `name`.
    pub(super) fn get(&self, name: &str) -> Option<&Node> {
        let Value::Object(members) = &self.value else { return None };
        members.iter().find(|member| member.name == name).map(|member| &member.node)
    }

    pub(super) fn items(&self) -> &[Node] {
        match &self.value {
            Value::Array(items) => items,
            _ => &[],
        }
    }

    /// A string without its quotes, or a number.
    pub(super) fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) | Value::Other(text) => Some(text),
            Value::Object(_) | Value::Array(_) => None,
        }
    }
}

struct Events<'a> {
    text: &'a str,
    at: usize,
    parser: LowLevelJsonParser,
}

impl<'a> Events<'a> {
    fn next(&mut self) -> Result<(JsonEvent<'a>, Range<usize>), Malformed> {
        let rest = &self.text.as_bytes()[self.at..];
        let separators = rest.iter().take_while(|byte| b" \t\r\n,:".contains(byte)).count();
        let begin = self.at + separators;
        let result = self.parser.parse_next(rest, true);
        self.at += result.consumed_bytes;
        match result.event {
            Some(Ok(event)) => Ok((event, begin..self.at)),
            Some(Err(error)) => Err(Malformed {
                at: error.location().start.offset.try_into().unwrap_or(begin),
                reason: error.message().to_owned(),
            }),
            None => Err(Malformed { at: self.text.len(), reason: "the text ends too soon".to_owned() }),
        }
    }

    /// What begins with `event`.
    fn node(&mut self, event: JsonEvent<'a>, span: Range<usize>) -> Result<Node, Malformed> {
        let value = match event {
            JsonEvent::StartObject => self.object()?,
            JsonEvent::StartArray => self.array()?,
            JsonEvent::String(text) => Value::String(text.into_owned()),
            JsonEvent::Number(number) => Value::Other(number.into_owned()),
            _ => Value::Other(self.text[span.clone()].to_owned()),
        };
        let end = if matches!(value, Value::Object(_) | Value::Array(_)) { self.at } else { span.end };
        Ok(Node { value, span: span.start..end })
    }

    fn object(&mut self) -> Result<Value, Malformed> {
        let mut members = Vec::new();
        while let (JsonEvent::ObjectKey(name), at) = self.next()? {
            let (event, span) = self.next()?;
            members.push(Member { name: name.into_owned(), at, node: self.node(event, span)? });
        }
        Ok(Value::Object(members))
    }

    fn array(&mut self) -> Result<Value, Malformed> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (JsonEvent::EndArray, _) => return Ok(Value::Array(items)),
                (event, span) => items.push(self.node(event, span)?),
            }
        }
    }
}

/// Where line `line` has its byte `column`, both from 1.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    // `serde_json` counts 0 where a line break is what it did not expect.
    let at = (Lines::of(text).begin(line) + column.saturating_sub(1)).min(text.len());
    (0..=at).rfind(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Malformed, Node, Value, offset};

    #[test]
    fn everything_has_its_place() {
        let text = "{\n  \"键\" : [1, {\"a\": \"\\u0061b\"}, []],\n  \"x\": null }\n";
        let node = Node::parse(text).unwrap();
        assert_eq!(&text[node.span.clone()], text.trim());
        let Value::Object(members) = &node.value else { panic!("an object") };
        assert_eq!((&text[members[0].at.clone()], &members[0].name[..]), ("\"键\"", "键"));
        let items = node.get("键").unwrap().items();
        let spans: Vec<&str> = items.iter().map(|item| &text[item.span.clone()]).collect();
        assert_eq!(spans, ["1", "{\"a\": \"\\u0061b\"}", "[]"]);
        assert_eq!(items[1].get("a").unwrap().as_text(), Some("ab"));
        assert_eq!(node.get("x").unwrap().as_text(), Some("null"));
    }

    #[test]
    fn what_is_no_json_is_refused() {
        let at = |text| Node::parse(text).err().map(|Malformed { at, reason }| (at, reason));
        for text in ["", "{", "{\"a\"}", "[1,]", "{\"a\":1}{", "\"\\ud800\"", "'a'"] {
            assert!(at(text).is_some(), "{text}");
        }
        assert_eq!(at("{\n \"a\": 库 }"), Some((8, "expected value".to_owned())));
        let marked = at("\u{feff}{}").map(|(at, reason)| (at, reason.contains("byte-order mark")));
        assert_eq!(marked, Some((0, true)));
        let deep = "[".repeat(100_000);
        assert!(at(&deep).is_some());
    }

    #[test]
    fn offsets_are_of_characters() {
        assert_eq!(offset("ab\n库存\n", 2, 1), 3);
        assert_eq!(offset("ab\n库存\n", 2, 3), 3);
        assert_eq!(offset("ab\n库存\n", 9, 9), 10);
    }
}
