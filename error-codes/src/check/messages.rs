//! What the messages of a language pack must agree with: the keys of a catalogue, and the fields of its variants.

use crate::catalog::Leaf;
use crate::diagnosis::{Message, same};
use crate::message::LanguagePacks;

/// A field as messages may show it.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// As placeholders name it.
    pub name: &'static str,
    /// Of the name, without its lowest bit.
    pub hash: u64,
    /// What it can be shown by.
    pub shows: Shows,
}

/// What a field can be shown by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shows {
    display: bool,
    debug: bool,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    /// For the log: nobody may show it.
    Source,
    /// Its type depends on a parameter, and bounds decide.
    Bounded,
}

impl Shows {
    /// Nothing: a source is for the log.
    pub const SOURCE: Self = Self { display: false, debug: false, kind: Kind::Source };

    /// `Display` and `Debug`.
    #[must_use]
    pub const fn of(display: bool, debug: bool) -> Self {
        Self { display, debug, kind: Kind::Plain }
    }
}

impl Shows {
    /// The same where the type depends on a parameter, and bounds decide.
    #[must_use]
    pub const fn by_bounds(mut self) -> Self {
        self.kind = Kind::Bounded;
        self
    }
}

/// A field called `name`.
#[must_use]
pub const fn shown(name: &'static str, hash: u64, shows: Shows) -> Shown {
    Shown { name, hash, shows }
}

/// Who asks the packs: what does not differ from key to key, so that one question is short.
#[derive(Clone, Copy)]
pub struct Asked {
    /// Who is asked.
    pub packs: &'static LanguagePacks,
    /// Who asks.
    pub leaf: &'static Leaf,
    /// The fields of each variant that has any.
    pub fields: &'static [&'static [Shown]],
}

/// The key of a row and who has it, which only faults want to know.
#[derive(Clone, Copy)]
enum Owner<'a> {
    Row(&'a Leaf, usize),
    Named { key: &'a str, owner: &'a str },
}

/// Refuses the key of a row, whose hash is `hash`, where the source locale lacks it, or a message of it shows anything.
///
/// This is asked of every key of a service, and a call costs const evaluation as much as the whole search: it looks for the
/// usual case itself, which is a key that is there and shows nothing.
#[track_caller]
pub const fn packed(asked: &Asked, hash: u64, row: usize) {
    let hashes = asked.packs.hashes;
    let (mut low, mut high) = (0, hashes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if hashes[middle] < hash {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let shows = asked.packs.shows;
    if low + 1 < hashes.len()
        && hashes[low] == hash
        && shows[low] & 1 == 1
        && shows[low] | 1 == shows[low + 1] | 1
    {
        return;
    }
    ask(asked.packs, hash, &[], Owner::Row(asked.leaf, row));
}

/// The same for a variant with the fields at `fields`.
#[track_caller]
pub const fn packed_with(asked: &Asked, hash: u64, row: usize, fields: usize) {
    ask(asked.packs, hash, asked.fields[fields], Owner::Row(asked.leaf, row));
}

/// The same for what is no row, or has fields of its own.
#[track_caller]
pub const fn packed_as(packs: &LanguagePacks, hash: u64, key: &str, owner: &str, fields: &[Shown]) {
    ask(packs, hash, fields, Owner::Named { key, owner });
}

#[track_caller]
const fn ask(packs: &LanguagePacks, hash: u64, fields: &[Shown], owner: Owner) {
    let Some(index) = packs.find_hash(hash) else { return missing(packs, owner) };
    let shows = packs.shows;
    if shows[index] & 1 == 0 {
        missing(packs, owner);
    }
    let mut at = (shows[index] >> 1) as usize;
    let end =
        if index + 1 < shows.len() { (shows[index + 1] >> 1) as usize } else { packs.placeholders.len() };
    let begin = at;
    let mut hidden = None;
    while at < end {
        let placeholder = packs.placeholders[at];
        let mut field = 0;
        while field < fields.len() && fields[field].hash != placeholder & !1 {
            field += 1;
        }
        if field == fields.len() {
            unknown(packs, (begin, end), owner, fields);
        } else {
            let Shows { display, debug, .. } = fields[field].shows;
            let shows = if placeholder & 1 == 0 { display } else { debug };
            if !shows && hidden.is_none() {
                hidden = Some((at, field));
            }
        }
        at += 1;
    }
    if let Some((at, field)) = hidden {
        unshown(packs, (at, end), owner, &fields[field]);
    }
}

#[track_caller]
const fn missing(packs: &LanguagePacks, owner: Owner) {
    if packs.is_stub() {
        return;
    }
    Message::new()
        .text("key `")
        .key(owner)
        .text("` of `")
        .has(owner)
        .text("` has no message in ")
        .text(packs.source().locale())
        .text(", the source; add it to `")
        .text(packs.source().path())
        .text("`")
        .panic()
}

/// ``key `phone.exists`: placeholder ``
const fn about(owner: Owner) -> Message {
    Message::new().text("key `").key(owner).text("`: placeholder ")
}

impl Message {
    const fn key(self, owner: Owner) -> Self {
        match owner {
            Owner::Row(leaf, row) => self.text(leaf.entries[row].key()),
            Owner::Named { key, .. } => self.text(key),
        }
    }

    /// Appends `RegisterError::PhoneExists`.
    const fn has(self, owner: Owner) -> Self {
        match owner {
            Owner::Row(leaf, row) => self.owner(leaf, row),
            Owner::Named { owner, .. } => self.text(owner),
        }
    }

    /// Appends the files whose placeholders name no field.
    const fn files(mut self, packs: &LanguagePacks, (begin, end): (usize, usize), fields: &[Shown]) -> Self {
        let mut before = "";
        let mut at = begin;
        while at < end {
            let path = packs.placeholder(at).pack.path();
            // The placeholders of one locale stand together.
            if !is_field(packs.placeholders[at], fields) && !same(path, before) {
                self = self.text(if before.is_empty() { "`" } else { ", `" }).text(path).text("`");
                before = path;
            }
            at += 1;
        }
        self
    }

    /// Appends `` `{phone}` in zh-CN, en-US ``: all locales that have the placeholder at `at` between there and `end`.
    const fn placeholder(mut self, packs: &LanguagePacks, at: usize, end: usize) -> Self {
        let placeholder = packs.placeholder(at);
        self = self.text("`{").text(placeholder.name).text(if placeholder.by_debug { ":?}`" } else { "}`" });
        self = self.text(" in ").text(placeholder.pack.locale());
        let mut before = placeholder.pack.locale();
        let mut later = at + 1;
        while later < end {
            let locale = packs.placeholder(later).pack.locale();
            // The placeholders of one locale stand together.
            if packs.placeholders[later] == packs.placeholders[at] && !same(locale, before) {
                self = self.text(", ").text(locale);
                before = locale;
            }
            later += 1;
        }
        self
    }
}

/// How many placeholders a message lists.
const LISTED: usize = 4;

/// Refuses the placeholders of a key that name no field.
#[track_caller]
const fn unknown(packs: &LanguagePacks, (begin, end): (usize, usize), owner: Owner, fields: &[Shown]) {
    let mut message = about(owner);
    let (mut first, mut count) = (None, 0);
    let mut at = begin;
    while at < end && count <= LISTED {
        let placeholder = packs.placeholders[at];
        if !is_field(placeholder, fields) && !is_among(placeholder, packs.placeholders, begin, at) {
            message = match count {
                0 => message.placeholder(packs, at, end).text(" names no field of `").has(owner).text("`"),
                LISTED => message.text(", nor do others"),
                _ => message.text(", nor does ").placeholder(packs, at, end),
            };
            if first.is_none() {
                first = Some(at);
            }
            count += 1;
        }
        at += 1;
    }
    let mut has = false;
    let mut index = 0;
    while index < fields.len() {
        if !matches!(fields[index].shows.kind, Kind::Source) {
            message =
                message.text(if has { ", `{" } else { ": there is `{" }).text(fields[index].name).text("}`");
            has = true;
        }
        index += 1;
    }
    if !has {
        message = message.text(": it has no fields to show");
    }
    let Some(first) = first else { return };
    let written = packs.placeholder(first);
    message
        .text("; correct ")
        .files(packs, (first, end), fields)
        .text(", or write `{{")
        .text(written.name)
        .text(if written.by_debug {
            ":?}}` for the braces themselves"
        } else {
            "}}` for the braces themselves"
        })
        .panic()
}

const fn is_among(placeholder: u64, placeholders: &[u64], from: usize, to: usize) -> bool {
    let mut index = from;
    while index < to {
        if placeholders[index] == placeholder {
            return true;
        }
        index += 1;
    }
    false
}

const fn is_field(placeholder: u64, fields: &[Shown]) -> bool {
    let mut index = 0;
    while index < fields.len() {
        if fields[index].hash == placeholder & !1 {
            return true;
        }
        index += 1;
    }
    false
}

/// Refuses the placeholder at `at`, which is of a field that cannot be shown so.
#[track_caller]
const fn unshown(packs: &LanguagePacks, (at, end): (usize, usize), owner: Owner, field: &Shown) {
    let message = about(owner).placeholder(packs, at, end);
    if matches!(field.shows.kind, Kind::Source) {
        message.text(" would send a source to the client; take it out: sources are for the log").panic();
    }
    let (by, other, has_other) = if packs.placeholder(at).by_debug {
        ("Debug", "}`", field.shows.display)
    } else {
        ("Display", ":?}`", field.shows.debug)
    };
    let message = message.text(" shows a field of `").has(owner).text("` ");
    let is_bounded = matches!(field.shows.kind, Kind::Bounded);
    let message = if is_bounded {
        message.text("whose type has no bound `").text(by).text("`; ")
    } else {
        message.text("that has no `").text(by).text("`; ")
    };
    if has_other {
        message.text("write `{").text(field.name).text(other).panic();
    }
    let remedy = if is_bounded { "write the bound on the enum" } else { "implement it" };
    message.text(remedy).text(", or take the placeholder out").panic()
}
