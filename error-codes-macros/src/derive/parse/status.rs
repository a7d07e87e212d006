//! HTTP statuses, by number or by the name that `http::StatusCode` gives them.

use syn::parse::ParseStream;
use syn::{Ident, Token};

use super::literal;
use super::value::{code_ahead, equals, nearest};
use crate::derive::model::Status;
use crate::errors::Place;
use crate::expected::expected;

/// The names of `http::StatusCode`, 200 to 599.
pub static NAMES: &[(&str, u16)] = &[
    ("OK", 200),
    ("CREATED", 201),
    ("ACCEPTED", 202),
    ("NON_AUTHORITATIVE_INFORMATION", 203),
    ("NO_CONTENT", 204),
    ("RESET_CONTENT", 205),
    ("PARTIAL_CONTENT", 206),
    ("MULTI_STATUS", 207),
    ("ALREADY_REPORTED", 208),
    ("IM_USED", 226),
    ("MULTIPLE_CHOICES", 300),
    ("MOVED_PERMANENTLY", 301),
    ("FOUND", 302),
    ("SEE_OTHER", 303),
    ("NOT_MODIFIED", 304),
    ("USE_PROXY", 305),
    ("TEMPORARY_REDIRECT", 307),
    ("PERMANENT_REDIRECT", 308),
    ("BAD_REQUEST", 400),
    ("UNAUTHORIZED", 401),
    ("PAYMENT_REQUIRED", 402),
    ("FORBIDDEN", 403),
    ("NOT_FOUND", 404),
    ("METHOD_NOT_ALLOWED", 405),
    ("NOT_ACCEPTABLE", 406),
    ("PROXY_AUTHENTICATION_REQUIRED", 407),
    ("REQUEST_TIMEOUT", 408),
    ("CONFLICT", 409),
    ("GONE", 410),
    ("LENGTH_REQUIRED", 411),
    ("PRECONDITION_FAILED", 412),
    ("PAYLOAD_TOO_LARGE", 413),
    ("URI_TOO_LONG", 414),
    ("UNSUPPORTED_MEDIA_TYPE", 415),
    ("RANGE_NOT_SATISFIABLE", 416),
    ("EXPECTATION_FAILED", 417),
    ("IM_A_TEAPOT", 418),
    ("MISDIRECTED_REQUEST", 421),
    ("UNPROCESSABLE_ENTITY", 422),
    ("LOCKED", 423),
    ("FAILED_DEPENDENCY", 424),
    ("TOO_EARLY", 425),
    ("UPGRADE_REQUIRED", 426),
    ("PRECONDITION_REQUIRED", 428),
    ("TOO_MANY_REQUESTS", 429),
    ("REQUEST_HEADER_FIELDS_TOO_LARGE", 431),
    ("UNAVAILABLE_FOR_LEGAL_REASONS", 451),
    ("INTERNAL_SERVER_ERROR", 500),
    ("NOT_IMPLEMENTED", 501),
    ("BAD_GATEWAY", 502),
    ("SERVICE_UNAVAILABLE", 503),
    ("GATEWAY_TIMEOUT", 504),
    ("HTTP_VERSION_NOT_SUPPORTED", 505),
    ("VARIANT_ALSO_NEGOTIATES", 506),
    ("INSUFFICIENT_STORAGE", 507),
    ("LOOP_DETECTED", 508),
    ("NOT_EXTENDED", 510),
    ("NETWORK_AUTHENTICATION_REQUIRED", 511),
];

/// `= 409` or `= CONFLICT`.
pub fn status(input: ParseStream, usage: &str) -> syn::Result<Status> {
    equals(input, usage)?;
    if code_ahead(input) { by_number(input, usage) } else { by_name(input, usage) }
}

fn by_number(input: ParseStream, usage: &str) -> syn::Result<Status> {
    let fork = input.fork();
    let minus: Option<Token![-]> = input.parse()?;
    let literal = literal::take(input)?;
    let place = match &minus {
        Some(minus) => Place::of(minus).to(Place::from(literal.span())),
        None => Place::from(literal.span()),
    };
    let message = match literal::integer(&literal) {
        Some((digits, suffix)) if minus.is_none() && suffix.is_empty() => match digits.parse() {
            Ok(value @ 200..=599) => return Ok(Status { value, place }),
            _ => format!("`{literal}` is no HTTP status that an answer can have; use 200 to 599"),
        },
        Some(_) if minus.is_some() => {
            format!("`-{literal}` is no HTTP status that an answer can have; use 200 to 599")
        }
        Some((digits, suffix)) if literal::is_type(&suffix) => {
            format!("a status has no type suffix; write `http = {digits}`")
        }
        Some(_) => format!("`{literal}` is no number; write one such as `{usage}`"),
        None => match literal::string(&literal).map(|text| text.trim().parse::<u16>()) {
            Some(Ok(status)) => format!("a status is no string; write `http = {status}`"),
            Some(Err(_)) => {
                format!("a status is no string; write a number such as `{usage}`, or a name without quotes")
            }
            None => return Err(expected(&fork, "a status number or name", usage)),
        },
    };
    Err(syn::Error::new_spanned(place, message))
}

fn by_name(input: ParseStream, usage: &str) -> syn::Result<Status> {
    if !input.peek(Ident) {
        return Err(expected(input, "a status number or name", usage));
    }
    let mut ident: Ident = input.parse()?;
    // http = StatusCode::CONFLICT
    if input.peek(Token![::]) {
        let first = ident.span();
        while input.parse::<Token![::]>().is_ok() {
            ident = input.parse()?;
        }
        let place = Place::from(first).to(Place::from(ident.span()));
        return Err(syn::Error::new_spanned(
            place,
            format!("a status is named without its type; write `http = {ident}`"),
        ));
    }
    let name = ident.to_string();
    if let Some((_, value)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Ok(Status { value: *value, place: Place::from(ident.span()) });
    }
    let hint = match nearest(&name, NAMES.iter().map(|(known, _)| *known)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "use a name of `http::StatusCode` such as `CONFLICT`, or a number".to_owned(),
    };
    Err(syn::Error::new(ident.span(), format!("`{name}` is no HTTP status; {hint}")))
}
