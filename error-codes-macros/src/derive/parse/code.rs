//! `#[code(60101, http = 409, msg = "phone.exists")]`: one entry.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, LitInt};

use super::attribute::{CODE, items, nested};
use super::status::status;
use super::value::{choice, code, code_ahead, equals, found, text, word};
use crate::derive::errors::Errors;
use crate::derive::model::{CodeAttr, Retry, Slot, Was};

const LEVELS: &str = "`error`, `warn`, `info`, `debug`, `off`";
const RETRIES: &str = "`no`, `backoff`, `after(60)`, `after(field)`";

/// The canonical codes of gRPC and the variants of `GrpcCode`.
static GRPC: &[(&str, &str)] = &[
    ("CANCELLED", "Cancelled"),
    ("UNKNOWN", "Unknown"),
    ("INVALID_ARGUMENT", "InvalidArgument"),
    ("DEADLINE_EXCEEDED", "DeadlineExceeded"),
    ("NOT_FOUND", "NotFound"),
    ("ALREADY_EXISTS", "AlreadyExists"),
    ("PERMISSION_DENIED", "PermissionDenied"),
    ("RESOURCE_EXHAUSTED", "ResourceExhausted"),
    ("FAILED_PRECONDITION", "FailedPrecondition"),
    ("ABORTED", "Aborted"),
    ("OUT_OF_RANGE", "OutOfRange"),
    ("UNIMPLEMENTED", "Unimplemented"),
    ("INTERNAL", "Internal"),
    ("UNAVAILABLE", "Unavailable"),
    ("DATA_LOSS", "DataLoss"),
    ("UNAUTHENTICATED", "Unauthenticated"),
];

/// The variant of `GrpcCode` for a name that the parser has accepted.
pub fn grpc_variant(name: &Ident) -> Option<&'static str> {
    GRPC.iter().find(|(known, _)| name == known).map(|(_, variant)| *variant)
}

pub fn parse(attr: &Attribute, slot: &mut Slot<CodeAttr>, errors: &Errors) {
    if !slot.is_absent() {
        errors.at(attr, "a variant has one `#[code(…)]`; merge the two");
        return;
    }
    if attr.meta.require_list().is_err() {
        *slot = Slot::Faulty;
    }
    let mut entry = CodeAttr::default();
    items(attr, &CODE, errors, |input| read(input, &mut entry, errors));
    if slot.is_absent() {
        *slot = Slot::Given(entry);
    }
}

fn read(input: ParseStream, entry: &mut CodeAttr, errors: &Errors) -> syn::Result<()> {
    // #[code(60101)]
    if code_ahead(input) {
        let here = input.fork();
        let result = code(input);
        if !entry.code.is_absent() {
            return Err(here.error("an entry has one code; write the numbers it had before as `was(…)`"));
        }
        entry.code = result.as_ref().map_or(Slot::Faulty, |code| Slot::Given(*code));
        return result.map(drop);
    }
    if !input.peek(Ident::peek_any) {
        return Err(input.error(format!(
            "expected a code or a key, found {}; write `{}`",
            found(input),
            CODE.example
        )));
    }
    let key = Ident::parse_any(input)?;
    let usage = CODE.usage(&key.to_string());
    match key.to_string().as_str() {
        // #[code(60101, http = 409)]
        "http" => entry.http.set(&key, status(input, usage)),
        // #[code(60101, msg = "phone.exists")]
        "msg" => entry.msg.set(&key, word(input, usage)),
        // #[code(60101, name = "PHONE_EXISTS")]
        "name" => entry.name.set(&key, word(input, usage)),
        // #[code(60101, hint = "use another number")]
        "hint" => entry.hint.set(&key, text(input, usage)),
        // #[code(60101, retry = after(60))]
        "retry" => entry.retry.set(&key, retry(input, usage)),
        // #[code(60101, log = warn)]
        "log" => entry.log.set(&key, level(input, usage)),
        // #[code(60101, grpc = NOT_FOUND)]
        "grpc" => entry.grpc.set(&key, grpc(input, usage)),
        // #[code(60101, was(20101, 40001, reused))]
        "was" => entry.was.set(&key, was(input, usage, errors)),
        // #[code(60101, shared)]
        "shared" => entry.shared.set(&key, Ok(key.span())),
        _ if entry.code.is_absent() && key == key.to_string().to_uppercase().as_str() => {
            // #[code(PHONE_EXISTS)]
            entry.code = Slot::Faulty;
            let message = format!(
                "the compiler checks codes that it can read; write a number such as `60101` for `{key}`"
            );
            Err(syn::Error::new(key.span(), message))
        }
        _ => Err(CODE.unknown(&key)),
    }
}

fn retry(input: ParseStream, usage: &str) -> syn::Result<Retry> {
    let word = choice(input, usage, RETRIES)?;
    match word.to_string().as_str() {
        "no" => Ok(Retry::No),
        "backoff" => Ok(Retry::Backoff),
        "after" if input.peek(syn::token::Paren) => {
            let group: proc_macro2::Group = input.parse()?;
            after.parse2(group.stream()).map_err(|error| at_group_if_empty(error, &group))
        }
        "after" => Err(syn::Error::new(word.span(), "after how long? write `after(60)` or `after(field)`")),
        other => Err(syn::Error::new(word.span(), format!("expected one of {RETRIES}, found `{other}`"))),
    }
}

/// An error about the end of an empty group has no token to underline but the group itself.
fn at_group_if_empty(error: syn::Error, group: &proc_macro2::Group) -> syn::Error {
    if group.stream().is_empty() {
        syn::Error::new(group.span(), "after how long? write `after(60)` or `after(field)`")
    } else {
        error
    }
}

fn after(input: ParseStream) -> syn::Result<Retry> {
    let retry = if input.peek(LitInt) {
        let seconds: LitInt = input.parse()?;
        match seconds.base10_parse() {
            Ok(value) if seconds.suffix().is_empty() => Retry::After(value),
            _ => {
                let message = "expected whole seconds without a suffix; write `after(60)`";
                return Err(syn::Error::new(seconds.span(), message));
            }
        }
    } else if input.peek(syn::Ident) {
        Retry::AfterField(input.parse()?)
    } else {
        let message = format!(
            "expected seconds or a field, found {}; write `after(60)` or `after(field)`",
            found(input)
        );
        return Err(input.error(message));
    };
    if input.is_empty() {
        Ok(retry)
    } else {
        Err(input.error(format!("expected `)`, found {}; write `after(60)` or `after(field)`", found(input))))
    }
}

fn level(input: ParseStream, usage: &str) -> syn::Result<Ident> {
    let word = choice(input, usage, LEVELS)?;
    if matches!(word.to_string().as_str(), "error" | "warn" | "info" | "debug" | "off") {
        Ok(word)
    } else {
        Err(syn::Error::new(word.span(), format!("expected one of {LEVELS}, found `{word}`")))
    }
}

fn grpc(input: ParseStream, usage: &str) -> syn::Result<Ident> {
    equals(input, usage)?;
    if !input.peek(syn::Ident) {
        return Err(
            input.error(format!("expected the name of a gRPC code, found {}; write `{usage}`", found(input)))
        );
    }
    let word: Ident = input.parse()?;
    if GRPC.iter().any(|(known, _)| word == known) {
        return Ok(word);
    }
    let hint = match super::attribute::nearest(&word.to_string(), GRPC.iter().map(|(known, _)| *known)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "use one of {}",
            GRPC.iter().map(|(known, _)| format!("`{known}`")).collect::<Vec<_>>().join(", ")
        ),
    };
    Err(syn::Error::new(word.span(), format!("`{word}` is no gRPC error code; {hint}")))
}

fn was(input: ParseStream, usage: &str, errors: &Errors) -> syn::Result<Vec<Was>> {
    let mut was: Vec<Was> = Vec::new();
    // `reused` speaks of the number directly before it, so not of a number that could not be read.
    let mut last_was_read = false;
    nested(input, usage, errors, |input| {
        if input.peek(syn::Ident) {
            let word: Ident = input.parse()?;
            return reused(&word, was.last_mut(), last_was_read);
        }
        last_was_read = false;
        was.push(Was { code: code(input)?, reused: false });
        last_was_read = true;
        Ok(())
    })?;
    Ok(was)
}

fn reused(word: &Ident, number: Option<&mut Was>, number_was_read: bool) -> syn::Result<()> {
    let fault = |span: Span, message: String| Err(syn::Error::new(span, message));
    match number {
        _ if word != "reused" => fault(word.span(), format!("expected a number or `reused`, found `{word}`")),
        None if !number_was_read => fault(
            word.span(),
            "`reused` qualifies the number before it; write `was(60101, reused)`".to_owned(),
        ),
        Some(number) if number_was_read && number.reused => {
            fault(word.span(), "`reused` is given twice; keep one".to_owned())
        }
        Some(number) if number_was_read => {
            number.reused = true;
            Ok(())
        }
        _ => Ok(()),
    }
}
