//! Tables that fit the console.

use clap::builder::styling::Style;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle};

use super::console::Console;

/// What a column holds, and how it gives way where the table is too wide.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    /// Numbers: to the right, never folded.
    Numbers,
    /// Single words: never folded.
    Words,
    /// Texts: folded.
    Text,
}

/// No borders: a line below the header, two spaces between columns.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::new('─', '─', '─', '─'));

/// Rows below a header; columns without a single value are left out.
pub(super) fn table(header: &[(&str, Holds)], rows: &[Vec<String>], console: &Console<'_>) -> String {
    let kept: Vec<usize> =
        (0..header.len()).filter(|index| rows.iter().any(|row| !row[*index].is_empty())).collect();
    let mut table = comfy_table::Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic);
    if let Some(columns) = console.columns() {
        table.set_width(u16::try_from(columns).unwrap_or(u16::MAX));
    }
    table.set_header(kept.iter().map(|index| header[*index].0).collect::<Vec<_>>());
    for row in rows {
        table.add_row(kept.iter().map(|index| &row[*index]));
    }
    for (column, index) in table.column_iter_mut().zip(&kept) {
        column.set_padding((0, 2));
        match header[*index].1 {
            Holds::Numbers => {
                column.set_constraint(ColumnConstraint::ContentWidth);
                column.set_cell_alignment(CellAlignment::Right);
            }
            Holds::Words => {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
            Holds::Text => {}
        }
    }
    lines(&table)
}

/// Names and what they stand for, without a header.
pub(super) fn pairs(rows: &[(String, String)], console: &Console<'_>) -> String {
    let mut table = comfy_table::Table::new();
    table.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Dynamic);
    if let Some(columns) = console.columns() {
        table.set_width(u16::try_from(columns).unwrap_or(u16::MAX));
    }
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
