//! What a document does not say itself.

use super::columns::{Column, plain};
use super::words::{line, tag};

/// How a document is to be read, and where its source belongs.
///
/// ```
/// use error_codes::import::{self, Column, Options};
///
/// let options = Options::new("mall")
///     .column("故障号", Column::Code)
///     .status(500)
///     .locale("zh-cn")
///     .module("src/faults")
///     .locales("assets/locales");
///
/// let imported = import::csv("故障号,名称,说明\n6001,FULL,磁盘已满\n", &options);
/// let paths: Vec<&str> = imported.files.iter().map(|file| file.path.as_str()).collect();
/// assert_eq!(paths, ["src/faults/mod.rs", "assets/locales/zh-CN.json"]);
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    pub(super) name: String,
    columns: Vec<(String, Column)>,
    pub(super) status: Option<u16>,
    pub(super) locale: Option<String>,
    pub(super) module: String,
    pub(super) locales: String,
}

impl Options {
    /// The name of the system: of its plan and its catalogue, and of the enum of all enums.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: Some(line(name).replace(' ', "-"))
                .filter(|name| !name.is_empty())
                .unwrap_or_else(|| "service".to_owned()),
            columns: Vec::new(),
            status: None,
            locale: None,
            module: "src/error".to_owned(),
            locales: "locales".to_owned(),
        }
    }

    /// What the column with this header holds. Case, spaces and what stands in brackets do not matter.
    #[must_use]
    pub fn column(mut self, header: &str, column: Column) -> Self {
        self.columns.push((plain(header), column));
        self
    }

    /// The HTTP status of entries that have none.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// The locale of the messages; without it their script tells.
    #[must_use]
    pub fn locale(mut self, locale: &str) -> Self {
        self.locale = Some(tag(locale).unwrap_or_else(|| locale.to_owned()));
        self
    }

    /// The folder of the module, from the directory of `Cargo.toml`; `src/error` without.
    #[must_use]
    pub fn module(mut self, folder: &str) -> Self {
        folder.trim_end_matches('/').clone_into(&mut self.module);
        self
    }

    /// The folder of the language packs, from the directory of `Cargo.toml`; `locales` without.
    #[must_use]
    pub fn locales(mut self, folder: &str) -> Self {
        folder.trim_end_matches('/').clone_into(&mut self.locales);
        self
    }

    /// `header` is plain.
    pub(super) fn column_of(&self, header: &str) -> Option<Column> {
        self.columns.iter().rev().find(|(known, _)| known == header).map(|(_, column)| *column)
    }
}
