//! Markdown → [`Document`].

use std::sync::LazyLock;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use regex_lite::Regex;

use super::Options;
use super::columns::Column;
use super::document::{Declared, Document, Mention, Mentioned, Place, Row, Section};
use super::fences;
use super::finding::{Finding, Kind};
use super::numbers::{self, find_range, fold};
use super::samples;
use super::table::{self, Table};
use super::titles::{bare_title, title_beside};
use super::words::locale_of;
use crate::lines::Lines;

pub fn read(text: &str, options: &Options) -> Document {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut document = Document::default();
    let closed = fences::close(text, &mut document.findings);
    let mut reader = Reader { options, document, path: Vec::new(), about: None, label: None };
    reader.text(&closed.text, &closed.lines, false);
    reader.document
}

/// What is being read, and where.
struct Reader<'a> {
    options: &'a Options,
    document: Document,
    /// The headings above, outermost first.
    path: Vec<usize>,
    /// The row whose section this is.
    about: Option<usize>,
    /// `**处理建议**:`, whose value is the list that follows.
    label: Option<Column>,
}

impl Reader<'_> {
    /// Reads `text`, line `n` of which is line `lines[n]` of the document.
    fn text(&mut self, text: &str, lines: &[usize], nested: bool) {
        let own = Lines::of(text);
        let from = |offset| lines.get(own.line(offset) - 1..).unwrap_or_default();
        let line_of = |offset| from(offset).first().or(lines.last()).copied().unwrap_or(1);
        let mut inline = Inline::default();
        let mut items = 0_usize;
        let mut table: Option<Table> = None;
        let mut code: Option<(String, String, usize)> = None;
        for (event, span) in Parser::new_ext(text, pulldown_cmark::Options::ENABLE_TABLES).into_offset_iter()
        {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let language = match kind {
                        CodeBlockKind::Fenced(language) => language.to_string(),
                        CodeBlockKind::Indented => String::new(),
                    };
                    code = Some((language, String::new(), usize::MAX));
                }
                Event::End(TagEnd::CodeBlock) => {
                    if let Some((language, sample, offset)) =
                        code.take().filter(|(_, sample, _)| !sample.is_empty())
                    {
                        self.code(&language, &sample, from(offset), nested);
                    }
                }
                Event::Text(words) if code.is_some() => {
                    if let Some((_, sample, offset)) = &mut code {
                        sample.push_str(&words);
                        *offset = span.start.min(*offset);
                    }
                }
                Event::Start(Tag::Table(_)) => table = Some(Table::default()),
                Event::End(TagEnd::Table) => {
                    if let Some(table) = table.take() {
                        let section = self.path.last().copied();
                        table::read(&table, section, self.options, &mut self.document);
                    }
                }
                Event::Start(Tag::TableHead | Tag::TableRow) => {
                    if let Some(table) = &mut table {
                        table.lines.push(line_of(span.start));
                        table.cells.push(Vec::new());
                    }
                }
                Event::End(TagEnd::TableCell) => {
                    let cell = inline.take().1;
                    if let Some(row) = table.as_mut().and_then(|table| table.cells.last_mut()) {
                        row.push(cell);
                    }
                }
                Event::End(TagEnd::Heading(level)) => {
                    let (offset, heading) = inline.take();
                    self.heading(level as usize, &heading, line_of(offset));
                }
                Event::Start(Tag::Item) => {
                    self.prose(inline.take(), items > 0, &line_of);
                    items += 1;
                }
                Event::End(TagEnd::Item) => {
                    self.prose(inline.take(), true, &line_of);
                    items -= 1;
                }
                Event::Start(Tag::List(_)) | Event::End(TagEnd::Paragraph) => {
                    self.prose(inline.take(), items > 0, &line_of);
                }
                Event::Text(words) | Event::Code(words) => inline.push(&words, span.start),
                Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => inline.push(" ", span.start),
                Event::Html(html) if html.to_ascii_lowercase().contains("<table") => {
                    self.document.findings.push(Finding::new(
                        Kind::Unreadable,
                        line_of(span.start),
                        "a table in HTML is not read".to_owned(),
                        "write it as a Markdown table, with `|`",
                    ));
                }
                _ => {}
            }
        }
    }

    fn heading(&mut self, level: usize, text: &str, line: usize) {
        (self.about, self.label) = (None, None);
        if let Some((number, title)) = code_and_title(text) {
            let Some(code) = numbers::code(&number) else {
                self.document.findings.push(Finding::too_large(line, &number));
                return;
            };
            self.about = Some(self.document.rows.len());
            self.document.rows.push(Row {
                line,
                code,
                title: Some(title),
                section: self.path.last().copied(),
                ..Row::default()
            });
            return;
        }
        let (title, range) = match find_range(text).filter(|found| !found.open) {
            Some(found) => (title_beside(&found), Some(found.range)),
            None => (bare_title(text), None),
        };
        if level == 1 && self.document.title.is_none() {
            self.document.title = Some(text.trim().to_owned());
        }
        let sections = &mut self.document.sections;
        self.path.retain(|above| sections[*above].level < level);
        sections.push(Section { line, level, title, range, parent: self.path.last().copied() });
        self.path.push(sections.len() - 1);
    }

    /// A paragraph, or a point of a list.
    fn prose(&mut self, (offset, text): (usize, String), is_item: bool, line_of: &impl Fn(usize) -> usize) {
        if text.trim().is_empty() {
            return;
        }
        let line = line_of(offset);
        if is_item {
            match (self.about, self.label) {
                (Some(row), Some(column)) => self.set(row, column, &text),
                (Some(_), None) => {}
                (None, _) => self.item(&text, line),
            }
        } else if let Some(row) = self.about {
            let folded = fold(&text);
            let labelled = folded.split_once(':').map(|(label, value)| (Column::of(label), value.trim()));
            match labelled {
                Some((Some(column), "")) => self.label = Some(column),
                Some((Some(column), _)) => {
                    self.label = None;
                    // The value as it is written, full-width punctuation and all.
                    let value = text.split_once([':', '：']).map_or("", |(_, value)| value.trim());
                    self.set(row, column, value);
                }
                Some((None, "")) => self.label = Some(Column::Range), // of no interest, and its list neither
                _ if self.document.rows[row].description.is_none() => {
                    self.set(row, Column::Description, &text);
                }
                _ => {}
            }
        }
    }

    /// What a line below the heading of a code says of it.
    fn set(&mut self, row: usize, column: Column, value: &str) {
        let row = &mut self.document.rows[row];
        let value = value.trim().to_owned();
        let listed = |slot: &mut Option<String>, value: String| match slot {
            Some(before) => *before = format!("{before}；{value}"),
            None => *slot = Some(value),
        };
        match column {
            Column::Status => row.status = numbers::status(&value).or(row.status),
            Column::Name => row.name = Some(value),
            Column::Key => row.key = Some(value),
            Column::Message | Column::Chinese | Column::English => {
                row.texts.push((locale_of(&value).to_owned(), value));
            }
            Column::Description => listed(&mut row.description, value),
            Column::Hint => listed(&mut row.hint, value),
            Column::Prompt => row.hint = Some(value),
            Column::Scenario => listed(&mut row.scenario, value),
            _ => {}
        }
    }

    /// `62100-62109: 直播间管理`, `62100-62199 分配给直播带货`, `未登录: 2001`.
    fn item(&mut self, text: &str, line: usize) {
        let folded = fold(text);
        if let Some(found) = find_range(&folded).filter(|found| !found.open) {
            let after = found.after.trim_start_matches([' ', ':', '-', '*', '`']);
            let title = after.strip_prefix("分配给").map(str::trim_start);
            let title = title.or_else(|| Some(after).filter(|_| found.before.trim().is_empty()));
            if let Some(title) = title.map(bare_title).filter(|title| !title.is_empty()) {
                let ranges = vec![found.range];
                let (status, open, place) = (None, false, Place::List);
                self.document.declared.push(Declared { line, title, ranges, status, open, place });
            }
        } else if let Some((what, number)) = folded.rsplit_once(':')
            && let Some(code) = numbers::code(number)
        {
            let (text, kind) = (what.trim().to_owned(), Mentioned::List);
            self.document.mentions.push(Mention { line, code, text, hint: None, kind, within: None });
        }
    }

    fn code(&mut self, language: &str, sample: &str, lines: &[usize], nested: bool) {
        if fences::is_markdown(language) && !nested {
            let outside = self.path.clone();
            self.text(sample, lines, true);
            self.path = outside;
            return;
        }
        let within = self.about.map(|row| (self.document.rows[row].code, self.document.rows[row].line));
        samples::read(sample, lines, within, &mut self.document);
    }
}

/// The text of one heading, cell, paragraph or point, and where it begins.
#[derive(Default)]
struct Inline(Option<(usize, String)>);

impl Inline {
    fn push(&mut self, words: &str, offset: usize) {
        self.0.get_or_insert_with(|| (offset, String::new())).1.push_str(words);
    }

    fn take(&mut self) -> (usize, String) {
        let (offset, text) = self.0.take().unwrap_or_default();
        (offset, text.trim().to_owned())
    }
}

static CODE_AND_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(-?[0-9]{3,}|-?[0-9])(?:\s+-+\s*|\s*:\s*|\s+)(.+)$").expect("the pattern is written here")
});

/// `40001 - Invalid Parameters`, `1001 BOT_NOT_FOUND`. A range is none of these.
fn code_and_title(heading: &str) -> Option<(String, String)> {
    let folded = fold(heading);
    let captures = CODE_AND_TITLE.captures(&folded)?;
    let (number, title) = (captures.get(1)?.as_str(), captures.get(2)?.as_str());
    let separated = folded[number.len()..].trim_start().starts_with(['-', ':']);
    let named = title.len() > 2
        && title.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    // `1: Overview` is a chapter; of single digits only 0 and -1 are codes in practice.
    let short = number.len() < 3 && !matches!(number, "0" | "-1");
    if short || !(separated || named) || find_range(&folded).is_some() {
        return None;
    }
    Some((number.to_owned(), title.trim().to_owned()))
}
