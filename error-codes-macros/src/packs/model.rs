//! What the user wrote, and what the files hold.

use std::collections::BTreeMap;
use std::fmt;

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Ident, Visibility};

/// `pub static PACKS = "zh-CN" => "locales/zh-CN.json", …`
pub struct Declared {
    /// The path of the runtime crate.
    pub krate: TokenStream,
    pub attributes: Vec<Attribute>,
    pub strict: bool,
    pub visibility: Visibility,
    pub ident: Ident,
    /// The first is the source.
    pub locales: Vec<Locale>,
}

/// `"zh-CN" => "locales/zh-CN.json"`
pub struct Locale {
    pub tag: Text,
    pub path: Text,
}

/// A string literal.
pub struct Text {
    pub value: String,
    pub span: Span,
}

/// How many faults of one kind are reported for one file.
pub const REPORTED: usize = 20;

/// The messages of one file, by key; of a faulty file, what could be read.
#[derive(Default)]
pub struct Pack {
    pub messages: BTreeMap<String, Message>,
    pub is_faulty: bool,
}

pub struct Message {
    pub text: String,
    /// Where the key stands.
    pub place: Position,
}

/// A place in a file. Lines and columns count from 1, columns in characters.
#[derive(Clone, Copy)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
