//! CSV → [`Document`].

use csv::{ReaderBuilder, StringRecord};

use super::Options;
use super::document::Document;
use super::table::{self, Table};

pub fn read(text: &str, options: &Options) -> Document {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut table = Table::default();
    let mut record = StringRecord::new();
    let (mut read, mut line) = (0, 1);
    // Reading from memory does not fail, rows may be of any length, and a text is UTF-8.
    while reader.read_record(&mut record).unwrap_or(false) {
        // To the reader a record begins behind the first sign of the line end before it, and blank lines are its own.
        let begin = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(read);
        let begin = text.len() - text[begin..].trim_start_matches(['\r', '\n']).len();
        line += text[read..begin].matches('\n').count();
        read = begin;
        table.lines.push(line);
        table.cells.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
    }
    let mut document = Document::default();
    table::read(&table, None, options, &mut document);
    document
}

/// What separates most columns of the header.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |delimiter: &u8| header.bytes().filter(|byte| byte == delimiter).count();
    // The last of equals: a comma.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}
