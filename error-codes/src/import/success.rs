//! Which code successes answer with.

use super::document::{Document, Place};
use super::entries::Entry;
use super::words::tokens;

pub struct Success {
    pub code: i64,
    pub key: Option<String>,
    /// Locale and message; only what a client would be told.
    pub texts: Vec<(String, String)>,
}

/// Takes the entry of successes out of the others: the first that says nothing else, else the first that says it at all.
pub fn take(document: &Document, entries: &mut Vec<Entry>) -> Option<Success> {
    let possible = |entry: &Entry| entry.row.status.is_none_or(|status| status < 300);
    let exact = |entry: &Entry| {
        let row = &entry.row;
        let texts = row.texts.iter().map(|(_, text)| text).chain(&row.title);
        texts.into_iter().any(|text| is_success(text))
            || row.name.as_ref().is_some_and(|name| is_success(name) || name.ends_with("Success"))
    };
    let declared =
        document.declared.iter().filter(|declared| declared.place == Place::Plan).find_map(|declared| {
            let [(first, last)] = declared.ranges[..] else { return None };
            (first == last && is_success(&declared.title)).then_some(first)
        });
    let chapter = |entry: &Entry| {
        let title = entry.row.section.map(|index| document.sections[index].title.to_lowercase());
        title.is_some_and(|title| title.contains("成功码") || title.contains("success code"))
    };
    let index = (entries.iter().position(|entry| possible(entry) && exact(entry)))
        .or_else(|| entries.iter().position(|entry| declared == Some(entry.code())))
        .or_else(|| entries.iter().position(|entry| possible(entry) && chapter(entry)));
    let Some(index) = index else {
        return declared.map(|code| Success { code, key: None, texts: Vec::new() });
    };
    let row = entries.remove(index).row;
    // `所有成功场景统一返回此码` is for the team, and a success has no fields to show.
    let is_plain = |text: &str| tokens(text).len() <= 6 && !text.contains(['{', '}', '%']);
    let texts = row.texts.into_iter().filter(|(_, text)| is_plain(text)).collect();
    Some(Success { code: row.code, key: row.key, texts })
}

fn is_success(text: &str) -> bool {
    let words = tokens(text).concat();
    matches!(
        words.as_str(),
        "成功" | "操作成功" | "请求成功" | "success" | "ok" | "succeeded" | "successful" | "successcode"
    )
}
