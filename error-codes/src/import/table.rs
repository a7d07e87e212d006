//! Tables, of Markdown or CSV: what their rows say.

use super::Options;
use super::columns::{Column, plain};
use super::document::{Declared, Document, Mention, Mentioned, Place, Renumbered, Row};
use super::finding::{Finding, Kind, shown};
use super::numbers::{self, find_range, fold};
use super::words::{camel, locale_of, tag};

/// Cells as text; the first row is the header.
#[derive(Default)]
pub struct Table {
    pub cells: Vec<Vec<String>>,
    pub lines: Vec<usize>,
}

impl Table {
    fn rows(&self) -> impl Iterator<Item = (usize, &[String])> {
        self.lines.iter().copied().zip(self.cells.iter().map(Vec::as_slice)).skip(1)
    }
}

/// A table with its columns recognised.
struct Layout {
    columns: Vec<Option<Column>>,
    /// The locale of each column's texts.
    locales: Vec<String>,
}

impl Layout {
    fn of(table: &Table, options: &Options) -> Self {
        let header = table.cells.first().map(Vec::as_slice).unwrap_or_default();
        let mut named: Vec<Option<Column>> =
            header.iter().map(|name| options.column_of(&plain(name)).or_else(|| Column::of(name))).collect();
        // `状态码` is the code, but beside `业务码`.
        let codes = named.iter().filter(|column| **column == Some(Column::Code)).count();
        if codes > 1
            && !named.contains(&Some(Column::Status))
            && let Some(index) = header.iter().position(|name| plain(name) == "状态码")
        {
            named[index] = Some(Column::Status);
        }
        let mut columns: Vec<Option<Column>> = Vec::new();
        for column in named {
            // Of two columns of one kind the first counts.
            columns.push(column.filter(|column| !columns.contains(&Some(*column))));
        }
        let has = |columns: &[Option<Column>], wanted| columns.contains(&Some(wanted));
        // `名称` of what is called 手机号已存在: no name for programs, and a message where there is no other.
        if let Some(index) = columns.iter().position(|column| *column == Some(Column::Name))
            && is_prose(table, index)
        {
            columns[index] =
                [Column::Message, Column::Description].into_iter().find(|other| !has(&columns, *other));
        }
        // `状态码 | HTTP状态码`, and `Status | Meaning`: the latter has no codes of its own.
        let messages = [Column::Message, Column::Chinese, Column::English];
        if !messages.iter().any(|message| has(&columns, *message)) {
            // Where a table has no message, its description is one.
            let promoted = columns.iter().position(|column| *column == Some(Column::Description));
            if let Some(index) = promoted.filter(|_| !has(&columns, Column::OldCode)) {
                columns[index] = Some(Column::Message);
            }
        }
        let locales =
            (0..columns.len()).map(|index| column_locale(table, index, &columns, options)).collect();
        Self { columns, locales }
    }

    fn find(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|known| *known == Some(column))
    }

    fn has(&self, column: Column) -> bool {
        self.find(column).is_some()
    }

    /// What a row says in a column, if it says anything.
    fn cell<'a>(&self, row: &'a [String], column: Column) -> Option<&'a str> {
        self.find(column)
            .and_then(|index| row.get(index))
            .map(|cell| cell.trim())
            .filter(|cell| !matches!(*cell, "" | "-" | "—"))
    }
}

/// Whether most cells of a column are nothing that a program could be told.
fn is_prose(table: &Table, index: usize) -> bool {
    let cells = || table.rows().filter_map(|(_, row)| row.get(index)).filter(|cell| !cell.is_empty());
    cells().filter(|cell| !cell.is_ascii()).count() * 2 > cells().count()
}

/// A column has one language: that of most of its cells.
fn column_locale(table: &Table, index: usize, columns: &[Option<Column>], options: &Options) -> String {
    let column = columns[index];
    match (column, &options.locale) {
        (Some(Column::Chinese), _) => return "zh-CN".to_owned(),
        (Some(Column::English), _) => return "en-US".to_owned(),
        (Some(Column::Message), Some(locale)) => return locale.clone(),
        _ => {}
    }
    let cells = table.rows().filter_map(|(_, row)| row.get(index)).filter(|cell| !cell.trim().is_empty());
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for locale in cells.map(|cell| locale_of(cell)) {
        match counts.iter_mut().find(|(known, _)| *known == locale) {
            Some((_, count)) => *count += 1,
            None => counts.push((locale, 1)),
        }
    }
    // Text in a script of its own decides: Latin words stand in texts of every language.
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let own = counts.iter().filter(|(locale, _)| *locale != "en-US").max_by_key(|(_, count)| *count);
    let beside = column == Some(Column::Message) && columns.contains(&Some(Column::English));
    own.filter(|(_, count)| beside || count * 3 >= total).map_or("en-US", |(locale, _)| locale).to_owned()
}

pub fn read(table: &Table, section: Option<usize>, options: &Options, document: &mut Document) {
    let layout = Layout::of(table, options);
    if layout.has(Column::OldCode) && layout.has(Column::NewCode) {
        renumbered(table, &layout, document);
    } else if let Some(ranges) = range_column(table, &layout) {
        plan(table, &layout, ranges, document);
    } else if let Some(codes) = layout.find(Column::Code) {
        let cells = || table.rows().filter_map(|(_, row)| row.get(codes)).filter(|cell| !cell.is_empty());
        // `404 Not Found`: what the statuses of HTTP mean here, and no codes.
        if cells().next().is_some() && cells().all(|cell| numbers::is_status_with_reason(cell)) {
            return;
        }
        for (line, row) in table.rows() {
            read_row(&layout, line, row, codes, section, document);
        }
    } else if let (Some(line), Some(header)) = (table.lines.first(), table.cells.first()) {
        document.unread.push((*line, header.iter().map(|name| format!("`{name}`")).collect()));
    }
}

/// The column of ranges: named so, or a column of codes most of which are ranges.
fn range_column(table: &Table, layout: &Layout) -> Option<usize> {
    layout.find(Column::Range).or_else(|| {
        let codes = layout.find(Column::Code)?;
        let ranges = table
            .rows()
            .filter(|(_, row)| row.get(codes).is_some_and(|cell| find_range(cell).is_some()))
            .count();
        (ranges > 0 && ranges * 2 >= table.lines.len() - 1).then_some(codes)
    })
}

fn plan(table: &Table, layout: &Layout, column: usize, document: &mut Document) {
    let titles = [
        Column::Segment,
        Column::Name,
        Column::Message,
        Column::Chinese,
        Column::English,
        Column::Description,
    ];
    let named = titles.iter().find_map(|title| layout.find(*title)).filter(|index| *index != column);
    let beside =
        || (0..layout.columns.len()).find(|index| *index != column && layout.columns[*index].is_none());
    let title = named.or_else(beside);
    for (line, row) in table.rows() {
        let Some(cell) = row.get(column).filter(|cell| !cell.trim().is_empty()) else { continue };
        let ranges = numbers::ranges(cell);
        if ranges.is_empty() {
            document.findings.push(unreadable(line, cell, "a range of codes", "write it as `60100-60199`"));
            continue;
        }
        let title = title.and_then(|index| row.get(index)).map_or(cell.as_str(), |title| title.trim());
        let status = layout.cell(row, Column::Status).and_then(numbers::status);
        let open = find_range(cell).is_some_and(|found| found.open);
        let title = fold(title);
        document.declared.push(Declared { line, title, ranges, status, open, place: Place::Plan });
    }
}

fn renumbered(table: &Table, layout: &Layout, document: &mut Document) {
    for (line, row) in table.rows() {
        let cells =
            [Column::OldCode, Column::NewCode].into_iter().filter_map(|column| layout.cell(row, column));
        let too_large = cells.filter(|cell| numbers::is_too_large(cell));
        document.findings.extend(too_large.map(|cell| Finding::too_large(line, cell)));
        let number = |column| layout.cell(row, column).and_then(numbers::code);
        if let (Some(old), Some(new)) = (number(Column::OldCode), number(Column::NewCode)) {
            let texts = [Column::Message, Column::Description];
            let text = texts.iter().find_map(|column| layout.cell(row, *column)).map(str::to_owned);
            document.renumbered.push(Renumbered { line, old, new, text });
        }
    }
}

fn read_row(
    layout: &Layout,
    line: usize,
    row: &[String],
    codes: usize,
    section: Option<usize>,
    document: &mut Document,
) {
    let Some(cell) = row.get(codes).filter(|cell| !cell.trim().is_empty()) else { return };
    let Some(codes) = numbers::codes(cell) else {
        let remedy =
            if find_range(cell).is_some() { "write one row for each code" } else { "write the number alone" };
        document.findings.push(if numbers::is_too_large(cell) {
            Finding::too_large(line, cell)
        } else {
            unreadable(line, cell, "a code", remedy)
        });
        return;
    };
    let text = |column| layout.cell(row, column).map(str::to_owned);
    let hint = text(Column::Prompt).or_else(|| text(Column::Hint));
    let said = [
        Column::Message,
        Column::Chinese,
        Column::English,
        Column::Name,
        Column::Key,
        Column::Status,
        Column::Prompt,
    ];
    let is_case = layout.has(Column::Scenario) && !said.iter().any(|column| layout.has(*column));
    if is_case || codes.len() > 1 {
        let text = text(Column::Scenario).or_else(|| text(Column::Message)).unwrap_or_default();
        for code in codes {
            let (text, hint) = (text.clone(), hint.clone());
            document.mentions.push(Mention { line, code, text, hint, kind: Mentioned::Case, within: None });
        }
        return;
    }
    let status = layout.cell(row, Column::Status);
    if let Some(cell) = status.filter(|cell| numbers::status(cell).is_none()) {
        document.findings.push(unreadable(
            line,
            cell,
            "an HTTP status that an answer can have",
            "take one from 200 to 599",
        ));
    }
    let given = layout.cell(row, Column::Locale).and_then(tag);
    let message = |column| {
        let index = layout.find(column)?;
        let text = layout.cell(row, column)?;
        Some((given.clone().unwrap_or_else(|| layout.locales[index].clone()), text.to_owned()))
    };
    let mut texts: Vec<(String, String)> = Vec::new();
    for (locale, text) in [Column::Message, Column::Chinese, Column::English].into_iter().filter_map(message)
    {
        if !texts.iter().any(|(known, _)| *known == locale) {
            texts.push((locale, text));
        }
    }
    if let (Some(segment), Some(ranges)) = (text(Column::Segment), layout.cell(row, Column::SegmentRanges)) {
        declare(document, line, segment, numbers::ranges(ranges));
    }
    document.rows.push(Row {
        line,
        code: codes[0],
        status: status.and_then(numbers::status),
        name: text(Column::Name).filter(|name| !camel(name, 1).is_empty()),
        key: text(Column::Key),
        texts,
        description: text(Column::Description),
        scenario: text(Column::Scenario),
        hint,
        title: None,
        section,
        segment: text(Column::Segment),
    });
}

/// Every row of a segment says its ranges: the first of them counts.
fn declare(document: &mut Document, line: usize, title: String, ranges: Vec<numbers::Range>) {
    let known =
        document.declared.iter().any(|declared| declared.place == Place::Row && declared.title == title);
    if !known && !ranges.is_empty() {
        document.declared.push(Declared {
            line,
            title,
            ranges,
            status: None,
            open: false,
            place: Place::Row,
        });
    }
}

fn unreadable(line: usize, cell: &str, what: &str, remedy: &str) -> Finding {
    Finding::new(Kind::Unreadable, line, format!("`{}` is not {what}", shown(cell)), remedy)
}
