//! The values that fill the placeholders of a text.

use std::fmt::{self, Debug, Display};

/// The value of a placeholder: a field's `Display`, its `Debug`, or both.
#[derive(Clone, Copy, Default)]
pub struct Argument<'a> {
    display: Option<&'a dyn Display>,
    debug: Option<&'a dyn Debug>,
}

impl<'a> Argument<'a> {
    /// An argument that shows nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { display: None, debug: None }
    }

    /// What derived code calls where a message may show the field by either.
    #[doc(hidden)]
    #[must_use]
    pub const fn probed(display: Option<&'a dyn Display>, debug: Option<&'a dyn Debug>) -> Self {
        Self { display, debug }
    }

    pub(crate) fn of(value: &'a dyn DisplayArgument) -> Self {
        Self { display: Some(value), debug: None }
    }

    /// Shows `{name}` by this value.
    #[must_use]
    pub fn display<T: DisplayArgument>(mut self, value: &'a T) -> Self {
        self.display = Some(value);
        self
    }

    /// Shows `{name:?}` by this value.
    #[must_use]
    pub fn debug<T: DebugArgument>(mut self, value: &'a T) -> Self {
        self.debug = Some(value);
        self
    }

    /// The value for `{name}`, if the field has a `Display`.
    #[must_use]
    pub fn as_display(&self) -> Option<&'a dyn Display> {
        self.display
    }

    /// The value for `{name:?}`, if the field has a `Debug`.
    #[must_use]
    pub fn as_debug(&self) -> Option<&'a dyn Debug> {
        self.debug
    }
}

impl Debug for Argument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Argument")
            .field("display", &self.display.map(ToString::to_string))
            .field("debug", &self.debug)
            .finish()
    }
}

/// A field that a placeholder `{field}` can show: whatever has a `Display`.
#[diagnostic::on_unimplemented(
    message = "the placeholder of a field of type `{Self}` needs `{Self}` to implement `Display`",
    label = "`{Self}` has no `Display`",
    note = "implement `std::fmt::Display`, take the placeholder out of the text, or write `{{field:?}}` to show it by its `Debug`"
)]
pub trait DisplayArgument: Display {}

#[diagnostic::do_not_recommend]
impl<T: Display> DisplayArgument for T {}

/// A field that a placeholder `{field:?}` can show: whatever has a `Debug`.
#[diagnostic::on_unimplemented(
    message = "the placeholder `{{…:?}}` of a field of type `{Self}` needs `{Self}` to implement `Debug`",
    label = "`{Self}` has no `Debug`",
    note = "derive or implement `std::fmt::Debug`, or take the placeholder out of the text"
)]
pub trait DebugArgument: Debug {}

#[diagnostic::do_not_recommend]
impl<T: Debug> DebugArgument for T {}
