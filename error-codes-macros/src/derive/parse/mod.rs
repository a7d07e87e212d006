//! From tokens to the model. What is wrong inside one attribute is reported here; the rest is read all the same.

mod attribute;
mod catalog;
mod code;
mod docs;
mod field;
mod literal;
mod segment;
mod status;
mod value;

use proc_macro2::Ident;
use syn::{Attribute, Data, DeriveInput, Fields, Generics, Member};

use self::attribute::misplaced;
pub use self::code::grpc_variant;
use super::errors::{Errors, Place};
use super::model::unraw;
use super::model::{CatalogAttr, Discriminant, Model, Slot, Style, Variant};

/// What a derive on something else than an enum still needs for its stubs.
pub struct NoEnum {
    pub ident: Ident,
    pub generics: Generics,
}

pub fn parse(input: DeriveInput, errors: &Errors) -> Result<Model, Box<NoEnum>> {
    let (ident, generics) = (input.ident, input.generics);
    let data = match input.data {
        Data::Enum(data) => data,
        Data::Struct(data) => {
            errors.at(data.struct_token, "`ErrorCatalog` is for enums; make each error a variant of an enum");
            return Err(Box::new(NoEnum { ident, generics }));
        }
        Data::Union(data) => {
            errors.at(data.union_token, "`ErrorCatalog` is for enums; make each error a variant of an enum");
            return Err(Box::new(NoEnum { ident, generics }));
        }
    };

    let mut catalog = CatalogAttr::default();
    let mut segments = Vec::new();
    let mut has_error_attribute = None;
    for attr in &input.attrs {
        match name(attr).as_str() {
            "catalog" => catalog::parse(attr, &mut catalog, errors),
            "segment" => segments.extend(segment::parse(attr, errors)),
            "code" => misplaced(attr, "a variant", errors),
            "detail" => misplaced(attr, "a field", errors),
            "error" => has_error_attribute = Some(Place::attribute(attr)),
            _ => {}
        }
    }
    let variants: Vec<Variant> = data
        .variants
        .into_iter()
        .map(|variant| parse_variant(variant, &mut has_error_attribute, errors))
        .collect();
    Ok(Model { ident, generics, catalog, segments, variants, has_error_attribute })
}

fn parse_variant(variant: syn::Variant, has_error_attribute: &mut Option<Place>, errors: &Errors) -> Variant {
    let mut code = Slot::Absent;
    let mut deprecated = None;
    for attr in &variant.attrs {
        match name(attr).as_str() {
            "code" => code::parse(attr, &mut code, errors),
            "catalog" | "segment" => misplaced(attr, "the enum", errors),
            "detail" => misplaced(attr, "a field", errors),
            "deprecated" => deprecated = Some(docs::deprecation(attr)),
            "error" => *has_error_attribute = has_error_attribute.or_else(|| Some(Place::attribute(attr))),
            _ => {}
        }
    }
    let style = match &variant.fields {
        Fields::Unit => Style::Unit,
        Fields::Unnamed(_) => Style::Tuple,
        Fields::Named(_) => Style::Named,
    };
    let members: Vec<Member> = variant.fields.members().collect();
    let fields = members
        .into_iter()
        .zip(variant.fields)
        .map(|(member, field)| field::parse(member, field, errors))
        .collect();
    let discriminant = variant
        .discriminant
        .map(|(_, value)| Discriminant { code: value::whole_code(&value), place: Place::of(value) });
    let docs = docs::parse(&variant.attrs);
    Variant { ident: variant.ident, code, discriminant, docs, deprecated, style, fields }
}

/// The attribute's name where it is a single word.
fn name(attr: &Attribute) -> String {
    attr.path().get_ident().map(unraw).unwrap_or_default()
}
