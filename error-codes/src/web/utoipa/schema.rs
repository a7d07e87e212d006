//! Schemas: of examples, and of our own types.

use serde_json::Value;
use utoipa::openapi::schema::{AnyOfBuilder, ArrayBuilder, SchemaType};
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::catalog::PublicView;
use crate::envelope::Page;

/// What the values of a member called `name` have in common. `known` says the schema of a value that stands for others.
pub(super) fn of(
    name: &str,
    values: &[&Value],
    known: &dyn Fn(&str, &Value) -> Option<RefOr<Schema>>,
) -> RefOr<Schema> {
    if let Some(schema) = values.iter().find_map(|value| known(name, value)) {
        return schema;
    }
    if values.is_empty() {
        return any();
    }
    let mut types = Vec::new();
    for value in values.iter().map(|value| type_of(value)) {
        if !types.contains(&value) {
            types.push(value);
        }
    }
    let has_arrays = types.contains(&Type::Array);
    let types = match types.len() {
        1 => SchemaType::from(types.remove(0)),
        _ => types.into_iter().collect(),
    };
    if has_arrays {
        let items: Vec<_> = values.iter().filter_map(|value| value.as_array()).flatten().collect();
        return ArrayBuilder::new().schema_type(types).items(of(name, &items, known)).into();
    }
    let objects: Vec<_> = values.iter().filter_map(|value| value.as_object()).collect();
    let mut schema = ObjectBuilder::new().schema_type(types);
    for (index, object) in objects.iter().enumerate() {
        for member in
            object.keys().filter(|key| !objects[..index].iter().any(|before| before.contains_key(*key)))
        {
            let values: Vec<_> = objects.iter().filter_map(|object| object.get(member)).collect();
            schema = schema.property(member, of(member, &values, known));
            if values.len() == objects.len() {
                schema = schema.required(member);
            }
        }
    }
    schema.into()
}

/// Anything.
pub(super) fn any() -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(SchemaType::AnyValue).into()
}

fn type_of(value: &Value) -> Type {
    match value {
        Value::Null => Type::Null,
        Value::Bool(_) => Type::Boolean,
        Value::Number(number) if number.is_f64() => Type::Number,
        Value::Number(_) => Type::Integer,
        Value::String(_) => Type::String,
        Value::Array(_) => Type::Array,
        Value::Object(_) => Type::Object,
    }
}

/// An object of these members, all of them required.
fn object<const N: usize>(members: [(&str, RefOr<Schema>); N]) -> RefOr<Schema> {
    let object = ObjectBuilder::new().schema_type(Type::Object);
    members
        .into_iter()
        .fold(object, |object, (name, schema)| object.property(name, schema).required(name))
        .into()
}

fn list(items: RefOr<Schema>) -> RefOr<Schema> {
    ArrayBuilder::new().items(items).into()
}

fn or_null(schema: RefOr<Schema>) -> RefOr<Schema> {
    AnyOfBuilder::new().item(schema).item(only(Type::Null)).into()
}

fn only(kind: Type) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(kind).into()
}

impl<L: PartialSchema> PartialSchema for Page<L> {
    fn schema() -> RefOr<Schema> {
        let count = || ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)).into();
        let names = ["page", "page_size", "total", "total_pages"];
        object([("list", L::schema()), ("pagination", object(names.map(|name| (name, count()))))])
    }
}

impl<L: ToSchema> ToSchema for Page<L> {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        L::schemas(schemas);
    }
}

impl PartialSchema for PublicView {
    fn schema() -> RefOr<Schema> {
        let text = || only(Type::String);
        let integer = || only(Type::Integer);
        let segment = |parts| {
            let ranges = list(list(integer()));
            let title = or_null(text());
            object([
                ("name", text()),
                ("title", title),
                ("ranges", ranges),
                ("status", or_null(integer())),
                ("parts", parts),
            ])
        };
        let retry = ObjectBuilder::new()
            .schema_type(Type::Object)
            .property(
                "kind",
                ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["no", "backoff", "after"])),
            )
            .property("seconds", integer())
            .property("field", text())
            .required("kind");
        let entry = object([
            ("code", integer()),
            ("name", text()),
            ("status", integer()),
            ("text", text()),
            ("hint", or_null(text())),
            ("retry", retry.into()),
            ("segment", or_null(text())),
        ]);
        object([
            ("name", text()),
            ("title", or_null(text())),
            ("success", or_null(object([("code", integer()), ("status", integer())]))),
            // Parts have parts themselves.
            ("segments", list(segment(list(segment(list(any())))))),
            ("entries", list(entry)),
        ])
    }
}

impl ToSchema for PublicView {}
