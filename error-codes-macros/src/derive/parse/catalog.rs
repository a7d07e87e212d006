//! `#[catalog(…)]`: what holds for the whole enum. It may be written more than once (under `cfg_attr`, say); each key
//! may be given once.

use syn::parse::ParseStream;
use syn::{LitInt, Path, token};

use super::attribute::{CATALOG, Key, REJECTIONS, SUCCESS, items, nested};
use super::status::status;
use super::value::{code, code_ahead, code_or_range, equals, text, word};
use crate::derive::model::{CatalogAttr, CodeRange, Digits, Rejection, Slot, Success, Word};
use crate::errors::{Errors, Place};
use crate::expected::{expected, found};

pub fn parse(value: ParseStream, place: Place, catalog: &mut CatalogAttr, errors: &Errors) {
    if !value.peek(token::Paren) {
        // It may have said what others would miss.
        catalog.http.spoil();
        catalog.keys.spoil();
    }
    items(value, place, &CATALOG, errors, |input| {
        let key = CATALOG.key(input)?;
        let usage = key.usage;
        match key.name.as_str() {
            // #[catalog(name = "mall")]
            "name" => catalog.name.set(&key, word(input, usage)),
            // #[catalog(title = "商城")]
            "title" => catalog.title.set(&key, text(input, usage)),
            // #[catalog(http = 400)]
            "http" => catalog.http.set(&key, status(input, usage)),
            // #[catalog(keys = "user.register")]
            "keys" => catalog.keys.set(&key, word(input, usage)),
            // #[catalog(names = "USER_")]
            "names" => catalog.names.set(&key, word(input, usage)),
            // #[catalog(plan = plan::MALL)]
            "plan" => catalog.plan.set(&key, path(input, usage)),
            // #[catalog(packs = crate::PACKS)]
            "packs" => catalog.packs.set(&key, path(input, usage)),
            // #[catalog(digits = 5)]
            "digits" => catalog.digits.set(&key, digits(input, usage)),
            // #[catalog(success(20000, msg = "ok"))]
            "success" => catalog.success.set_if_read(&key, success(input, usage, errors)),
            // #[catalog(retired(60106, 60110..=60119))]
            "retired" => catalog.retired.set(&key, retired(input, usage, errors)),
            // #[catalog(doc_url = "https://example.com/errors/{code}")]
            "doc_url" => catalog.doc_url.set(&key, doc_url(input, usage)),
            // #[catalog(rejections(json = 50901, path = 50907))]
            "rejections" => catalog.rejections.set_if_read(&key, rejections(input, usage, errors)),
            // #[catalog(error)]
            "error" => catalog.error.set_flag(&key, input),
            // #[catalog(debug)]
            "debug" => catalog.debug.set_flag(&key, input),
            // #[catalog(axum)]
            "axum" => catalog.axum.set_flag(&key, input),
            // #[catalog(actix)]
            "actix" => catalog.actix.set_flag(&key, input),
            // #[catalog(poem)]
            "poem" => catalog.poem.set_flag(&key, input),
            // #[catalog(salvo)]
            "salvo" => catalog.salvo.set_flag(&key, input),
            // #[catalog(tonic)]
            "tonic" => catalog.tonic.set_flag(&key, input),
            // #[catalog(utoipa)]
            "utoipa" => catalog.utoipa.set_flag(&key, input),
            // #[catalog(crate = ::error_codes)]
            "crate" => catalog.krate.set(&key, path(input, usage)),
            _ => {
                // Of what a mistyped key would have said, nobody must say that it is missing.
                match CATALOG.meant(&key) {
                    Some("http") => catalog.http.spoil(),
                    Some("keys") => catalog.keys.spoil(),
                    Some("error") => catalog.error.spoil(),
                    Some("packs") => catalog.packs.spoil(),
                    _ => {}
                }
                Err(CATALOG.unknown(&key))
            }
        }
    });
}

fn digits(input: ParseStream, usage: &str) -> syn::Result<Digits> {
    equals(input, usage)?;
    if !input.peek(LitInt) {
        return Err(expected(input, "a number of digits", usage));
    }
    let literal: LitInt = input.parse()?;
    match literal.base10_parse() {
        Ok(value @ 1..=19) if literal.suffix().is_empty() => {
            Ok(Digits { value, place: Place::from(literal.span()) })
        }
        _ => Err(syn::Error::new(
            literal.span(),
            format!("codes have 1 to 19 digits, and the number no suffix; write `{usage}`"),
        )),
    }
}

fn success(input: ParseStream, usage: &str, errors: &Errors) -> syn::Result<Option<Success>> {
    let (mut number, mut msg) = (Slot::Absent, Slot::Absent);
    let span = nested(input, usage, errors, |input| {
        if code_ahead(input) {
            return number.set_unnamed(input, code, "a catalogue has one success code; take this one out");
        }
        let key = SUCCESS.key(input)?;
        // #[catalog(success(20000, msg = "ok"))]
        if key.name == "msg" {
            return msg.set(&key, short_word(input, key.usage));
        }
        if SUCCESS.meant(&key).is_some() {
            msg.spoil();
        }
        if key.name == "code" {
            number.spoil();
            return Err(syn::Error::new(key.ident.span(), format!("the code stands alone; write `{usage}`")));
        }
        Err(SUCCESS.unknown(&key))
    })?;
    match (number, msg) {
        (Slot::Given(code), Slot::Given(msg)) => Ok(Some(Success { code, msg })),
        (Slot::Absent, _) => Err(syn::Error::new(span, format!("no success code; write `{usage}`"))),
        (_, Slot::Absent) => {
            Err(syn::Error::new(span, format!("no key for the success message; write `{usage}`")))
        }
        _ => Ok(None),
    }
}

/// A key that no check of the entries sees.
fn short_word(input: ParseStream, usage: &str) -> syn::Result<Word> {
    let word = word(input, usage)?;
    if word.value.len() > usize::from(u8::MAX) {
        return Err(syn::Error::new(
            word.span,
            format!("a key of {} bytes; write `{usage}`", word.value.len()),
        ));
    }
    Ok(word)
}

fn retired(input: ParseStream, usage: &str, errors: &Errors) -> syn::Result<Vec<CodeRange>> {
    let mut retired = Vec::new();
    nested(input, usage, errors, |input| {
        retired.push(code_or_range(input)?);
        Ok(())
    })?;
    Ok(retired)
}

/// Each kind of rejection once, with the code that answers it.
fn rejections(input: ParseStream, usage: &str, errors: &Errors) -> syn::Result<Option<Vec<Rejection>>> {
    let mut rejections: Vec<Rejection> = Vec::new();
    let mut well = true;
    nested(input, usage, errors, |input| {
        let read = REJECTIONS.key(input).and_then(|key| rejection(&key, input, &rejections));
        match read {
            Ok(rejection) => rejections.push(rejection),
            Err(error) => {
                well = false;
                return Err(error);
            }
        }
        Ok(())
    })?;
    Ok(well.then_some(rejections))
}

fn rejection(key: &Key, input: ParseStream, known: &[Rejection]) -> syn::Result<Rejection> {
    if !REJECTIONS.has(&key.name) {
        return Err(REJECTIONS.unknown(key));
    }
    if known.iter().any(|rejection| rejection.kind == key.name) {
        return Err(syn::Error::new(key.ident.span(), format!("`{}` is given twice; keep one", key.name)));
    }
    equals(input, key.usage)?;
    Ok(Rejection { kind: key.name.clone(), code: code(input)? })
}

fn doc_url(input: ParseStream, usage: &str) -> syn::Result<Word> {
    let url = word(input, usage)?;
    let rest = url.value.replace("{code}", "");
    if rest.contains(['{', '}']) {
        let message = format!("the only placeholder of an address is `{{code}}`; write `{usage}`");
        return Err(syn::Error::new(url.span, message));
    }
    Ok(url)
}

fn path(input: ParseStream, usage: &str) -> syn::Result<Path> {
    equals(input, usage)?;
    let found = found(input);
    input.call(Path::parse_mod_style).map_err(|error| {
        syn::Error::new(error.span(), format!("expected a path, found {found}; write `{usage}`"))
    })
}
