//! Texts with placeholders, in the languages that a service speaks.
//!
//! `{field}` shows a field by its `Display`, `{field:?}` by its `Debug`, `{0}` the first field of a tuple variant;
//! `{{` and `}}` are braces. The macros have checked every text they have seen; whatever else a text may hold is shown as
//! it is written, since a message must never fail.
//!
//! ```
//! use error_codes::{ErrorCatalog, Report};
//!
//! #[derive(ErrorCatalog)]
//! #[catalog(keys = "user", http = 400)]
//! enum UserError {
//!     /// {name:?} is no name: write {{first}} {{last}}, at most {most} letters
//!     #[code(60104)]
//!     BadName { name: &'static str, most: u32 },
//! }
//!
//! let error = UserError::BadName { name: "?", most: 20 };
//! assert_eq!(Report::of(&error).message(), "\"?\" is no name: write {first} {last}, at most 20 letters");
//! ```

mod negotiate;
pub(crate) mod packs;
mod template;

#[cfg(all(feature = "export", feature = "web"))]
pub(crate) use self::negotiate::weight;
pub use self::negotiate::{Locale, negotiate};
pub use self::packs::LanguagePacks;
#[cfg(feature = "cli")]
pub(crate) use self::template::{Stretch, stretch};
pub(crate) use self::template::{message, placeholders, write};
