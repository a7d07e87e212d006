//! Tables that fit the console.

use clap::builder::styling::Style;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle};
use unicode_width::UnicodeWidthStr;

use super::console::Console;

/// What a column holds, and how it gives way where the table is too wide.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Numbers: to the right, never folded.
    Numbers,
    /// Single words: never folded.
    Words,
    /// Texts: folded.
    Text,
}

/// No borders: a line below the header, spaces between columns.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// How many spaces are between columns.
const GAP: usize = 2;

/// A text is folded at no fewer columns than this: fewer are not readable.
const LEAST: usize = 24;

/// Rows below a header; columns without a single value are left out. Where the console is too narrow for it, each row is a block of
/// lines, headed by its first two values.
pub(super) fn table(header: &[(&str, Holds)], rows: &[Vec<String>], console: &Console<'_>) -> String {
    let kept: Vec<usize> =
        (0..header.len()).filter(|index| rows.iter().any(|row| !row[*index].is_empty())).collect();
    if console.columns().is_some_and(|columns| columns < narrowest(header, rows, &kept)) {
        return blocks(header, rows, console);
    }
    let mut table = fitting(STYLE, console);
    table.set_header(kept.iter().map(|index| header[*index].0).collect::<Vec<_>>());
    for row in rows {
        table.add_row(kept.iter().map(|index| &row[*index]));
    }
    for (column, index) in table.column_iter_mut().zip(&kept) {
        column.set_padding((0, u16::try_from(GAP).unwrap_or_default()));
        let holds = header[*index].1;
        if holds != Holds::Text {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
        if holds == Holds::Numbers {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    lines(&table)
}

/// The width below which some text would be folded too often.
fn narrowest(header: &[(&str, Holds)], rows: &[Vec<String>], kept: &[usize]) -> usize {
    let width = |index: &usize| {
        let cells = rows.iter().map(|row| row[*index].width());
        let widest = cells.chain([header[*index].0.width()]).max().unwrap_or_default();
        GAP + if header[*index].1 == Holds::Text { widest.min(LEAST) } else { widest }
    };
    kept.iter().map(width).sum()
}

fn blocks(header: &[(&str, Holds)], rows: &[Vec<String>], console: &Console<'_>) -> String {
    let block = |row: &Vec<String>| {
        let named = header.iter().map(|(name, _)| (*name).to_owned()).zip(row.iter().cloned());
        let values: Vec<_> = named.skip(2).filter(|(_, value)| !value.is_empty()).collect();
        format!("{}\n{}", bold(row[..2].join(" ").trim()), pairs(&values, console))
    };
    rows.iter().map(block).collect::<Vec<_>>().join("\n")
}

/// Names and what they stand for, without a header.
pub(super) fn pairs(rows: &[(String, String)], console: &Console<'_>) -> String {
    let mut table = fitting(TableStyle::new(), console);
    for (name, value) in rows {
        table.add_row([name, value]);
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

/// What stands out on a terminal.
pub(super) fn bold(text: &str) -> String {
    let style = Style::new().bold();
    format!("{style}{text}{style:#}")
}
