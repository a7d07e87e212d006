//! What all our attributes have in common: `#[name(item, key = value, key(…))]`.

use proc_macro2::{Ident, Span, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseBuffer, ParseStream};
use syn::{Token, parenthesized, token};

use super::header::Header;
use super::value::nearest;
use crate::derive::model::Slot;
use crate::derive::model::unraw;
use crate::errors::{Errors, Place};
use crate::expected::{expected, fault, found};

/// An attribute and the keys it accepts, each as it is written.
pub struct Grammar {
    /// `#[code(…)]`
    pub outline: &'static str,
    /// How the attribute is written, for those who wrote it another way.
    pub example: &'static str,
    /// What may stand in it without a key.
    pub positional: Option<&'static str>,
    pub keys: &'static [(&'static str, &'static str)],
    /// What people write who have not read the list, and the key that they mean.
    pub synonyms: &'static [(&'static str, &'static str)],
}

pub static CATALOG: Grammar = Grammar {
    outline: "#[catalog(…)]",
    example: "#[catalog(name = \"mall\", keys = \"user\")]",
    positional: None,
    keys: &[
        ("name", "name = \"mall\""),
        ("title", "title = \"商城\""),
        ("http", "http = 400"),
        ("keys", "keys = \"user.register\""),
        ("plan", "plan = plan::MALL"),
        ("packs", "packs = crate::PACKS"),
        ("digits", "digits = 5"),
        ("names", "names = \"USER_\""),
        ("success", "success(20000, msg = \"ok\")"),
        ("retired", "retired(60106, 60110..=60119)"),
        ("doc_url", "doc_url = \"https://example.com/errors/{code}\""),
        ("rejections", "rejections(json = 50901, path = 50907)"),
        ("error", "error"),
        ("debug", "debug"),
        ("crate", "crate = ::error_codes"),
        ("axum", "axum"),
        ("actix", "actix"),
        ("poem", "poem"),
        ("salvo", "salvo"),
        ("tonic", "tonic"),
        ("utoipa", "utoipa"),
    ],
    synonyms: &[
        ("status", "http"),
        ("key", "keys"),
        ("prefix", "keys"),
        ("ok", "success"),
        ("locales", "packs"),
        ("messages", "packs"),
        ("url", "doc_url"),
    ],
};

pub static SEGMENT: Grammar = Grammar {
    outline: "#[segment(…)]",
    example: "#[segment(60100..=60199, name = \"user.register\")]",
    positional: Some("a range, the path of a segment"),
    keys: &[("name", "name = \"user.register\""), ("title", "title = \"用户注册\""), ("http", "http = 400")],
    synonyms: &[("status", "http")],
};

pub static CODE: Grammar = Grammar {
    outline: "#[code(…)]",
    example: "#[code(60101, http = 409, msg = \"phone.exists\")]",
    positional: Some("a code"),
    keys: &[
        ("http", "http = 409"),
        ("msg", "msg = \"phone.exists\""),
        ("name", "name = \"PHONE_EXISTS\""),
        ("hint", "hint = \"use another number\""),
        ("retry", "retry = after(60)"),
        ("log", "log = warn"),
        ("grpc", "grpc = NOT_FOUND"),
        ("was", "was(20101, 40001)"),
        ("shared", "shared"),
        ("transparent", "transparent"),
    ],
    synonyms: &[
        ("status", "http"),
        ("http_status", "http"),
        ("message", "msg"),
        ("key", "msg"),
        ("text", "msg"),
        ("level", "log"),
        ("retry_after", "retry"),
        ("legacy", "was"),
    ],
};

pub static SUCCESS: Grammar = Grammar {
    outline: "success(…)",
    example: "success(20000, msg = \"ok\")",
    positional: Some("a code"),
    keys: &[("msg", "msg = \"ok\"")],
    synonyms: &[("message", "msg"), ("key", "msg")],
};

pub static REJECTIONS: Grammar = Grammar {
    outline: "rejections(…)",
    example: "rejections(json = 50901, path = 50907)",
    positional: None,
    keys: &[
        ("json", "json = 50901"),
        ("method", "method = 50906"),
        ("too_large", "too_large = 50904"),
        ("media_type", "media_type = 50903"),
        ("path", "path = 50907"),
        ("panic", "panic = 50000"),
        ("other", "other = 50910"),
    ],
    synonyms: &[
        ("body", "json"),
        ("not_found", "path"),
        ("method_not_allowed", "method"),
        ("payload_too_large", "too_large"),
        ("content_type", "media_type"),
        ("internal", "panic"),
        ("query", "other"),
    ],
};

pub static DETAIL: Grammar = Grammar {
    outline: "#[detail(…)]",
    example: "#[detail(rename = \"phone\")]",
    positional: None,
    keys: &[("rename", "rename = \"phone\"")],
    synonyms: &[("name", "rename")],
};

/// A key as it stands in an attribute, and how it is written with its value.
pub struct Key {
    pub ident: Ident,
    pub name: String,
    pub usage: &'static str,
}

impl Key {
    /// Where a key that takes no value stands.
    fn flag(&self, input: ParseStream) -> syn::Result<Span> {
        if input.peek(Token![=]) || input.peek(token::Paren) {
            return Err(fault(input, format!("`{0}` takes no value; write `{0}`", self.name)));
        }
        Ok(self.ident.span())
    }
}

impl Grammar {
    pub fn has(&self, key: &str) -> bool {
        self.keys.iter().any(|(known, _)| *known == key)
    }

    /// The key that comes next.
    pub fn key(&self, input: ParseStream) -> syn::Result<Key> {
        if !input.peek(Ident::peek_any) {
            let what = match self.positional {
                Some(positional) => format!("{positional} or a key"),
                None => "a key".to_owned(),
            };
            return Err(expected(input, &what, self.example));
        }
        let ident = Ident::parse_any(input)?;
        let name = unraw(&ident);
        let usage =
            self.keys.iter().find(|(known, _)| *known == name).map_or(self.example, |(_, usage)| usage);
        Ok(Key { ident, name, usage })
    }

    /// The key that `key` was most likely meant to be.
    pub fn meant(&self, key: &Key) -> Option<&'static str> {
        let synonym = self.synonyms.iter().find(|(word, _)| *word == key.name).map(|(_, meant)| *meant);
        synonym.or_else(|| nearest(&key.name, self.keys.iter().map(|(known, _)| *known)))
    }

    /// The fault for a key that this attribute does not have.
    pub fn unknown(&self, key: &Key) -> syn::Error {
        let name = &key.name;
        let mut accepted: Vec<String> = self.positional.map(ToOwned::to_owned).into_iter().collect();
        accepted.extend(self.keys.iter().map(|(known, _)| format!("`{known}`")));
        let accepted = format!("`{}` accepts {}", self.outline, accepted.join(", "));
        let elsewhere = [(&CATALOG, "the enum"), (&CODE, "a variant"), (&SEGMENT, "the enum")]
            .into_iter()
            .find(|(other, _)| other.has(name));
        let hint = if matches!(name.as_str(), "segment" | "code" | "catalog" | "detail" | "deprecated") {
            format!("; write `#[{name}]` as an attribute of its own, ")
        } else if let Some(near) = self.meant(key) {
            format!("; did you mean `{near}`? ")
        } else if let Some((other, place)) = elsewhere {
            format!("; `{name}` belongs in `{}` on {place}, ", other.outline)
        } else {
            "; ".to_owned()
        };
        syn::Error::new(key.ident.span(), format!("unknown key `{name}`{hint}{accepted}"))
    }
}

/// Reads the items of an attribute one by one; `value` is what follows its name, `place` the whole of it. A faulty item
/// is reported and skipped up to the next comma. Whether all went well.
pub fn items(
    value: ParseStream,
    place: Place,
    grammar: &Grammar,
    errors: &Errors,
    read: impl FnMut(ParseStream) -> syn::Result<()>,
) -> bool {
    if let Ok(Some((list, _))) = list(value) {
        return separated(&list, errors, read);
    }
    errors.at(place, format!("expected `{}`; write `{}`", grammar.outline, grammar.example));
    false
}

/// The parentheses that come next, and where they stand.
pub fn list<'a>(input: &ParseBuffer<'a>) -> syn::Result<Option<(ParseBuffer<'a>, Span)>> {
    if !input.peek(token::Paren) {
        return Ok(None);
    }
    let list;
    let paren = parenthesized!(list in input);
    Ok(Some((list, paren.span.join())))
}

/// Reads the items in the parentheses that follow a key: `retired(…)`.
pub fn nested(
    input: ParseStream,
    usage: &str,
    errors: &Errors,
    read: impl FnMut(ParseStream) -> syn::Result<()>,
) -> syn::Result<Span> {
    let Some((list, span)) = list(input)? else {
        return Err(expected(input, "`(…)`", usage));
    };
    if list.is_empty() {
        return Err(syn::Error::new(span, format!("nothing in the parentheses; write `{usage}`")));
    }
    separated(&list, errors, read);
    Ok(span)
}

/// Whether all went well.
fn separated(
    input: ParseStream,
    errors: &Errors,
    mut read: impl FnMut(ParseStream) -> syn::Result<()>,
) -> bool {
    let mut well = true;
    let mut report = |error| {
        errors.push(error);
        well = false;
    };
    while !input.is_empty() {
        if let Err(error) = read(input) {
            report(error);
            skip_to_comma(input);
        }
        if input.is_empty() {
            break;
        }
        if input.peek(Token![,]) {
            let _ = input.parse::<Token![,]>();
        } else {
            // A word begins the next item: only the comma is missing.
            let word = input.peek(syn::Ident::peek_any);
            let next = found(input);
            let expected = if word {
                format!("expected `,` before {next}")
            } else {
                format!("expected `,`, found {next}")
            };
            report(fault(input, expected));
            if !word {
                skip_to_comma(input);
                let _ = input.parse::<Token![,]>();
            }
        }
    }
    well
}

fn skip_to_comma(input: ParseStream) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<TokenTree>().is_err() {
            return;
        }
    }
}

impl<T> Slot<T> {
    /// Fills the slot of `key` with what was read, once.
    ///
    /// # Errors
    ///
    /// The one that `value` is, or that of a key that was there before.
    pub fn set(&mut self, key: &Key, value: syn::Result<T>) -> syn::Result<()> {
        self.set_if_read(key, value.map(Some))
    }

    /// The same for a value whose parts report their own faults: `None` where they did.
    pub fn set_if_read(&mut self, key: &Key, value: syn::Result<Option<T>>) -> syn::Result<()> {
        let value = value.inspect_err(|_| self.spoil())?;
        if let Self::Given(_) = self {
            let message = format!("`{}` is given twice; keep one", key.name);
            return Err(syn::Error::new(key.ident.span(), message));
        }
        *self = value.map_or(Self::Faulty, Self::Given);
        Ok(())
    }

    /// The same for what stands without a key; `second` is the fault of a second one.
    pub fn set_unnamed(
        &mut self,
        input: ParseStream,
        read: impl FnOnce(ParseStream) -> syn::Result<T>,
        second: &str,
    ) -> syn::Result<()> {
        let here = input.span();
        let value = read(input).inspect_err(|_| self.spoil())?;
        if let Self::Given(_) = self {
            return Err(syn::Error::new(here, second));
        }
        *self = Self::Given(value);
        Ok(())
    }

    /// Fills the slot of a key without a value, once.
    pub fn set_flag(&mut self, key: &Key, input: ParseStream) -> syn::Result<()>
    where
        T: From<Span>,
    {
        self.set(key, key.flag(input).map(T::from))
    }

    /// What should fill this slot was written, but wrongly: nobody must say that it is missing.
    pub fn spoil(&mut self) {
        if self.is_absent() {
            *self = Self::Faulty;
        }
    }
}

/// Reports one of our attributes on something that it does not describe.
pub fn misplaced(header: &Header, target: &str, errors: &Errors) {
    errors.at(header.place, format!("`#[{}]` belongs on {target}; move it there", header.name));
}
