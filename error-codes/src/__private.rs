//! What derived code calls. No part of the public interface: it changes without notice.

use std::fmt;
use std::time::Duration;

use crate::diagnosis::Message;

pub use crate::catalog::{
    Catalog, Detail, Directory, Entry, ErrorCatalog, ErrorCode, GrpcCode, Leaf, Legacy, Level, More, Own,
    Rejection, Retry,
};
#[cfg(feature = "actix")]
pub use actix_web;
#[cfg(feature = "axum")]
pub use axum_core;
pub use error_codes_macros::language_packs;
#[cfg(feature = "poem")]
pub use poem;
#[cfg(feature = "salvo")]
pub use salvo_core;
#[cfg(feature = "tonic")]
pub use tonic;
#[cfg(feature = "utoipa")]
pub use utoipa;

pub use crate::argument::{Argument, DisplayArgument};
pub use crate::check::{
    Asked, Shown, Shows, code_inside, digits, packed, packed_as, packed_with, retired_inside,
    segment_disjoint, segment_planned, shown as shown_field, status, status_agrees, status_known,
};
pub use crate::compose::{
    Composition, Conflicts, Part, Row, SameNames, Sequence, column, conflicts, directory, entries,
    entry_count, leaf_count, leaves, legacy, legacy_count, order, part, part_conflict, reasons_fit,
    rejection_known, retired, retired_count, same_names, segment_count, segments, sequence, starts,
};
pub use crate::message::packs::{LanguagePacks, Pack};
pub use crate::plan::Plan;
pub use crate::segment::Segment;

/// The catalogue of an enum that does not compile.
pub const STUB: Catalog = Catalog::new("", &[], Directory::Column(&[]), &[], &[], &[]);

/// `Display` by the text of the entry.
///
/// # Errors
///
/// Where `f` or a field's own `Display` fails.
pub fn fmt_text(error: &dyn ErrorCode, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    crate::message::write(error.entry().localized(0), &|name| error.argument(name), f)
}

/// `Debug` by the row of the entry.
///
/// # Errors
///
/// Where `f` fails.
pub fn fmt_row(error: &dyn ErrorCode, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let entry = error.entry();
    write!(f, "{}({})", entry.name(), entry.code())
}

/// The argument called `name` of an error with the values of its parameters, all shown by `Display`.
#[must_use]
pub fn displayed<'a>(entry: &Entry, name: &str, values: &[&'a dyn DisplayArgument]) -> Option<Argument<'a>> {
    values.get(entry.parameter(name)?).map(|value| Argument::of(*value))
}

/// The same with their names, each shown by what its argument says.
#[must_use]
pub fn named<'a>(name: &str, fields: &[(&str, Argument<'a>)]) -> Option<Argument<'a>> {
    fields.iter().find(|(known, _)| *known == name).map(|(_, argument)| *argument)
}

/// A field that some message may show, by whatever it implements: an inherent method comes before one of a trait, and is
/// there only where its bound holds.
pub struct Probe<'a, T>(pub &'a T);

impl<'a, T: fmt::Display> Probe<'a, T> {
    #[must_use]
    pub fn display(self) -> Option<&'a dyn fmt::Display> {
        Some(self.0)
    }
}

impl<'a, T: fmt::Debug> Probe<'a, T> {
    #[must_use]
    pub fn debug(self) -> Option<&'a dyn fmt::Debug> {
        Some(self.0)
    }
}

impl<'a, T: std::error::Error> Probe<'a, T> {
    #[must_use]
    pub fn error(self) -> Option<&'a (dyn std::error::Error + 'a)> {
        Some(self.0)
    }
}

/// `error`, if that is what it is.
#[must_use]
pub fn found<'a, T: std::error::Error + ErrorCode + 'static>(
    error: &'a (dyn std::error::Error + 'static),
) -> Option<&'a dyn ErrorCode> {
    error.downcast_ref::<T>().map(|error| error as _)
}

/// [`found`], where `T` may be no error: then [`NotFound`] answers.
pub struct Link<T>(std::marker::PhantomData<T>);

impl<T: std::error::Error + ErrorCode + 'static> Link<T> {
    #[must_use]
    pub fn find<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a dyn ErrorCode> {
        found::<T>(error)
    }
}

/// See [`Link`].
pub trait NotFound {
    #[must_use]
    fn find<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a dyn ErrorCode> {
        let _ = error;
        None
    }
}

impl<T> NotFound for Link<T> {}

/// See [`Probe`].
pub trait NoError<'a>: Sized {
    fn error(self) -> Option<&'a (dyn std::error::Error + 'a)> {
        None
    }
}

impl<'a, T> NoError<'a> for Probe<'a, T> {}

/// See [`Probe`].
pub trait Unshown<'a>: Sized {
    fn display(self) -> Option<&'a dyn fmt::Display> {
        None
    }

    fn debug(self) -> Option<&'a dyn fmt::Debug> {
        None
    }
}

impl<'a, T> Unshown<'a> for Probe<'a, T> {}

/// What a field of type `T` can be shown by, in const evaluation. [`NotShown`] answers where the bound does not hold.
pub struct Type<T: ?Sized>(std::marker::PhantomData<T>);

impl<T: fmt::Display + ?Sized> Type<T> {
    pub const DISPLAY: bool = true;
}

impl<T: fmt::Debug + ?Sized> Type<T> {
    pub const DEBUG: bool = true;
}

/// See [`Type`].
pub trait NotShown {
    const DISPLAY: bool = false;
    const DEBUG: bool = false;
}

impl<T: ?Sized> NotShown for Type<T> {}

/// The `index`th of these details.
#[must_use]
#[inline]
pub fn detail<'a>(
    index: usize,
    details: &[(&'static str, &'a dyn Detail)],
) -> Option<(&'static str, &'a dyn Detail)> {
    details.get(index).copied()
}

/// Whether `E` reads `#[source]`: whether it is an error. [`NotRead`] answers where it is none, since a constant of the type
/// itself comes before one of a trait.
pub struct Source<E: ?Sized>(std::marker::PhantomData<E>);

impl<E: std::error::Error + ?Sized> Source<E> {
    pub const READ: bool = true;
}

/// Whether `E` reads `#[from]` on a field of type `T`: whether it is made from one.
pub struct From<E, T>(std::marker::PhantomData<(E, T)>);

impl<E: std::convert::From<T>, T> From<E, T> {
    pub const READ: bool = true;
}

/// See [`Source`].
pub trait NotRead {
    const READ: bool = false;
}

impl<E: ?Sized> NotRead for Source<E> {}
impl<E, T> NotRead for From<E, T> {}

/// Refuses an attribute that nobody reads.
///
/// # Panics
///
/// Then, in const evaluation: the message is a compile error.
#[track_caller]
pub const fn attribute_read(owner: &str, attribute: &str, read: bool) {
    if !read {
        Message::new()
            .text("nothing reads `")
            .text(attribute)
            .text("` on `")
            .text(owner)
            .text("`; write `#[catalog(error)]` on the enum, or derive `thiserror::Error`")
            .panic();
    }
}

/// How long a field that `retry = after(field)` names says to wait.
#[diagnostic::on_unimplemented(
    message = "`retry = after(…)` needs a field of whole seconds or a `Duration`, and `{Self}` is neither",
    label = "named by `retry = after(…)`",
    note = "use `u8`, `u16`, `u32`, `u64`, `usize` or `std::time::Duration`"
)]
pub trait Wait {
    fn wait(&self) -> Duration;
}

impl Wait for Duration {
    fn wait(&self) -> Duration {
        *self
    }
}

macro_rules! seconds {
    ($($seconds:ty)*) => {$(
        impl Wait for $seconds {
            fn wait(&self) -> Duration {
                Duration::from_secs(u64::from(*self))
            }
        }
    )*};
}

seconds!(u8 u16 u32 u64);

impl Wait for usize {
    fn wait(&self) -> Duration {
        Duration::from_secs(u64::try_from(*self).unwrap_or(u64::MAX))
    }
}

/// The error behind a `#[source]` field, whether it is an error itself or a pointer to one.
pub trait AsDynError<'a> {
    fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a);
}

impl<'a, T: std::error::Error + 'a> AsDynError<'a> for T {
    fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a) {
        self
    }
}

macro_rules! as_dyn_error {
    ($($error:ty),*) => {$(
        impl<'a> AsDynError<'a> for $error {
            fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a) {
                self
            }
        }
    )*};
}

as_dyn_error!(
    dyn std::error::Error + 'a,
    dyn std::error::Error + Send + 'a,
    dyn std::error::Error + Send + Sync + 'a
);

/// Takes the implementation for a framework, or the error that says which feature it needs. The derive writes both: an error
/// made here could not point at the user's key.
#[doc(hidden)]
#[macro_export]
macro_rules! __with_feature {
    ({ $($missing:tt)* } $($implementation:tt)*) => { $($implementation)* };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __without_feature {
    ({ $($missing:tt)* } $($implementation:tt)*) => { $($missing)* };
}

macro_rules! frameworks {
    ($($feature:literal: $with_feature:ident)*) => {$(
        #[cfg(feature = $feature)]
        pub use crate::__with_feature as $with_feature;
        #[cfg(not(feature = $feature))]
        pub use crate::__without_feature as $with_feature;
    )*};
}

frameworks! {
    "axum": with_axum
    "actix": with_actix
    "poem": with_poem
    "salvo": with_salvo
    "tonic": with_tonic
    "utoipa": with_utoipa
}
