//! What the declaration and its packs can contradict.

use std::collections::BTreeMap;

use oxilangtag::LanguageTag;

use super::model::{Declared, Pack, REPORTED};
use crate::errors::{Errors, Place};
use crate::hash::hash;

/// Each locale is a well-formed tag (RFC 5646), in the usual case, and given once.
pub fn check_locales(declared: &Declared, errors: &Errors) {
    let mut known: Vec<(String, Place)> = Vec::new();
    for locale in &declared.locales {
        let (tag, place) = (&locale.tag.value, Place::from(locale.tag.span));
        let Some(usual) = usual(tag) else {
            let hint = usual(&tag.replace('_', "-")).map_or_else(
                || "write a language and perhaps a script and a region, as in `zh-CN`".to_owned(),
                |near| format!("write `{near}`"),
            );
            errors.at(place, format!("`{tag}` is no locale (RFC 5646); {hint}"));
            continue;
        };
        if usual != *tag {
            errors.at(place, format!("locale `{tag}` is written `{usual}`; write it so"));
        }
        if let Some((_, first)) = known.iter().find(|(other, _)| *other == usual) {
            errors.conflict(
                place,
                format!("locale `{tag}` is given twice; keep one"),
                *first,
                format!("locale `{tag}` first given here"),
            );
        }
        known.push((usual, place));
    }
}

/// The tag in the case that RFC 5646 recommends; nothing where it is no tag. Languages have two letters, or three (ISO 639):
/// the longer ones that the grammar foresees do not exist.
fn usual(tag: &str) -> Option<String> {
    let tag = LanguageTag::parse_and_normalize(tag).ok()?;
    matches!(tag.primary_language().len(), 2 | 3).then(|| tag.into_inner())
}

/// Const evaluation knows keys by their hashes, so that no two keys may have one.
pub fn check_hashes(declared: &Declared, packs: &[Pack], errors: &Errors) {
    let mut known: BTreeMap<u64, &str> = BTreeMap::new();
    for (locale, pack) in declared.locales.iter().zip(packs) {
        for (key, message) in &pack.messages {
            if let Some(other) = known.insert(hash(key), key)
                && other != key
            {
                let (path, place) = (&locale.path.value, message.place);
                errors.at(
                    Place::from(locale.path.span),
                    format!("{path}:{place}: keys `{key}` and `{other}` have one hash; rename one"),
                );
            }
        }
    }
}

/// With `strict`: that every locale has the keys of the source, and no others.
pub fn check_complete(declared: &Declared, packs: &[Pack], errors: &Errors) {
    let (Some(source), Some(source_pack)) = (declared.locales.first(), packs.first()) else { return };
    let source_path = &source.path.value;
    // What a faulty file lacks may only be unreadable.
    let sound = |(_, pack): &(_, &Pack)| !(pack.is_faulty || source_pack.is_faulty);
    for (locale, pack) in declared.locales.iter().zip(packs).skip(1).filter(sound) {
        let path = &locale.path.value;
        let missing = source_pack.messages.iter().filter(|(key, _)| !pack.messages.contains_key(*key)).map(
            |(key, message)| {
                let at = message.place;
                format!(
                    "{path}: no message for `{key}` ({source_path}:{at}); translate it, or leave `strict` out"
                )
            },
        );
        let strays = pack.messages.iter().filter(|(key, _)| !source_pack.messages.contains_key(*key)).map(|(key, message)| {
            let at = message.place;
            format!("{path}:{at}: `{key}` has no message in {source_path}, the source; add it there, or take it out here")
        });
        let faults: Vec<String> = missing.chain(strays).collect();
        let place = Place::from(locale.path.span);
        for fault in faults.iter().take(REPORTED) {
            errors.at(place, fault);
        }
        if faults.len() > REPORTED {
            errors.at(place, format!("{path}: and {} more keys", faults.len() - REPORTED));
        }
    }
}
