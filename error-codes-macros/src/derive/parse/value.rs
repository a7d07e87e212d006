//! Values: codes, ranges, texts.

use proc_macro2::{Punct, TokenStream};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token};

use super::literal;
use crate::derive::model::{Code, CodeRange, Word};
use crate::errors::Place;
use crate::expected::{expected, fault, found};

/// The `=` between a key and its value.
pub fn equals(input: ParseStream, usage: &str) -> syn::Result<()> {
    if !input.peek(Token![=]) {
        return Err(expected(input, "`=`", usage));
    }
    if input.peek(Token![=>]) {
        return Err(fault(input, format!("expected `=`, found `=>`; write `{usage}`")));
    }
    input.parse::<Token![=]>().map(drop)
}

/// `= "text"`. An empty text, or one that is white space alone, says nothing and is refused.
pub fn text(input: ParseStream, usage: &str) -> syn::Result<Word> {
    equals(input, usage)?;
    let fork = input.fork();
    let read =
        literal::take(input).ok().and_then(|literal| Some((literal::string(&literal)?, literal.span())));
    let Some((value, span)) = read else {
        return Err(expected(&fork, "a string", usage));
    };
    if value.trim().is_empty() {
        return Err(syn::Error::new(span, format!("an empty string; write `{usage}`")));
    }
    Ok(Word { value, span })
}

/// `= "a.word"`: a text that programs compare, so without white space and control characters.
pub fn word(input: ParseStream, usage: &str) -> syn::Result<Word> {
    let word = text(input, usage)?;
    // `Debug` escapes all that is no plain character: one call to optimized code instead of a loop in ours.
    if !word.value.contains(' ') && format!("{:?}", word.value).len() == word.value.len() + 2 {
        return Ok(word);
    }
    match word.value.chars().find(|char| char.is_whitespace() || char.is_control()) {
        Some(char) => Err(syn::Error::new(
            word.span,
            format!("`{}` holds {}; write `{usage}`", word.value.escape_debug(), character(char)),
        )),
        None => Ok(word),
    }
}

fn character(char: char) -> String {
    if char == ' ' { "a space".to_owned() } else { format!("the character U+{:04X}", u32::from(char)) }
}

/// `= word`: one of `accepted`.
pub fn choice(input: ParseStream, usage: &str, accepted: &[&str]) -> syn::Result<Ident> {
    equals(input, usage)?;
    let list = words(accepted.iter().copied());
    if !input.peek(Ident) {
        let remedy = if input.peek(LitStr) {
            "; write it without quotes".to_owned()
        } else {
            format!("; write `{usage}`")
        };
        return Err(fault(input, format!("expected one of {list}, found {}{remedy}", found(input))));
    }
    let word: Ident = input.parse()?;
    if accepted.iter().any(|known| word == known) {
        return Ok(word);
    }
    let hint = nearest(&word.to_string(), accepted.iter().copied());
    let hint = hint.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    Err(syn::Error::new(word.span(), format!("expected one of {list}, found `{word}`{hint}")))
}

/// `` `a`, `b`, `c` ``
pub fn words<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
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

/// Whether a code may begin here.
pub fn code_ahead(input: ParseStream) -> bool {
    literal::ahead(input) || input.peek(Token![-])
}

/// `60101`, `60_101`, `0xEAC5` or `-1`.
pub fn code(input: ParseStream) -> syn::Result<Code> {
    let minus: Option<Token![-]> = input.parse()?;
    if !literal::ahead(input) {
        return Err(expected(input, "a code", "60101"));
    }
    let fork = input.fork();
    let literal = literal::take(input)?;
    let place = match &minus {
        Some(minus) => Place::of(minus).to(Place::from(literal.span())),
        None => Place::from(literal.span()),
    };
    let sign = if minus.is_some() { "-" } else { "" };
    let fault = |message| Err(syn::Error::new_spanned(place, message));
    let Some((digits, suffix)) = literal::integer(&literal) else {
        let number = literal::whole_number(&literal).unwrap_or(60101);
        return fault(format!("a code is an integer, not {}; write `{number}`", found(&fork)));
    };
    if literal::is_type(&suffix) {
        return fault(format!("a code has no type suffix; write `{sign}{digits}`"));
    }
    if !suffix.is_empty() {
        return fault(format!("`{literal}` is no number; write an integer such as `60101`"));
    }
    match format!("{sign}{digits}").parse() {
        Ok(value) => Ok(Code { value, place }),
        Err(_) => fault(format!(
            "code `{sign}{digits}` does not fit in an `i64`; codes lie from {} to {}",
            i64::MIN,
            i64::MAX
        )),
    }
}

/// `60106` or `60110..=60119`.
pub fn code_or_range(input: ParseStream) -> syn::Result<CodeRange> {
    let first = code(input)?;
    if input.peek(Token![..]) { range_from(first, input) } else { Ok(single(first)) }
}

/// `60100..=60199`.
pub fn range(input: ParseStream) -> syn::Result<CodeRange> {
    let first = code(input)?;
    if input.peek(Token![..]) {
        return range_from(first, input);
    }
    // Other signs that a range is written with: 60100-60199, 60100~60199
    let dash = input.fork();
    if dash.parse::<Punct>().is_ok_and(|punct| matches!(punct.as_char(), '-' | '~'))
        && let Ok(last) = code(&dash)
    {
        return Err(fault(input, format!("a range is written `{}..={}`", first.value, last.value)));
    }
    let message = format!(
        "expected a range, found a single code; write `{0}..={0}`, or up to its last code",
        first.value
    );
    Err(syn::Error::new_spanned(first.place, message))
}

fn single(code: Code) -> CodeRange {
    CodeRange { first: code.value, last: code.value, place: code.place }
}

fn range_from(first: Code, input: ParseStream) -> syn::Result<CodeRange> {
    if !input.peek(Token![..=]) {
        let dots: TokenStream = if input.peek(Token![...]) {
            input.parse::<Token![...]>()?.into_token_stream()
        } else {
            input.parse::<Token![..]>()?.into_token_stream()
        };
        let last = if code_ahead(input) { code(input)?.value.to_string() } else { "60199".to_owned() };
        let message = format!("a range names its last code; write `{}..={last}`", first.value);
        return Err(syn::Error::new_spanned(dots, message));
    }
    input.parse::<Token![..=]>()?;
    let last = code(input)?;
    let place = first.place.to(last.place);
    if last.value < first.value {
        let message = format!("the range is reversed; write `{}..={}`", last.value, first.value);
        return Err(syn::Error::new_spanned(place, message));
    }
    Ok(CodeRange { first: first.value, last: last.value, place })
}
