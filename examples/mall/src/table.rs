//! The catalogue as a table for terminals.

use comfy_table::{CellAlignment, Table, presets};
use error_codes::Catalog;

/// One line an entry. Narrow enough for 80 columns, Chinese included.
#[must_use]
pub fn render(catalog: &Catalog) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(["code", "status", "name", "text"]);
    for entry in catalog.entries() {
        table.add_row([
            entry.code().to_string(),
            entry.status().as_u16().to_string(),
            entry.name().to_owned(),
            entry.text().to_owned(),
        ]);
    }
    if let Some(column) = table.column_mut(0) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.trim_fmt()
}
