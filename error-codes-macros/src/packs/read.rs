//! From files to messages. What is wrong in a file is reported with its line and column, at the path that names it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use json_event_parser::{JsonEvent, LowLevelJsonParser};

use super::model::{Declared, Locale, Message, Pack, Position, REPORTED};
use crate::errors::{Errors, Place};
use crate::template::{Part, parts};

/// No pack is this large; something else was named by mistake.
const LARGEST: u64 = 64 * 1024 * 1024;

/// How deep objects may lie in one another.
const DEEPEST: usize = 64;

/// How many bytes a key may have: as many as the `msg` of a variant.
const LONGEST_KEY: usize = 255;

/// How many bytes the name of a field may have in a message.
const LONGEST_NAME: usize = 255;

/// One pack a locale; of a file that cannot be read, what could be read.
pub fn read(declared: &Declared, root: &Path, errors: &Errors) -> Vec<Pack> {
    let one = |locale: &Locale| {
        let path = &locale.path.value;
        let place = Place::from(locale.path.span);
        let bytes = match contents(root, path) {
            Ok(bytes) => bytes,
            Err(fault) => {
                errors.at(place, fault);
                return Pack { is_faulty: true, ..Pack::default() };
            }
        };
        let (mut pack, faults) = match encoding(&bytes) {
            Ok(text) => Reader::new(text).read(),
            Err(fault) => (Pack::default(), vec![fault]),
        };
        pack.is_faulty = !faults.is_empty();
        for (position, fault) in faults.iter().take(REPORTED) {
            errors.at(place, format!("{path}:{position}: {fault}"));
        }
        if faults.len() > REPORTED {
            errors.at(place, format!("{path}: and {} more faults", faults.len() - REPORTED));
        }
        pack
    };
    declared.locales.iter().map(one).collect()
}

fn contents(root: &Path, path: &str) -> Result<Vec<u8>, String> {
    if path.trim().is_empty() {
        return Err(
            "no path; write it from the directory of Cargo.toml, as in `locales/zh-CN.json`".to_owned()
        );
    }
    if path.contains('\\') {
        return Err(format!("`{path}` holds a backslash; write `/` between folders, on every system"));
    }
    // An absolute path would be another on every machine.
    if Path::new(path).has_root() {
        return Err(format!("`{path}` is absolute; write the path from the directory of Cargo.toml"));
    }
    let file = root.join(path);
    let refuse = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => {
            format!("there is no file `{path}`; paths start from the directory of Cargo.toml")
        }
        kind => format!("cannot read `{path}`: {kind}"),
    };
    if !file.metadata().map_err(refuse)?.is_file() {
        return Err(format!("`{path}` is no file; name a JSON file"));
    }
    let mut bytes = Vec::new();
    File::open(file).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(refuse)?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("`{path}` is no language pack: it has more than {LARGEST} bytes"));
    }
    Ok(bytes)
}

/// What is wrong in a file, and where.
type Fault = (Position, String);

/// Reads one file.
struct Reader<'a> {
    text: &'a str,
    lines: Lines<'a>,
    pack: Pack,
    faults: Vec<Fault>,
    /// The objects that are open, the outermost first.
    open: Vec<Object>,
    /// The last member's full key and where its name stands, until its value comes; without it the value is passed over.
    member: Option<(String, Position)>,
    /// How many objects and arrays are open that are passed over.
    skipped: usize,
}

#[derive(Default)]
struct Object {
    /// `user.` for what is inside of `user`.
    prefix: String,
    names: BTreeMap<String, Position>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let (pack, faults, open) = (Pack::default(), Vec::new(), Vec::new());
        Self { text, lines: Lines::of(text), pack, faults, open, member: None, skipped: 0 }
    }

    fn read(mut self) -> (Pack, Vec<Fault>) {
        let bytes = self.text.as_bytes();
        let mut parser = LowLevelJsonParser::new().with_max_stack_size(DEEPEST);
        let mut at = 0;
        let mut after_key = false;
        loop {
            let result = parser.parse_next(&bytes[at..], true);
            let before = at;
            let begin = at + separators(&bytes[at..]);
            at += result.consumed_bytes;
            match result.event {
                None => {}
                Some(Ok(JsonEvent::Eof)) => break,
                Some(Ok(event)) => {
                    after_key = matches!(event, JsonEvent::ObjectKey(_));
                    self.event(event, begin);
                }
                Some(Err(error)) => {
                    let at = usize::try_from(error.location().start.offset).unwrap_or(at);
                    let colon = self.text.get(before..at).is_some_and(|between| between.contains(':'));
                    let rest = self.text.get(at..).unwrap_or_default();
                    let fault = if after_key && !colon && !rest.starts_with('：') {
                        // The parser's own message is of keys.
                        "no colon after a key; write `\"key\": \"message\"`".to_owned()
                    } else {
                        explained(error.message(), rest)
                    };
                    self.fault(at, format!("malformed JSON (RFC 8259): {fault}"));
                    break;
                }
            }
        }
        (self.pack, self.faults)
    }

    fn fault(&mut self, at: usize, fault: String) {
        self.faults.push((self.lines.position(at), fault));
    }

    fn event(&mut self, event: JsonEvent<'_>, begin: usize) {
        match event {
            JsonEvent::ObjectKey(_) if self.skipped > 0 => {}
            JsonEvent::ObjectKey(name) => self.name(&name, begin),
            JsonEvent::StartObject if self.skipped == 0 && self.open.is_empty() => {
                self.open.push(Object::default());
            }
            JsonEvent::StartObject if self.skipped == 0 && self.member.is_some() => {
                if let Some((key, _)) = self.member.take() {
                    self.open.push(Object { prefix: format!("{key}."), names: BTreeMap::new() });
                }
            }
            JsonEvent::StartObject => self.skipped += 1,
            JsonEvent::EndObject if self.skipped == 0 => drop(self.open.pop()),
            JsonEvent::EndObject | JsonEvent::EndArray => self.skipped -= 1,
            JsonEvent::StartArray => {
                self.no_message("an array", begin);
                self.skipped += 1;
            }
            JsonEvent::String(text) if self.skipped == 0 && !self.open.is_empty() => {
                self.message(text.into_owned(), begin);
            }
            JsonEvent::String(_) => self.no_message("a string", begin),
            JsonEvent::Number(number) => self.no_message(&format!("the number {number}"), begin),
            JsonEvent::Boolean(value) => self.no_message(&format!("`{value}`"), begin),
            JsonEvent::Null => self.no_message("`null`", begin),
            JsonEvent::Eof => {}
        }
    }

    fn name(&mut self, name: &str, begin: usize) {
        let place = self.lines.position(begin);
        let Some(object) = self.open.last_mut() else { return };
        let key = format!("{}{name}", object.prefix);
        if name.is_empty() {
            self.faults.push((place, "an empty key; give the message a name".to_owned()));
        } else if key.len() > LONGEST_KEY {
            let fault = format!("a key of {} bytes; {LONGEST_KEY} are the most that it may have", key.len());
            self.faults.push((place, fault));
        } else if let Some(first) = object.names.get(name) {
            self.faults.push((place, format!("duplicate key `{key}`, first at {first}; keep one")));
        } else {
            object.names.insert(name.to_owned(), place);
            self.member = Some((key, place));
        }
    }

    fn message(&mut self, text: String, begin: usize) {
        let Some((key, place)) = self.member.take() else { return };
        if text.trim().is_empty() {
            self.fault(begin, format!("the message of `{key}` is empty; write it, or take the key out"));
            return;
        }
        for fault in faults_of(&key, &text) {
            self.fault(begin, fault);
        }
        if let Some(first) = self.pack.messages.get(&key) {
            // The names of one object are compared already: one of the two is nested, or nested otherwise.
            let first = first.place;
            let fault =
                format!("duplicate key `{key}`: flat and nested are the same, first at {first}; keep one");
            self.faults.push((place, fault));
        } else {
            self.pack.messages.insert(key, Message { text, place });
        }
    }

    fn no_message(&mut self, found: &str, begin: usize) {
        match self.member.take() {
            // Within what is passed over.
            _ if self.skipped > 0 => {}
            Some((key, _)) => {
                self.fault(begin, format!("expected a message for `{key}`, found {found}; write a string"));
            }
            None if self.open.is_empty() => {
                self.fault(begin, format!("expected an object of keys and messages, found {found}"));
            }
            // The value of a key that is reported.
            None => {}
        }
    }
}

/// What the parser says of what stands in `text`, with what to write instead.
fn explained(message: &str, text: &str) -> String {
    const QUOTES: &str = "keys and messages stand in double quotes";

    let next = text.chars().next().unwrap_or_default();
    if message.contains("not allowed in JSON strings") {
        return match next {
            '\n' | '\r' => "a line break inside of a string; write `\\n`".to_owned(),
            '\t' => "a tab inside of a string; write `\\t`".to_owned(),
            other => format!("a control character inside of a string; write `\\u{:04x}`", u32::from(other)),
        };
    }
    if message.starts_with("Max stack size") {
        return format!("objects lie deeper than {DEEPEST} in one another");
    }
    // A byte is the first of a character that is not ASCII.
    if message.starts_with("Unexpected char") || message.starts_with("Unexpected byte") {
        // What is seen is shown as it is.
        let found =
            if matches!(next, '\'' | '\\') { next.to_string() } else { next.escape_debug().to_string() };
        let instead = match next {
            '/' | '#' => return "JSON has no comments".to_owned(),
            '\'' => QUOTES,
            word if word.is_alphabetic() => QUOTES,
            // What an input method for Chinese or Japanese writes.
            '‘' | '’' | '“' | '”' | '＂' | '「' | '」' | '『' | '』' => "write `\"`",
            '，' | '、' => "write `,`",
            '：' => "write `:`",
            '｛' => "write `{`",
            '｝' => "write `}`",
            space if space.is_whitespace() => "write a plain space",
            _ => return format!("found `{found}`"),
        };
        return format!("found `{found}`; {instead}");
    }
    if let Some(inside) = text.strip_prefix('"').filter(|_| message.contains("end of file")) {
        return faulty_string(inside).to_owned();
    }
    let mut chars = message.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars).collect()
}

/// The UTF-16 unit in four hexadecimal digits.
fn unit(digits: &str) -> Option<u32> {
    digits.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok())
}

/// What is wrong with a string that the parser finds no end of.
fn faulty_string(text: &str) -> &'static str {
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\\']) {
        let Some(escape) = rest[at..].strip_prefix('\\') else { break };
        let Some(digits) = escape.strip_prefix('u') else {
            rest = escape.get(1..).unwrap_or_default();
            continue;
        };
        match (unit(digits), digits.get(4..).and_then(|rest| rest.strip_prefix("\\u"))) {
            (None, _) => return "`\\u` without four hexadecimal digits",
            (Some(0xD800..=0xDBFF), Some(low))
                if unit(low).is_some_and(|low| (0xDC00..=0xDFFF).contains(&low)) =>
            {
                rest = &low[4..];
            }
            (Some(0xD800..=0xDFFF), _) => return "half of a surrogate pair; write the character itself",
            (Some(_), _) => rest = &digits[4..],
        }
    }
    "a string without its closing quote"
}

/// What is wrong with the braces of a message.
fn faults_of(key: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for part in parts(text) {
        match part {
            Part::Field { name, .. } if is_field(name) => {}
            Part::Field { written, .. } => faults.push(format!(
                "`{written}` in the message of `{key}` names no field; write `{{field}}` or `{{0}}`, or `{{{{` and `}}}}` for braces"
            )),
            Part::Stray(brace) => faults.push(format!(
                "a lone `{brace}` in the message of `{key}`; write `{brace}{brace}` for a brace"
            )),
            Part::Format { name, written } => faults.push(format!(
                "`{written}` in the message of `{key}` asks for a format; a message has only `{{{name}}}` and `{{{name}:?}}`"
            )),
        }
    }
    faults
}

/// Whether a field may have this name: a word of Rust, or the number of a tuple field. The compiler's own lexer is not asked: it
/// would report what it does not like.
fn is_field(name: &str) -> bool {
    let number = name.bytes().all(|byte| byte.is_ascii_digit());
    let begins = name.starts_with(|char: char| char.is_alphabetic() || char == '_');
    let word = begins && name.chars().all(|char| char.is_alphanumeric() || char == '_');
    (1..=LONGEST_NAME).contains(&name.len()) && (number || word)
}

fn encoding(bytes: &[u8]) -> Result<&str, Fault> {
    const MARK: &str = "\u{FEFF}";
    match std::str::from_utf8(bytes) {
        Ok(text) if text.starts_with(MARK) => {
            let fault = "a byte-order mark, which JSON forbids (RFC 8259, section 8.1); save the file as UTF-8 without it";
            Err((Position { line: 1, column: 1 }, fault.to_owned()))
        }
        Ok(text) => Ok(text),
        Err(error) => {
            let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
            let what = if utf16 { "UTF-16" } else { "not UTF-8" };
            let read = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            Err((Lines::of(&read).position(read.len()), format!("the file is {what}; save it as UTF-8")))
        }
    }
}

/// How many bytes stand before the next token that has an event.
fn separators(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':')).count()
}

/// Where the lines of a text begin.
struct Lines<'a> {
    text: &'a str,
    begins: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let begins = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, begins }
    }

    fn position(&self, at: usize) -> Position {
        let line = self.begins.partition_point(|begin| *begin <= at);
        // The first line begins at 0.
        let begin = self.begins[line - 1];
        let before = self.text.get(begin..at).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }
}
