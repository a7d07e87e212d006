//! What the messages of a language pack must agree with: the keys of a catalogue, and the fields of its variants.

use crate::diagnosis::Message;
use crate::message::LanguagePacks;
use crate::message::packs::Placeholder;

/// A field as messages may show it.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// As placeholders name it.
    pub name: &'static str,
    /// Of the name.
    pub hash: u64,
    /// Whether it has a `Display`.
    pub display: bool,
    /// Whether it has a `Debug`.
    pub debug: bool,
    /// Whether it is a source, which nobody may show.
    pub source: bool,
}

/// Refuses a key that the source locale lacks, and a message that shows what the variant `owner` does not have.
#[track_caller]
pub const fn message_packed(packs: &LanguagePacks, key: &str, hash: u64, owner: &str, fields: &[Shown]) {
    if packs.is_stub() {
        return;
    }
    let index = match packs.find_hashed(hash, key) {
        Some(index) if packs.text_at(0, index).is_some() => index,
        _ => Message::new()
            .text("key `")
            .text(key)
            .text("` of `")
            .text(owner)
            .text("` has no message in ")
            .text(packs.source().locale())
            .text(", the source; add it to `")
            .text(packs.source().path())
            .text("`")
            .panic(),
    };
    let Some(first) = packs.first_placeholder(index) else { return };
    let mut at = first;
    while let Some(placeholder) = packs.placeholder(index, at) {
        match field(fields, &placeholder) {
            None => unknown(packs, key, index, at, owner, fields),
            Some(field) if field.source => about(key, &placeholder)
                .text(" would send a source to the client; take it out: sources are for the log")
                .panic(),
            Some(field) => shown(key, &placeholder, field),
        }
        at += 1;
    }
}

const fn field<'a>(fields: &'a [Shown], placeholder: &Placeholder) -> Option<&'a Shown> {
    let mut index = 0;
    while index < fields.len() {
        if fields[index].hash == placeholder.hash {
            return Some(&fields[index]);
        }
        index += 1;
    }
    None
}

/// ``key `phone.exists` in en-US: placeholder `{phone}` ``
const fn about(key: &str, placeholder: &Placeholder) -> Message {
    Message::new()
        .text("key `")
        .text(key)
        .text("` in ")
        .text(placeholder.pack.locale())
        .text(": placeholder ")
        .placeholder(placeholder)
}

impl Message {
    const fn placeholder(self, placeholder: &Placeholder) -> Self {
        let form = if placeholder.by_debug { ":?}`" } else { "}`" };
        self.text("`{").text(placeholder.name).text(form)
    }
}

/// Refuses the placeholder at `at`, and with it all others of the key that name no field.
#[track_caller]
const fn unknown(packs: &LanguagePacks, key: &str, index: usize, at: usize, owner: &str, fields: &[Shown]) {
    let Some(first) = packs.placeholder(index, at) else { return };
    let mut message = about(key, &first).text(" names no field of `").text(owner).text("`");
    let mut later = at + 1;
    while let Some(placeholder) = packs.placeholder(index, later) {
        if field(fields, &placeholder).is_none() {
            message = message
                .text(", nor does ")
                .placeholder(&placeholder)
                .text(" in ")
                .text(placeholder.pack.locale());
        }
        later += 1;
    }
    let mut has = false;
    let mut index = 0;
    while index < fields.len() {
        if !fields[index].source {
            message =
                message.text(if has { ", `{" } else { ": there is `{" }).text(fields[index].name).text("}`");
            has = true;
        }
        index += 1;
    }
    if !has {
        message = message.text(": it has no fields to show");
    }
    message
        .text("; correct `")
        .text(first.pack.path())
        .text("`, or write `{{")
        .text(first.name)
        .text("}}` for the braces themselves")
        .panic()
}

/// Refuses a placeholder of a field that cannot be shown so.
#[track_caller]
const fn shown(key: &str, placeholder: &Placeholder, field: &Shown) {
    let (by, lacks, other, has_other) = if placeholder.by_debug {
        ("Debug", !field.debug, "}`", field.display)
    } else {
        ("Display", !field.display, ":?}`", field.debug)
    };
    if !lacks {
        return;
    }
    let message = about(key, placeholder).text(" shows a field that has no `").text(by).text("`; ");
    if has_other {
        message.text("write `{").text(field.name).text(other).panic();
    }
    message.text("implement it, or take the placeholder out").panic();
}
