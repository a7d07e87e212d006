//! The cheat sheet.

mod escape;
mod words;

use self::escape::inline;
use self::words::Words;
use super::text::title;
use super::{Entry, Retry, Segment, Snapshot};

/// The catalogue as a document in Markdown (of GitHub's kind): the plan, a table for each segment, which new code an old one became, and
/// the numbers that are retired.
///
/// Messages are in the language that suits `locale` best, in the source's where there is none. The document's own words are Chinese for
/// `zh` and its like, else English. Columns that no entry fills are left out. Whatever a text says, it stays text: it opens no table,
/// heading, link or tag.
///
/// It is for the team: descriptions and old codes are in it. For others give it [`Snapshot::public`].
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::{self, Snapshot};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", title = "库存错误码", keys = "stock", http = 409)]
/// #[segment(60700..=60799, name = "stock", title = "库存管理")]
/// enum StockError {
///     /// 库存不足 | 剩余 {left}
///     #[code(60701, hint = "减少数量", was(30301))]
///     Insufficient { left: u32 },
/// }
///
/// let sheet = export::markdown(&Snapshot::of(StockError::CATALOG), "zh-CN");
/// assert!(sheet.contains(
///     "## 库存管理 (60700-60799)\n\n\
///      | 错误码 | 错误名称 | HTTP状态码 | 错误信息 | 解决方案 |\n\
///      |---|---|---|---|---|\n\
///      | 60701 | INSUFFICIENT | 409 | 库存不足 \\| 剩余 {left} | 减少数量 |\n"
/// ));
/// assert!(sheet.contains("| 30301 | 60701 | 库存不足"));
/// ```
#[must_use]
pub fn markdown(snapshot: &Snapshot, locale: &str) -> String {
    let sheet = Sheet { snapshot, locale, words: Words::of(locale) };
    let sections = [sheet.head(), sheet.plan()];
    let sections = sections.into_iter().chain(sheet.segments()).chain([sheet.legacy(), sheet.retired()]);
    let sections: Vec<String> = sections.filter(|section| !section.is_empty()).collect();
    sections.join("\n")
}

struct Sheet<'a> {
    snapshot: &'a Snapshot,
    locale: &'a str,
    words: &'static Words,
}

impl Sheet<'_> {
    fn head(&self) -> String {
        format!("# {}\n\n> {}\n", inline(title(self.snapshot)), self.words.generated)
    }

    fn plan(&self) -> String {
        let Self { snapshot, words, .. } = self;
        let mut rows = Vec::new();
        if let Some(success) = &snapshot.success {
            let message = inline(success.message(self.locale));
            let module =
                if message == words.success { message } else { format!("{} ({message})", words.success) };
            rows.push(vec![
                format!("**{}**", success.code),
                module,
                String::new(),
                success.status.to_string(),
                String::new(),
            ]);
        }
        for segment in &snapshot.segments {
            self.plan_rows(segment, 0, &mut rows);
        }
        let headings = [words.range, words.module, words.identifier, words.status, words.used];
        section(words.plan, &table(&headings, &rows))
    }

    fn plan_rows(&self, segment: &Segment, depth: usize, rows: &mut Vec<Vec<String>>) {
        let ranges = ranges(&segment.ranges);
        rows.push(vec![
            if depth == 0 { format!("**{ranges}**") } else { ranges },
            format!("{}{}", "&emsp;".repeat(depth), heading(segment)),
            inline(&segment.name),
            segment.status.map_or_else(String::new, |status| status.to_string()),
            self.snapshot.entries.iter().filter(|entry| segment.contains(entry.code)).count().to_string(),
        ]);
        for part in &segment.parts {
            self.plan_rows(part, depth + 1, rows);
        }
    }

    /// A section for each segment, and one for what is in none.
    fn segments(&self) -> Vec<String> {
        let Self { snapshot, words, .. } = self;
        let Snapshot { segments, entries, .. } = snapshot;
        let section_of = |segment: &Segment| {
            let own: Vec<&Entry> = entries.iter().filter(|entry| segment.contains(entry.code)).collect();
            section(&format!("{} ({})", heading(segment), ranges(&segment.ranges)), &self.entries(&own))
        };
        let mut sections: Vec<String> = segments.iter().map(section_of).collect();
        let others: Vec<&Entry> =
            entries.iter().filter(|entry| snapshot.segment_of(entry.code).is_none()).collect();
        if !others.is_empty() {
            let heading = if segments.is_empty() { words.entries } else { words.others };
            sections.push(section(heading, &self.entries(&others)));
        }
        sections
    }

    fn entries(&self, entries: &[&Entry]) -> String {
        let Self { words, locale, .. } = self;
        if entries.is_empty() {
            return format!("{}\n", words.unused);
        }
        let headings = [
            words.code,
            words.name,
            words.status,
            words.message,
            words.description,
            words.hint,
            words.retry,
            words.details,
            words.deprecated,
        ];
        let rows = entries.iter().map(|entry| {
            vec![
                entry.code.to_string(),
                inline(&entry.name),
                entry.status.to_string(),
                inline(entry.message(locale)),
                inline(&entry.description),
                inline(entry.hint.as_deref().unwrap_or_default()),
                self.advice(&entry.retry),
                inline(&entry.details.join(", ")),
                entry.deprecated.as_ref().map_or_else(String::new, |note| {
                    if note.is_empty() { "✓".to_owned() } else { inline(note) }
                }),
            ]
        });
        table(&headings, &rows.collect::<Vec<_>>())
    }

    fn advice(&self, retry: &Retry) -> String {
        let Words { backoff, after, seconds: unit, .. } = self.words;
        match retry {
            Retry::No => String::new(),
            Retry::After { seconds: Some(seconds), .. } => format!("{after} {seconds}{unit}"),
            Retry::After { field: Some(field), .. } => format!("{after} {}", inline(&format!("{{{field}}}"))),
            Retry::Backoff | Retry::After { .. } => (*backoff).to_owned(),
        }
    }

    fn legacy(&self) -> String {
        let Self { snapshot, words, locale } = self;
        let entries = snapshot.entries.iter();
        let mut old: Vec<_> =
            entries.flat_map(|entry| entry.legacy.iter().map(move |legacy| (legacy, entry))).collect();
        if old.is_empty() {
            return String::new();
        }
        old.sort_by_key(|(legacy, entry)| (legacy.code, legacy.reused, entry.code));
        let rows = old.into_iter().map(|(legacy, entry)| {
            vec![
                legacy.code.to_string(),
                entry.code.to_string(),
                inline(entry.message(locale)),
                if legacy.reused { words.reused.to_owned() } else { String::new() },
            ]
        });
        section(
            words.legacy,
            &table(&[words.old, words.new, words.message, words.note], &rows.collect::<Vec<_>>()),
        )
    }

    fn retired(&self) -> String {
        let Self { snapshot, words, .. } = self;
        if snapshot.retired.is_empty() {
            return String::new();
        }
        let owner = |first| snapshot.segment_of(first).map_or_else(String::new, heading);
        let rows =
            snapshot.retired.iter().map(|range| vec![ranges(&[*range]), owner(range.0)]).collect::<Vec<_>>();
        section(
            words.retired,
            &format!("{}\n\n{}", words.retired_note, table(&[words.range, words.module], &rows)),
        )
    }
}

fn section(heading: &str, content: &str) -> String {
    if content.is_empty() { String::new() } else { format!("## {heading}\n\n{content}") }
}

/// Without the columns that no row fills.
fn table(headings: &[&str], rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let filled: Vec<bool> =
        (0..headings.len()).map(|column| rows.iter().any(|row| !row[column].is_empty())).collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let cells = cells.zip(&filled).filter(|(_, filled)| **filled).map(|(cell, _)| cell);
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let rule = format!("|{}\n", "---|".repeat(filled.iter().filter(|filled| **filled).count()));
    let rows = rows.iter().map(|row| line(&mut row.iter().map(String::as_str)));
    [line(&mut headings.iter().copied()), rule].into_iter().chain(rows).collect()
}

fn heading(segment: &Segment) -> String {
    inline(segment.title.as_deref().unwrap_or(&segment.name))
}

fn ranges(ranges: &[(i64, i64)]) -> String {
    let range = |(first, last): &(i64, i64)| match first == last {
        true => first.to_string(),
        // Between negative numbers a dash says nothing.
        false if *first < 0 => format!("{first}…{last}"),
        false => format!("{first}-{last}"),
    };
    ranges.iter().map(range).collect::<Vec<_>>().join(", ")
}
