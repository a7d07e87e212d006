//! What all our attributes have in common: `#[name(item, key = value, key(…))]`.

use proc_macro2::{Ident, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, MacroDelimiter, Meta, Token};

use super::value::found;
use crate::derive::errors::{Errors, Place};
use crate::derive::model::Slot;

/// An attribute and the keys it accepts, each as it is written.
pub struct Grammar {
    /// How the attribute is written, for those who wrote it another way.
    pub example: &'static str,
    /// What may stand in it without a key.
    pub positional: Option<&'static str>,
    pub keys: &'static [(&'static str, &'static str)],
}

pub static CATALOG: Grammar = Grammar {
    example: "#[catalog(name = \"mall\", keys = \"user\")]",
    positional: None,
    keys: &[
        ("name", "name = \"mall\""),
        ("title", "title = \"商城\""),
        ("http", "http = 400"),
        ("keys", "keys = \"user.register\""),
        ("digits", "digits = 5"),
        ("names", "names = \"USER_\""),
        ("success", "success(20000, msg = \"ok\")"),
        ("retired", "retired(60106, 60110..=60119)"),
        ("doc_url", "doc_url = \"https://example.com/errors/{code}\""),
        ("error", "error"),
        ("debug", "debug"),
        ("crate", "crate = ::error_codes"),
        ("axum", "axum"),
    ],
};

pub static SEGMENT: Grammar = Grammar {
    example: "#[segment(60100..=60199, name = \"user.register\")]",
    positional: Some("a range"),
    keys: &[("name", "name = \"user.register\""), ("title", "title = \"用户注册\""), ("http", "http = 400")],
};

pub static CODE: Grammar = Grammar {
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
    ],
};

pub static DETAIL: Grammar = Grammar {
    example: "#[detail(rename = \"phone\")]",
    positional: None,
    keys: &[("rename", "rename = \"phone\"")],
};

impl Grammar {
    fn has(&self, key: &str) -> bool {
        self.keys.iter().any(|(known, _)| *known == key)
    }

    /// `#[code(…)]`
    fn outline(&self) -> &'static str {
        match self.name() {
            "catalog" => "#[catalog(…)]",
            "segment" => "#[segment(…)]",
            "detail" => "#[detail(…)]",
            _ => "#[code(…)]",
        }
    }

    fn name(&self) -> &'static str {
        self.example.trim_start_matches("#[").split('(').next().unwrap_or_default()
    }

    /// How `key` is written.
    pub fn usage(&self, key: &str) -> &'static str {
        self.keys.iter().find(|(known, _)| *known == key).map_or(self.example, |(_, usage)| usage)
    }

    /// The fault for a key that this attribute does not have.
    pub fn unknown(&self, key: &Ident) -> syn::Error {
        let name = key.unraw().to_string();
        let mut accepted: Vec<String> = self.positional.map(ToOwned::to_owned).into_iter().collect();
        accepted.extend(self.keys.iter().map(|(known, _)| format!("`{known}`")));
        let accepted = format!("`{}` accepts {}", self.outline(), accepted.join(", "));
        let elsewhere = [(&CATALOG, "the enum"), (&CODE, "a variant"), (&SEGMENT, "the enum")]
            .into_iter()
            .find(|(other, _)| other.has(&name));
        let hint = if let Some(near) = nearest(&name, self.keys.iter().map(|(known, _)| *known)) {
            format!("; did you mean `{near}`? ")
        } else if let Some((other, place)) = elsewhere {
            format!("; `{name}` belongs in `{}` on {place}, ", other.outline())
        } else {
            "; ".to_owned()
        };
        syn::Error::new(key.span(), format!("unknown key `{name}`{hint}{accepted}"))
    }
}

/// The candidate that is most likely meant by `word`, if any is near enough to be meant.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| {
            *distance <= (candidate.chars().count() / 3).max(1) && *distance < word.chars().count()
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Reads the items of `attr` one by one. A faulty item is reported and skipped up to the next comma.
pub fn items(
    attr: &Attribute,
    grammar: &Grammar,
    errors: &Errors,
    read: impl FnMut(ParseStream) -> syn::Result<()>,
) {
    let list = match &attr.meta {
        Meta::List(list) if matches!(list.delimiter, MacroDelimiter::Paren(_)) => list,
        meta => {
            errors.at(meta, format!("expected `{}`; write `{}`", grammar.outline(), grammar.example));
            return;
        }
    };
    if let Err(error) = list.parse_args_with(|input: ParseStream| {
        separated(input, errors, read);
        Ok(())
    }) {
        errors.push(error);
    }
}

/// Reads the items in the parentheses that follow a key: `retired(…)`.
pub fn nested(
    input: ParseStream,
    usage: &str,
    errors: &Errors,
    read: impl FnMut(ParseStream) -> syn::Result<()>,
) -> syn::Result<Place> {
    if !input.peek(syn::token::Paren) {
        return Err(input.error(format!("expected `(…)`, found {}; write `{usage}`", found(input))));
    }
    let group: TokenTree = input.parse()?;
    let TokenTree::Group(group) = group else {
        return Err(syn::Error::new(group.span(), format!("expected `(…)`; write `{usage}`")));
    };
    if group.stream().is_empty() {
        return Err(syn::Error::new(group.span(), format!("nothing in the parentheses; write `{usage}`")));
    }
    let parser = |input: ParseStream| {
        separated(input, errors, read);
        Ok(())
    };
    parser.parse2(group.stream())?;
    Ok(Place::of(&group))
}

fn separated(input: ParseStream, errors: &Errors, mut read: impl FnMut(ParseStream) -> syn::Result<()>) {
    while !input.is_empty() {
        if let Err(error) = read(input) {
            errors.push(error);
            skip_to_comma(input);
        }
        if input.is_empty() {
            return;
        }
        if input.peek(Token![,]) {
            let _ = input.parse::<Token![,]>();
        } else {
            errors.push(input.error(format!("expected `,`, found {}", found(input))));
            // A word begins the next item: only the comma is missing.
            if !input.peek(syn::Ident::peek_any) {
                skip_to_comma(input);
                let _ = input.parse::<Token![,]>();
            }
        }
    }
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
    pub fn set(&mut self, key: &Ident, value: syn::Result<T>) -> syn::Result<()> {
        self.set_if_read(key, value.map(Some))
    }

    /// The same for a value whose parts report their own faults: `None` where they did.
    pub fn set_if_read(&mut self, key: &Ident, value: syn::Result<Option<T>>) -> syn::Result<()> {
        let repeated = !self.is_absent();
        let value = value.inspect_err(|_| self.spoil())?;
        if repeated {
            return Err(syn::Error::new(key.span(), format!("`{}` is given twice; keep one", key.unraw())));
        }
        *self = value.map_or(Self::Faulty, Self::Given);
        Ok(())
    }

    fn spoil(&mut self) {
        if self.is_absent() {
            *self = Self::Faulty;
        }
    }
}

/// Reports one of our attributes on something that it does not describe.
pub fn misplaced(attr: &Attribute, target: &str, errors: &Errors) {
    let name = attr.path().get_ident().map(ToString::to_string).unwrap_or_default();
    errors.at(attr, format!("`#[{name}]` belongs on {target}; move it there"));
}
