//! What a catalogue can be exported as.

use super::{Snapshot, json};

/// A form that a catalogue can be written in, for whoever lets others choose one.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::{self, Format, Snapshot};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", keys = "stock", http = 409)]
/// enum StockError {
///     /// Out of stock
///     #[code(60701)]
///     Insufficient,
/// }
///
/// let snapshot = Snapshot::of(StockError::CATALOG);
/// let format = Format::by_name("json").unwrap();
/// assert!(!format.takes_locale());
/// assert_eq!(format.write(&snapshot, ""), export::json(&snapshot));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Format {
    name: &'static str,
    about: &'static str,
    takes_locale: bool,
    write: fn(&Snapshot, &str) -> String,
}

impl Format {
    /// All there are.
    pub const ALL: &[Self] = &[Self {
        name: "json",
        about: "The whole catalogue, for tools",
        takes_locale: false,
        write: |snapshot, _| json(snapshot),
    }];

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

    /// Whether the text depends on a locale.
    #[must_use]
    pub const fn takes_locale(&self) -> bool {
        self.takes_locale
    }

    /// The catalogue in this form. `locale` is for those alone that [take one](Self::takes_locale).
    #[must_use]
    pub fn write(&self, snapshot: &Snapshot, locale: &str) -> String {
        (self.write)(snapshot, locale)
    }
}
