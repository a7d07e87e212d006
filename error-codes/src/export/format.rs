//! What a catalogue can be exported as.

use super::{Snapshot, csv, html, i18n, json, markdown, openapi, python, typescript};

/// A form that a catalogue can be written in, for whoever lets others choose one.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::{Format, Snapshot};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", keys = "stock", http = 409)]
/// enum StockError {
///     /// Out of stock
///     #[code(60701)]
///     Insufficient,
/// }
///
/// let names: Vec<&str> = Format::ALL.iter().map(Format::name).collect();
/// assert!(names.contains(&"typescript"));
///
/// let format = Format::by_name("markdown").unwrap();
/// assert_eq!(format.about(), "The cheat sheet: plan, a table for each segment, old codes");
/// assert_eq!((format.extension(), format.takes_locale()), ("md", true));
/// assert!(format.write(&Snapshot::of(StockError::CATALOG), "en").starts_with("# stock\n"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Format {
    name: &'static str,
    about: &'static str,
    extension: &'static str,
    write: Write,
}

#[derive(Clone, Copy, Debug)]
enum Write {
    Whole(fn(&Snapshot) -> String),
    InLocale(fn(&Snapshot, &str) -> String),
}

impl Format {
    /// All there are, in the order in which people want to see them.
    pub const ALL: &[Self] = &[
        Self::localized(
            "markdown",
            "The cheat sheet: plan, a table for each segment, old codes",
            "md",
            markdown,
        ),
        Self::of("html", "A page to search, in one file", "html", html),
        Self::of("typescript", "A module for front ends", "ts", typescript),
        Self::of("python", "A module for services and tests", "py", python),
        Self::of("json", "The whole catalogue, for tools", "json", json),
        Self::of("openapi", "Components of an OpenAPI 3.1 document", "openapi.json", openapi),
        Self::localized(
            "i18n",
            "The language pack of a locale, with marks where it lacks messages",
            "json",
            i18n,
        ),
        Self::of("csv", "A table for spreadsheets", "csv", csv),
    ];

    const fn of(
        name: &'static str,
        about: &'static str,
        extension: &'static str,
        write: fn(&Snapshot) -> String,
    ) -> Self {
        Self { name, about, extension, write: Write::Whole(write) }
    }

    const fn localized(
        name: &'static str,
        about: &'static str,
        extension: &'static str,
        write: fn(&Snapshot, &str) -> String,
    ) -> Self {
        Self { name, about, extension, write: Write::InLocale(write) }
    }

    /// The one of this name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name == name)
    }

    /// What it is called: that of the function which writes it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What it is, in a line.
    #[must_use]
    pub const fn about(&self) -> &'static str {
        self.about
    }

    /// That of its files, without a dot before it.
    #[must_use]
    pub const fn extension(&self) -> &'static str {
        self.extension
    }

    /// Whether the text depends on a locale.
    #[must_use]
    pub const fn takes_locale(&self) -> bool {
        matches!(self.write, Write::InLocale(_))
    }

    /// The catalogue in this form. `locale` is for those alone that [take one](Self::takes_locale).
    #[must_use]
    pub fn write(&self, snapshot: &Snapshot, locale: &str) -> String {
        match self.write {
            Write::Whole(write) => write(snapshot),
            Write::InLocale(write) => write(snapshot, locale),
        }
    }
}
