//! Tables that fit the console.

use std::borrow::Cow;

use clap::builder::styling::Style;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::console::Console;

/// What a column holds, and how it gives way where the table is too wide.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Numbers: to the right, never folded.
    Numbers,
    /// Words: folded between them only.
    Words,
    /// The same, left out first.
    Aside,
    /// Texts: folded.
    Text,
}

/// No borders: a line below the header, spaces between columns.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// How many spaces are between columns.
const GAP: usize = 2;

/// A text is folded at no fewer columns than this: fewer are not readable.
const LEAST: usize = 20;

/// Rows below a header; columns without a single value are left out. Where the console is too narrow for it without what is aside,
/// each row is a block of lines, headed by its first two values.
pub(super) fn table(header: &[(&str, Holds)], rows: &[Vec<String>], console: &Console<'_>) -> String {
    let mut kept: Vec<usize> =
        (0..header.len()).filter(|index| rows.iter().any(|row| !row[*index].is_empty())).collect();
    let fits = |kept: &[usize]| {
        let narrowest: usize = kept.iter().map(|index| least(header[*index], rows, *index) + GAP).sum();
        console.columns().is_none_or(|columns| columns >= narrowest)
    };
    if !fits(&kept) {
        kept.retain(|index| header[*index].1 != Holds::Aside);
    }
    if !fits(&kept) {
        return blocks(header, rows, console);
    }
    let mut table = fitting(STYLE, console);
    table.set_header(kept.iter().map(|index| header[*index].0).collect::<Vec<_>>());
    for row in rows {
        table.add_row(kept.iter().map(|index| harmless(&row[*index])));
    }
    for (column, index) in table.column_iter_mut().zip(&kept) {
        column.set_padding((0, u16::try_from(GAP).unwrap_or_default()));
        let width = least(header[*index], rows, *index) + GAP;
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(
            u16::try_from(width).unwrap_or(u16::MAX),
        )));
        if header[*index].1 == Holds::Numbers {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    lines(&table)
}

/// How wide a column is at least.
fn least((name, holds): (&str, Holds), rows: &[Vec<String>], index: usize) -> usize {
    let widest = |cell: &str| match holds {
        Holds::Numbers => cell.width(),
        Holds::Words | Holds::Aside => cell.split(' ').map(UnicodeWidthStr::width).max().unwrap_or_default(),
        Holds::Text => cell.width().min(LEAST),
    };
    rows.iter().map(|row| widest(&row[index])).chain([name.width()]).max().unwrap_or_default()
}

fn blocks(header: &[(&str, Holds)], rows: &[Vec<String>], console: &Console<'_>) -> String {
    let block = |row: &Vec<String>| {
        let named = header.iter().map(|(name, _)| (*name).to_owned()).zip(row.iter().cloned());
        let values: Vec<_> = named.skip(2).filter(|(_, value)| !value.is_empty()).collect();
        format!("{}\n{}", bold(harmless(&row[..2].join(" ")).trim()), pairs(&values, console))
    };
    rows.iter().map(block).collect::<Vec<_>>().join("\n")
}

/// Names and what they stand for, without a header.
pub(super) fn pairs(rows: &[(String, String)], console: &Console<'_>) -> String {
    let mut table = fitting(TableStyle::new(), console);
    for (name, value) in rows {
        table.add_row([harmless(name), harmless(value)]);
    }
    for column in table.column_iter_mut() {
        column.set_padding((2, 0));
    }
    if let Some(names) = table.column_mut(0) {
        names.set_constraint(ColumnConstraint::ContentWidth);
    }
    lines(&table)
}

fn fitting(style: TableStyle, console: &Console<'_>) -> comfy_table::Table {
    let mut table = comfy_table::Table::new();
    table.load_style(style).set_content_arrangement(ContentArrangement::Dynamic);
    if let Some(columns) = console.columns() {
        table.set_width(u16::try_from(columns).unwrap_or(u16::MAX));
    }
    table
}

/// Without blanks at the ends of lines; the header is bold.
fn lines(table: &comfy_table::Table) -> String {
    let mut in_header = table.header().is_some();
    let mut text = String::new();
    for line in table.lines() {
        let line = line.trim_end();
        in_header &= !line.starts_with('─');
        text += &if in_header { bold(line) } else { line.to_owned() };
        text.push('\n');
    }
    text
}

/// Without what a terminal would obey: an exported catalogue may come from anywhere.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    let is_obeyed = |character: char| character.is_control() && !matches!(character, '\t' | '\n');
    if text.contains(is_obeyed) { text.replace(is_obeyed, "\u{fffd}").into() } else { text.into() }
}

/// What stands out on a terminal.
pub(super) fn bold(text: &str) -> String {
    let style = Style::new().bold();
    format!("{style}{text}{style:#}")
}
