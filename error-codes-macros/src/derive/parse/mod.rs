//! From tokens to the model. What is wrong inside one attribute is reported here; the rest is read all the same.

mod attribute;
mod catalog;
mod code;
mod docs;
mod field;
mod header;
mod literal;
mod segment;
mod status;
mod value;

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::{Data, DeriveInput, Generics, Member, Token, Visibility, braced, parenthesized, token};

use self::attribute::misplaced;
pub use self::code::grpc_variant;
use self::header::Header;
use self::segment::Written;
use super::model::{CatalogAttr, Discriminant, Field, Model, Slot, Style, Variant};
use crate::errors::{Errors, Place};

/// Reads the item of a derive. Of what is no enum, which is reported, there is enough for stubs.
///
/// # Errors
///
/// Only where the item is no Rust, so that the compiler has not come this far.
pub fn parse(tokens: TokenStream, errors: &Errors) -> syn::Result<Model> {
    (|input: ParseStream| item(input, errors)).parse2(tokens)
}

fn item(input: ParseStream, errors: &Errors) -> syn::Result<Model> {
    let whole = input.fork();
    let mut catalog = CatalogAttr::default();
    let (mut segments, mut segment_paths) = (Vec::new(), Vec::new());
    let mut has_faulty_segment = false;
    let mut foreign = Foreign::default();
    while let Some(header) = header::next(input) {
        match header.name.as_str() {
            "catalog" => {
                header::enter(input, |value| catalog::parse(value, header.place, &mut catalog, errors))?;
                continue;
            }
            "segment" => {
                match header::enter(input, |value| segment::parse(value, header.place, errors))? {
                    Some(Written::Inline(segment)) => segments.push(segment),
                    Some(Written::Path(path)) => segment_paths.push(path),
                    None => has_faulty_segment = true,
                }
                continue;
            }
            "code" => misplaced(&header, "a variant", errors),
            "detail" => misplaced(&header, "a field", errors),
            _ => foreign.note(&header),
        }
        header::skip(input)?;
    }
    input.parse::<Visibility>()?;
    let (ident, generics, mut variants);
    if input.peek(Token![enum]) {
        (ident, generics, variants) = body(input, &mut foreign, errors)?;
    } else {
        (ident, generics) = no_enum(&whole, errors)?;
        variants = Vec::new();
        header::drain(input);
    }
    let Foreign { error_attribute, stray_sources } = foreign;
    if error_attribute.is_some() {
        variants.iter_mut().for_each(name_sources);
    }
    Ok(Model {
        ident,
        generics,
        catalog,
        segments,
        has_faulty_segment,
        segment_paths,
        variants,
        error_attribute,
        stray_sources,
    })
}

/// thiserror, which reads `#[error(…)]`, takes a field called `source` for one.
fn name_sources(variant: &mut Variant) {
    let has_source = variant.fields.iter().any(|field| field.source.or(field.from).is_some());
    for field in &mut variant.fields {
        if let Member::Named(name) = &field.member
            && name == "source"
            && !has_source
        {
            field.source = Some(Place::from(name.span()));
        }
    }
}

/// `enum E<T> where … { … }`
fn body(
    input: ParseStream,
    foreign: &mut Foreign,
    errors: &Errors,
) -> syn::Result<(Ident, Generics, Vec<Variant>)> {
    input.parse::<Token![enum]>()?;
    let ident: Ident = input.parse()?;
    let mut generics: Generics = input.parse()?;
    generics.where_clause = input.parse()?;
    let body;
    braced!(body in input);
    let mut variants = Vec::new();
    while !body.is_empty() {
        variants.push(variant(&body, foreign, errors)?);
        if !body.is_empty() {
            body.parse::<Token![,]>()?;
        }
    }
    Ok((ident, generics, variants))
}

fn no_enum(whole: ParseStream, errors: &Errors) -> syn::Result<(Ident, Generics)> {
    let input: DeriveInput = whole.parse()?;
    let place = match &input.data {
        Data::Struct(data) => Place::from(data.struct_token.span),
        Data::Union(data) => Place::from(data.union_token.span),
        Data::Enum(data) => Place::from(data.enum_token.span),
    };
    errors.at(place, "`ErrorCatalog` is for enums; make each error a variant of an enum");
    Ok((input.ident, input.generics))
}

/// Attributes of the enum, its variants and fields that are not ours alone.
#[derive(Default)]
pub struct Foreign {
    error_attribute: Option<Place>,
    stray_sources: Vec<(Place, String)>,
}

impl Foreign {
    /// Notes an attribute of the enum or of a variant.
    fn note(&mut self, header: &Header) {
        match header.name.as_str() {
            "error" => self.error_attribute = self.error_attribute.or(Some(header.place)),
            "source" | "from" => {
                let fault = format!("`#[{}]` belongs on a field; move it there", header.name);
                self.stray_sources.push((header.place, fault));
            }
            _ => {}
        }
    }

    /// Fills the slot of a `#[source]` or `#[from]` on a field.
    fn field(&mut self, header: &Header, slot: &mut Option<Place>) {
        let name = &header.name;
        if !header.value.eof() {
            self.stray_sources.push((header.place, format!("`#[{name}]` takes no value; write `#[{name}]`")));
        } else if slot.is_some() {
            self.stray_sources.push((header.place, format!("`#[{name}]` is given twice; keep one")));
        }
        *slot = slot.or(Some(Place::from(header.word)));
    }
}

fn variant(input: ParseStream, foreign: &mut Foreign, errors: &Errors) -> syn::Result<Variant> {
    let mut code = Slot::Absent;
    let mut docs = docs::Reader::default();
    let mut deprecated = None;
    while let Some(header) = header::next(input) {
        if header.name == "code" {
            header::enter(input, |value| code::parse(value, header.place, &mut code, errors))?;
            continue;
        }
        match header.name.as_str() {
            "doc" => docs.push(&header, errors),
            "catalog" | "segment" => misplaced(&header, "the enum", errors),
            "detail" => misplaced(&header, "a field", errors),
            "deprecated" => deprecated = Some(docs::deprecation(header.value)),
            _ => foreign.note(&header),
        }
        header::skip(input)?;
    }
    let whole = input.fork();
    input.parse::<Visibility>()?;
    let ident: Ident = input.parse()?;
    let (style, fields) = fields(input, foreign, errors)?;
    let discriminant = if input.peek(Token![=]) { Some(discriminant(input, &whole)?) } else { None };
    Ok(Variant { ident, code, discriminant, docs: docs.finish(), deprecated, style, fields })
}

fn fields(input: ParseStream, foreign: &mut Foreign, errors: &Errors) -> syn::Result<(Style, Vec<Field>)> {
    let (style, content);
    if input.peek(token::Paren) {
        style = Style::Tuple;
        parenthesized!(content in input);
    } else if input.peek(token::Brace) {
        style = Style::Named;
        braced!(content in input);
    } else {
        return Ok((Style::Unit, Vec::new()));
    }
    let mut fields = Vec::new();
    while !content.is_empty() {
        let index = (style == Style::Tuple).then_some(fields.len());
        fields.push(field::parse(&content, index, foreign, errors)?);
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok((style, fields))
}

/// `= 60101`, or whatever other expression stands there; `whole` is the variant from its name on.
fn discriminant(input: ParseStream, whole: ParseStream) -> syn::Result<Discriminant> {
    let literal = input.fork();
    literal.parse::<Token![=]>()?;
    if let Ok(code) = value::code(&literal)
        && (literal.is_empty() || literal.peek(Token![,]))
    {
        syn::parse::discouraged::Speculative::advance_to(input, &literal);
        return Ok(Discriminant { code: Some(code), place: code.place });
    }
    // Where such an expression ends is syn's to say.
    let variant: syn::Variant = whole.parse()?;
    syn::parse::discouraged::Speculative::advance_to(input, whole);
    let mut place =
        variant.discriminant.map_or(Place::from(variant.ident.span()), |(_, value)| Place::of(value));
    // Of a range or an assignment syn reads the first operand alone, since it has not the whole grammar here.
    while !(input.is_empty() || input.peek(Token![,])) {
        place = place.to(Place::of(input.parse::<TokenTree>()?));
    }
    Ok(Discriminant { code: None, place })
}
