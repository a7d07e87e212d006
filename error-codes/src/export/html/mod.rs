//! A catalogue as a page.

mod escape;
mod rows;
mod strip;
mod words;

use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter};

use self::escape::Escaped;
use self::rows::Row;
use self::strip::Strip;
use self::words::Words;
use super::snapshot::{Entry, Segment, Snapshot};
use crate::message::negotiate;

/// The `Content-Security-Policy` that a page of [`html`] gives itself: its one style and its one script by their hashes, a drawn
/// icon, and nothing else (CSP 3, section 2.3.1). A service that sends a policy with every answer adds these sources to it, for
/// browsers obey both.
///
/// ```
/// # use error_codes::export::HTML_CONTENT_SECURITY_POLICY;
/// assert!(HTML_CONTENT_SECURITY_POLICY.starts_with("default-src 'none'; script-src 'sha256-"));
/// ```
pub const HTML_CONTENT_SECURITY_POLICY: &str = "default-src 'none'; \
     script-src 'sha256-lYu1ffqL4PD0j6yBjYP5lFsf24hvJwZVuTSmHTgb/OY='; \
     style-src 'sha256-B/prJzsBPmdaYZYvc0omRC3o4RD4fwDuVkkPbcxANto='; \
     img-src data:; base-uri 'none'; form-action 'none'";

/// The catalogue as one page that needs nothing else: to be read, searched and linked to.
///
/// It is in the source language; a browser shows it in its reader's, who may switch to any other. The page's own words are Chinese
/// or English. Each code has an anchor, `#60101`, to which a `doc_url` can point; of entries that share a code the first has it,
/// the others have theirs with the name: `#409-NOT_FOUND`. Without scripts it is a table.
///
/// It shows whatever the snapshot holds: for readers outside of the team give it [`Snapshot::public`]. That does not know which
/// numbers are retired, and so the page does not say which are free. Whatever a text says, it stays text;
/// [`HTML_CONTENT_SECURITY_POLICY`] is the page's policy.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::{self, Snapshot};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", keys = "stock", http = 409)]
/// enum StockError {
///     /// Fewer than <3> left
///     #[code(60701)]
///     Insufficient,
/// }
///
/// let page = export::html(&Snapshot::of(StockError::CATALOG).public());
/// assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
/// assert!(page.contains("<tr id=\"60701\">") && page.contains("Fewer than &lt;3&gt; left"));
/// ```
#[must_use]
pub fn html(snapshot: &Snapshot) -> String {
    html_in(snapshot, languages(snapshot)[0])
}

/// The same page in one of its languages.
pub(crate) fn html_in(snapshot: &Snapshot, language: &str) -> String {
    let page = Page { snapshot, languages: languages(snapshot), language, words: Words::of(language) };
    page.to_string()
}

/// The languages that the reader of a page can choose from: those of the messages, and those of its own words.
pub(crate) fn languages(snapshot: &Snapshot) -> Vec<&str> {
    let mut languages = snapshot.locales();
    for own in words::LANGUAGES {
        if negotiate(&languages, own).is_none() {
            languages.push(own);
        }
    }
    languages
}

/// A page on its way.
struct Page<'a> {
    snapshot: &'a Snapshot,
    languages: Vec<&'a str>,
    language: &'a str,
    words: Words,
}

impl<'a> Page<'a> {
    /// The message of an entry and its locale, which is empty where it has none.
    fn text(&self, entry: &'a Entry) -> (&'a str, &'a str) {
        let locales: Vec<&str> = entry.text.keys().map(String::as_str).collect();
        let chosen = negotiate(&locales, self.language).and_then(|locale| entry.text.get_key_value(locale));
        let text = chosen.or_else(|| entry.text.first());
        text.map_or(("", &*entry.key), |(locale, text)| (locale, text))
    }

    /// Whether this may be the public view, which has no keys: some of its numbers may be retired, and it does not say which.
    fn is_public(&self) -> bool {
        self.snapshot.entries.iter().all(|entry| entry.key.is_empty())
    }
}

impl Display for Page<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let words = &self.words;
        write!(
            f,
            include_str!("page.html"),
            ui = Escaped(self.language),
            policy = HTML_CONTENT_SECURITY_POLICY,
            title = Escaped(self.snapshot.title.as_deref().unwrap_or(&self.snapshot.name)),
            style = include_str!("page.css"),
            script = include_str!("page.js"),
            facts = Facts(self),
            languages = Languages(self),
            language = words.say("span", "language"),
            theme = words.say("button type=\"button\" id=\"theme\" aria-pressed=\"false\"", "theme"),
            search = words.say("span", "search"),
            search_hint = words.get("search_hint"),
            module = words.say("span", "module"),
            modules = Modules(self),
            status = words.say("span", "status"),
            statuses = Statuses(self),
            sections = Sections(self),
            nothing = words.say("p", "nothing"),
            clear = words.say("button type=\"button\" id=\"clear\"", "clear"),
            keys_search = words.say("span", "keys_search"),
            keys_move = words.say("span", "keys_move"),
            keys_open = words.say("span", "keys_open"),
            keys_copy = words.say("span", "keys_copy"),
            keys_clear = words.say("span", "keys_clear"),
            words = words::JSON,
        )
    }
}

/// What is to be known of the whole catalogue.
struct Facts<'a>(&'a Page<'a>);

impl Display for Facts<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Page { snapshot, words, .. } = self.0;
        if snapshot.title.is_some() {
            write!(f, "<code>{}</code> ", Escaped(&snapshot.name))?;
        }
        write!(f, "{}", words.tell("span", "codes", snapshot.entries.len()))?;
        match &snapshot.success {
            Some(success) => write!(f, " {}", words.tell("span", "success", success.code)),
            None => Ok(()),
        }
    }
}

struct Languages<'a>(&'a Page<'a>);

impl Display for Languages<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.languages.iter().try_for_each(|locale| {
            let selected = if *locale == self.0.language { " selected" } else { "" };
            let locale = Escaped(locale);
            write!(f, "<option value=\"{locale}\" lang=\"{locale}\"{selected}>{locale}</option>")
        })
    }
}

/// The segments, with their parts.
struct Modules<'a>(&'a Page<'a>);

impl Display for Modules<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let words = &self.0.words;
        write!(f, "{}", words.say("option value=\"\"", "every_module"))?;
        for (index, segment) in self.0.snapshot.segments.iter().enumerate() {
            write!(f, "<option value=\"s{index}\">{}</option>", Escaped(title(segment)))?;
            for part in &segment.parts {
                write!(f, "<option value=\"s{index}:")?;
                for (at, (first, last)) in part.ranges.iter().enumerate() {
                    write!(f, "{}{first}..{last}", if at == 0 { "" } else { "," })?;
                }
                write!(f, "\">\u{2003}{}</option>", Escaped(title(part)))?;
            }
        }
        Ok(())
    }
}

/// The statuses that occur, under their classes.
struct Statuses<'a>(&'a Page<'a>);

impl Display for Statuses<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.words.say("option value=\"\"", "every_status"))?;
        let statuses: BTreeSet<u16> = self.0.snapshot.entries.iter().map(|entry| entry.status).collect();
        let mut class = 0;
        for status in statuses {
            if class != status / 100 {
                class = status / 100;
                write!(f, "<option value=\"{class}\">{class}xx</option>")?;
            }
            write!(f, "<option value=\"{status}\">\u{2003}{status}</option>")?;
        }
        Ok(())
    }
}

/// A table for each segment, and one for what is in none.
struct Sections<'a>(&'a Page<'a>);

impl Display for Sections<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Snapshot { segments, entries, .. } = self.0.snapshot;
        let mut members: Vec<Vec<&Entry>> = vec![Vec::new(); segments.len() + 1];
        for entry in entries {
            let owner = segments.iter().position(|segment| segment.contains(entry.code));
            members[owner.unwrap_or(segments.len())].push(entry);
        }
        for (index, members) in members.iter().enumerate() {
            let segment = segments.get(index);
            if segment.is_some() || !members.is_empty() {
                Section { page: self.0, index, segment, members }.fmt(f)?;
            }
        }
        Ok(())
    }
}

struct Section<'a> {
    page: &'a Page<'a>,
    index: usize,
    segment: Option<&'a Segment>,
    members: &'a [&'a Entry],
}

impl Display for Section<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { page: Page { words, snapshot, .. }, index, segment, members } = self;
        let text = segment.map_or(String::new(), |segment| format!("{} {}", title(segment), segment.name));
        write!(f, "<section id=\"s{index}\" data-text=\"{}\">", Escaped(text))?;
        match segment {
            Some(segment) => self.head(f, segment)?,
            None if snapshot.segments.is_empty() => {}
            None => write!(f, "{}", words.say("h2", "other"))?,
        }
        if !members.is_empty() {
            writeln!(
                f,
                "<table><colgroup><col><col><col></colgroup><thead><tr>{}{}<th scope=\"col\">HTTP</th></tr></thead><tbody>",
                words.say("th scope=\"col\"", "code"),
                words.say("th scope=\"col\"", "message"),
            )?;
            let mut before = None;
            for entry in *members {
                let again = before.replace(entry.code) == Some(entry.code);
                writeln!(f, "{}", Row { page: self.page, entry, again })?;
            }
            f.write_str("</tbody></table>")?;
        }
        f.write_str("</section>\n")
    }
}

impl Section<'_> {
    fn head(&self, f: &mut Formatter<'_>, segment: &Segment) -> fmt::Result {
        let words = &self.page.words;
        let strip = Strip::of(segment, self.page.snapshot);
        write!(f, "<h2 dir=\"auto\">{}</h2><p class=\"facts\">", Escaped(title(segment)))?;
        if segment.title.is_some() {
            write!(f, "<code>{}</code> ", Escaped(&segment.name))?;
        }
        write!(f, "<span class=\"ranges\">{}</span> ", Ranges(segment))?;
        write!(f, "{}", words.tell("span class=\"used\"", "used", strip.used))?;
        if !self.page.is_public() {
            write!(f, " {}", words.tell("span class=\"free\"", "free", strip.free()))?;
        }
        if strip.retired > 0 {
            write!(f, " {}", words.tell("span class=\"retired\"", "retired", strip.retired))?;
        }
        if strip.each > 1 {
            write!(f, " {}", words.tell("span", "each", strip.each))?;
        }
        write!(f, "</p>{strip}")?;
        if segment.parts.is_empty() {
            return Ok(());
        }
        f.write_str("<ul class=\"parts\">")?;
        for part in &segment.parts {
            write!(
                f,
                "<li><span dir=\"auto\">{}</span> <span class=\"ranges\">{}</span></li>",
                Escaped(title(part)),
                Ranges(part)
            )?;
        }
        f.write_str("</ul>")
    }
}

/// What people call a segment.
fn title(segment: &Segment) -> &str {
    segment.title.as_deref().unwrap_or(&segment.name)
}

struct Ranges<'a>(&'a Segment);

impl Display for Ranges<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (at, (first, last)) in self.0.ranges.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { ", " })?;
            if first == last {
                write!(f, "{first}")?;
            } else {
                write!(f, "{first} – {last}")?;
            }
        }
        Ok(())
    }
}
