//! The enum as its attributes say it, unchecked. Every part keeps the place to underline when it is wrong.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Generics, Member, Path, Type};

use crate::errors::Place;

/// One enum.
pub struct Model {
    pub ident: Ident,
    pub generics: Generics,
    pub catalog: CatalogAttr,
    pub segments: Vec<SegmentAttr>,
    /// Whether a segment could not be read, which is reported: nobody knows what it would have owned or fixed.
    pub has_faulty_segment: bool,
    /// `#[segment(plan::REGISTER)]`: what only the compiler can look up.
    pub segment_paths: Vec<Path>,
    pub variants: Vec<Variant>,
    /// An `#[error(…)]`: thiserror or the like is here to read `#[source]` and `#[from]`.
    pub error_attribute: Option<Place>,
    /// `#[source]` and `#[from]` where they do not belong, with the fault that they are if it is ours to read them.
    pub stray_sources: Vec<(Place, String)>,
}

impl Model {
    /// Whether a plan has a say: then tokens alone do not tell what a segment holds.
    pub fn is_planned(&self) -> bool {
        !self.segment_paths.is_empty() || !self.catalog.plan.is_absent()
    }

    /// The catalogue's name: its own, else the enum's.
    pub fn catalog_name(&self) -> String {
        self.catalog.name.get().map_or_else(|| unraw(&self.ident), |name| name.value.clone())
    }

    /// The path of the runtime crate.
    pub fn krate(&self) -> TokenStream {
        self.catalog.krate.get().map_or_else(|| quote!(::error_codes), Path::to_token_stream)
    }
}

/// The word of an identifier, without the `r#` of a raw one.
pub fn unraw(ident: &Ident) -> String {
    let word = ident.to_string();
    match word.strip_prefix("r#") {
        Some(word) => word.to_owned(),
        None => word,
    }
}

/// The value of a key: not written, written wrongly (and reported), or given.
///
/// A check that asks for a missing key must not complain of one that was merely mistyped.
#[derive(Default)]
pub enum Slot<T> {
    #[default]
    Absent,
    Faulty,
    Given(T),
}

impl<T> Slot<T> {
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Faulty => None,
        }
    }

    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<T> Slot<Vec<T>> {
    /// What was given; nothing where nothing was.
    pub fn list(&self) -> &[T] {
        self.get().map_or(&[], Vec::as_slice)
    }
}

/// A text as it is written, or made by default: what to compare, and what to underline when it is wrong.
#[derive(Clone)]
pub struct Word {
    pub value: String,
    pub span: Span,
}

/// `#[catalog(…)]`
#[derive(Default)]
pub struct CatalogAttr {
    pub krate: Slot<Path>,
    pub name: Slot<Word>,
    pub title: Slot<Word>,
    pub http: Slot<Status>,
    pub keys: Slot<Word>,
    pub plan: Slot<Path>,
    pub packs: Slot<Path>,
    pub names: Slot<Word>,
    pub digits: Slot<Digits>,
    pub success: Slot<Success>,
    pub retired: Slot<Vec<CodeRange>>,
    pub doc_url: Slot<Word>,
    pub rejections: Slot<Vec<Rejection>>,
    pub error: Slot<Span>,
    pub debug: Slot<Span>,
    pub axum: Slot<Span>,
    pub actix: Slot<Span>,
    pub poem: Slot<Span>,
    pub salvo: Slot<Span>,
    pub tonic: Slot<Span>,
    pub utoipa: Slot<Span>,
}

/// `#[segment(60100..=60199, name = "user.register", title = "…", http = 400)]`
pub struct SegmentAttr {
    pub range: CodeRange,
    pub name: Word,
    pub title: Slot<Word>,
    pub http: Slot<Status>,
}

/// A code as it is written: `60101`, `60_101`, `0xEAC5`, `-1`.
#[derive(Clone, Copy)]
pub struct Code {
    pub value: i64,
    pub place: Place,
}

/// An inclusive range of codes, or one code as both of its ends.
#[derive(Clone, Copy)]
pub struct CodeRange {
    pub first: i64,
    pub last: i64,
    pub place: Place,
}

impl CodeRange {
    pub fn contains(&self, code: i64) -> bool {
        self.first <= code && code <= self.last
    }

    /// The codes that both ranges hold.
    pub fn overlap(&self, other: &Self) -> Option<(i64, i64)> {
        let (first, last) = (self.first.max(other.first), self.last.min(other.last));
        (first <= last).then_some((first, last))
    }
}

/// `http = 409` or `http = CONFLICT`
#[derive(Clone, Copy)]
pub struct Status {
    pub value: u16,
    pub place: Place,
}

/// `digits = 5`
pub struct Digits {
    pub value: u32,
    pub place: Place,
}

/// `success(20000, msg = "ok")`
pub struct Success {
    pub code: Code,
    pub msg: Word,
}

/// `json = 50901` of `rejections(…)`
pub struct Rejection {
    pub kind: String,
    pub code: Code,
}

pub struct Variant {
    pub ident: Ident,
    pub code: Slot<CodeAttr>,
    /// `= 60101` after the variant.
    pub discriminant: Option<Discriminant>,
    pub docs: Docs,
    pub deprecated: Option<String>,
    pub style: Style,
    pub fields: Vec<Field>,
}

impl CodeAttr {
    /// Whether anything stands beside `transparent`.
    pub fn says_more(&self) -> bool {
        let words = [&self.msg, &self.name, &self.hint].into_iter().any(|slot| !slot.is_absent());
        let codes = !(self.code.is_absent()
            && self.http.is_absent()
            && self.was.is_absent()
            && self.shared.is_absent());
        words || codes || !(self.retry.is_absent() && self.log.is_absent() && self.grpc.is_absent())
    }
}

impl Variant {
    /// Where it says `transparent`: then another catalogue speaks for it.
    pub fn transparent(&self) -> Option<Span> {
        self.code.get()?.transparent.get().copied()
    }

    /// The fields that are sent to clients.
    pub fn details(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.detail.is_some())
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Unit,
    Tuple,
    Named,
}

/// An explicit discriminant; `code` where it is an integer literal.
pub struct Discriminant {
    pub code: Option<Code>,
    pub place: Place,
}

/// `#[code(60101, http = 409, msg = "phone.exists")]`
#[derive(Default)]
pub struct CodeAttr {
    pub code: Slot<Code>,
    pub http: Slot<Status>,
    pub msg: Slot<Word>,
    pub name: Slot<Word>,
    pub hint: Slot<Word>,
    pub retry: Slot<Retry>,
    pub log: Slot<Ident>,
    pub grpc: Slot<Ident>,
    pub was: Slot<Vec<Was>>,
    pub shared: Slot<Span>,
    pub transparent: Slot<Span>,
}

/// `retry = no`, `backoff`, `after(60)` or `after(field)`
pub enum Retry {
    No,
    Backoff,
    After(u64),
    AfterField(Ident),
}

/// One number of `was(20101, 60101, reused)`
pub struct Was {
    pub code: Code,
    pub reused: bool,
}

pub struct Field {
    pub member: Member,
    pub ty: Type,
    pub detail: Option<Detail>,
    pub source: Option<Place>,
    pub from: Option<Place>,
}

/// `#[detail]` or `#[detail(rename = "…")]`
pub struct Detail {
    pub place: Place,
    pub rename: Slot<Word>,
}

/// A doc comment.
#[derive(Default)]
pub struct Docs {
    /// The first paragraph, on one line.
    pub text: String,
    /// All other paragraphs, a blank line between them.
    pub description: String,
    /// The lines of the first paragraph and where they stand.
    pub lines: Vec<(String, Place)>,
}
