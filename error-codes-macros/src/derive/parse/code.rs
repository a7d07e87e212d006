//! `#[code(60101, http = 409, msg = "phone.exists")]`: one entry.

use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, LitInt, Token, token};

use super::attribute::{CODE, Key, items, list, nested};
use super::header::drain;
use super::status::status;
use super::value::{choice, code, code_ahead, equals, nearest, text, word, words};
use crate::derive::model::{Code, CodeAttr, Retry, Slot, Was};
use crate::errors::{Errors, Place};
use crate::expected::{expected, fault};

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

pub fn parse(value: ParseStream, place: Place, slot: &mut Slot<CodeAttr>, errors: &Errors) {
    if !slot.is_absent() {
        errors.at(place, "a variant has one `#[code(…)]`; merge the two");
        return;
    }
    let mut entry = CodeAttr::default();
    let is_list = value.peek(token::Paren);
    items(value, place, &CODE, errors, |input| read(input, &mut entry, errors));
    *slot = if is_list { Slot::Given(entry) } else { Slot::Faulty };
}

fn read(input: ParseStream, entry: &mut CodeAttr, errors: &Errors) -> syn::Result<()> {
    // #[code(60101)]
    if code_ahead(input) {
        let second = "an entry has one code; write the numbers it had before as `was(…)`";
        return entry.code.set_unnamed(input, single_code, second);
    }
    // #[code(+60101)]
    if input.peek(Token![+]) {
        entry.code.spoil();
        return Err(fault(input, "a code has no plus sign; write `60101`"));
    }
    let key = CODE.key(input)?;
    let usage = key.usage;
    match key.name.as_str() {
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
        "shared" => entry.shared.set_flag(&key, input),
        // #[code(transparent)]
        "transparent" => entry.transparent.set_flag(&key, input),
        _ => Err(unknown(&key, input, entry)),
    }
}

/// The fault for an unknown key. Of what it was meant to say, nobody must say that it is missing.
fn unknown(key: &Key, input: ParseStream, entry: &mut CodeAttr) -> syn::Error {
    let fault = |message: String| syn::Error::new(key.ident.span(), message);
    match CODE.meant(key) {
        Some("http") => entry.http.spoil(),
        Some("msg") => entry.msg.spoil(),
        // #[code(code = 60101)]
        None if matches!(key.name.as_str(), "code" | "number" | "value") => {
            entry.code.spoil();
            return fault(format!("the code stands alone; write `{}`", CODE.example));
        }
        // #[code(true)]
        None if key.name == "true" || key.name == "false" => {
            entry.code.spoil();
            return fault(format!("a code is an integer, not `{}`; write `60101`", key.name));
        }
        // #[code(PHONE_EXISTS)], #[code(codes::PHONE_EXISTS)]
        None if entry.code.is_absent() && (input.peek(Token![::]) || key.name != key.name.to_lowercase()) => {
            entry.code.spoil();
            drain_path(input);
            return fault(format!(
                "`{}` is neither a key nor a number; the compiler checks codes that it can read, so write the number itself, such as `60101`",
                key.name
            ));
        }
        _ => {}
    }
    CODE.unknown(key)
}

/// Passes over the rest of `codes::PHONE_EXISTS`.
fn drain_path(input: ParseStream) {
    while input.parse::<Token![::]>().is_ok() && Ident::parse_any(input).is_ok() {}
}

/// A code where no range may stand.
fn single_code(input: ParseStream) -> syn::Result<Code> {
    let code = code(input)?;
    if input.peek(Token![..]) {
        return Err(fault(input, format!("one number, not a range; write `{}`", code.value)));
    }
    Ok(code)
}

fn retry(input: ParseStream, usage: &str) -> syn::Result<Retry> {
    const HOW_LONG: &str = "after how long? write `after(60)` or `after(field)`";
    let word = choice(input, usage, &["no", "backoff", "after"])?;
    match word.to_string().as_str() {
        "no" => Ok(Retry::No),
        "backoff" => Ok(Retry::Backoff),
        _ => match list(input)? {
            Some((list, _)) if !list.is_empty() => {
                let retry = after(&list);
                drain(&list);
                retry
            }
            Some((_, span)) => Err(syn::Error::new(span, HOW_LONG)),
            None => Err(syn::Error::new(word.span(), HOW_LONG)),
        },
    }
}

fn after(input: ParseStream) -> syn::Result<Retry> {
    const USAGE: &str = "after(60)` or `after(field)";
    let retry = if input.peek(LitInt) {
        let seconds: LitInt = input.parse()?;
        match seconds.base10_parse() {
            Ok(0) => {
                let message = "`after(0)` waits for nothing; write seconds as in `after(60)`, or the name of a field (of a tuple variant none can be named)";
                return Err(syn::Error::new(seconds.span(), message));
            }
            Ok(value) if seconds.suffix().is_empty() => Retry::After(value),
            _ => {
                let message = "expected whole seconds without a suffix; write `after(60)`";
                return Err(syn::Error::new(seconds.span(), message));
            }
        }
    } else if input.peek(Ident) {
        Retry::AfterField(input.parse()?)
    } else {
        return Err(expected(input, "seconds or a field", USAGE));
    };
    if input.is_empty() { Ok(retry) } else { Err(expected(input, "`)`", USAGE)) }
}

fn level(input: ParseStream, usage: &str) -> syn::Result<Ident> {
    choice(input, usage, &["error", "warn", "info", "debug", "off"])
}

fn grpc(input: ParseStream, usage: &str) -> syn::Result<Ident> {
    equals(input, usage)?;
    if !input.peek(Ident) {
        return Err(expected(input, "the name of a gRPC code", usage));
    }
    let word: Ident = input.parse()?;
    if GRPC.iter().any(|(known, _)| word == known) {
        return Ok(word);
    }
    let hint = match nearest(&word.to_string(), GRPC.iter().map(|(known, _)| *known)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of {}", words(GRPC.iter().map(|(known, _)| *known))),
    };
    Err(syn::Error::new(word.span(), format!("`{word}` is no gRPC error code; {hint}")))
}

fn was(input: ParseStream, usage: &str, errors: &Errors) -> syn::Result<Vec<Was>> {
    let mut was: Vec<Was> = Vec::new();
    let mut faulty = false;
    nested(input, usage, errors, |input| {
        if !input.peek(Ident) {
            faulty = true;
            was.push(Was { code: single_code(input)?, reused: false });
            faulty = false;
            return Ok(());
        }
        let word: Ident = input.parse()?;
        let refuse = |message| Err(syn::Error::new(word.span(), message));
        match was.last_mut() {
            _ if word != "reused" => refuse(format!("expected a number or `reused`, found `{word}`")),
            // It speaks of a number that could not be read.
            _ if faulty => Ok(()),
            None => refuse("`reused` qualifies the number before it; write `was(60101, reused)`".to_owned()),
            Some(number) if number.reused => refuse("`reused` is given twice; keep one".to_owned()),
            Some(number) => {
                number.reused = true;
                Ok(())
            }
        }
    })?;
    Ok(was)
}
