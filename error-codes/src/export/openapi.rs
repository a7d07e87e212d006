//! The catalogue for documents of interfaces.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde_json::{Map, Value, json};

use super::row::Row;
use super::text::{title, unique, visible_json};
use super::{Entry, Snapshot};

/// The catalogue as an `OpenAPI` 3.1 document of components alone, in JSON. A document of the service refers to them:
/// `{"$ref": "errors.openapi.json#/components/responses/Error409"}`.
///
/// | component | is |
/// |---|---|
/// | `schemas/ErrorCode`, `schemas/ErrorName` | the codes and the names; `x-enum-varnames` and `x-enum-descriptions` name and explain the codes to generators of clients |
/// | `schemas/Error` | an error in the flat envelope: `code`, `message`, `data` |
/// | `schemas/Details60101` | the `data` of a code that has details |
/// | `responses/Error409` | an answer of this status: its codes, their details, and an example of each |
/// | `examples/PHONE_EXISTS` | an error in the flat envelope, with its message in the source's language |
///
/// Whose envelope is another one refers to the schemas of codes and names. Details may be any JSON: the catalogue knows their names. Names
/// that no component may have are changed: what is not of `A-Za-z0-9._-` is `_`. It says of the catalogue what clients see: no
/// descriptions, legacy codes or log levels. A version it has to have: it is `0`.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::{self, Snapshot};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", keys = "stock", http = 409)]
/// enum StockError {
///     /// Out of stock
///     #[code(60701)]
///     Insufficient,
/// }
///
/// let document = export::openapi(&Snapshot::of(StockError::CATALOG));
/// let document: serde_json::Value = serde_json::from_str(&document).unwrap();
/// assert_eq!(document["components"]["schemas"]["ErrorCode"]["enum"], serde_json::json!([60701]));
/// assert_eq!(document["components"]["examples"]["INSUFFICIENT"]["value"]["message"], "Out of stock");
/// ```
#[must_use]
pub fn openapi(snapshot: &Snapshot) -> String {
    let components =
        Components { snapshot, rows: Row::all(snapshot).collect(), examples: examples(snapshot) };
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": title(snapshot), "version": "0" },
        "components": {
            "schemas": components.schemas(),
            "responses": components.responses(),
            "examples": components.examples(),
        },
    });
    // Writing to memory does not fail, and all members have names.
    let json = serde_json::to_string_pretty(&sorted(document));
    visible_json(&json.unwrap_or_else(|problem| unreachable!("{problem}"))) + "\n"
}

struct Components<'a> {
    snapshot: &'a Snapshot,
    rows: Vec<Row<'a>>,
    /// Each entry under the name of its example.
    examples: BTreeMap<String, &'a Entry>,
}

impl Components<'_> {
    fn schemas(&self) -> Map<String, Value> {
        let mut schemas = Map::new();
        let codes = self.rows.iter().map(|row| row.code);
        let texts = |row: &Row<'_>| row.entries.iter().map(Entry::source).collect::<Vec<_>>().join(" / ");
        let code = json!({
            "type": "integer",
            "format": "int64",
            "enum": codes.collect::<Vec<_>>(),
            "x-enum-varnames": self.rows.iter().map(|row| &*row.first().name).collect::<Vec<_>>(),
            "x-enum-descriptions": self.rows.iter().map(texts).collect::<Vec<_>>(),
        });
        let names: Vec<&str> = self.snapshot.entries.iter().map(|entry| &*entry.name).collect();
        schemas.insert("ErrorCode".to_owned(), code);
        schemas.insert("ErrorName".to_owned(), json!({ "type": "string", "enum": names }));
        schemas.insert(
            "Error".to_owned(),
            error(
                &json!({ "$ref": "#/components/schemas/ErrorCode" }),
                &json!({ "type": ["object", "null"] }),
            ),
        );
        for row in &self.rows {
            let details: BTreeSet<&String> = row.entries.iter().flat_map(|entry| &entry.details).collect();
            if !details.is_empty() {
                let required = details
                    .iter()
                    .filter(|detail| row.entries.iter().all(|entry| entry.details.contains(detail)));
                let details = json!({
                    "type": "object",
                    "required": required.collect::<Vec<_>>(),
                    "properties": details.iter().map(|detail| ((*detail).clone(), json!(true))).collect::<Map<_, _>>(),
                });
                schemas.insert(format!("Details{}", row.code), details);
            }
        }
        schemas
    }

    fn responses(&self) -> Map<String, Value> {
        let statuses: BTreeSet<u16> = self.snapshot.entries.iter().map(|entry| entry.status).collect();
        let response = |status| {
            let entries = self.examples.iter().filter(|(_, entry)| entry.status == status);
            let codes: BTreeSet<i64> = entries.clone().map(|(_, entry)| entry.code).collect();
            let examples = entries
                .map(|(name, _)| (name.clone(), json!({ "$ref": format!("#/components/examples/{name}") })));
            json!({
                "description": http::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or("Error"),
                "content": { "application/json": {
                    "schema": error(&json!({ "type": "integer", "format": "int64", "enum": codes }), &self.data(&codes)),
                    "examples": examples.collect::<Map<_, _>>(),
                } },
            })
        };
        statuses.into_iter().map(|status| (format!("Error{status}"), response(status))).collect()
    }

    /// What the details of any of these codes are.
    fn data(&self, codes: &BTreeSet<i64>) -> Value {
        let rows = self.rows.iter().filter(|row| codes.contains(&row.code));
        let has_details = |row: &&Row<'_>| row.entries.iter().any(|entry| !entry.details.is_empty());
        let schemas = rows.clone().filter(has_details);
        let mut schemas: Vec<Value> = schemas
            .map(|row| json!({ "$ref": format!("#/components/schemas/Details{}", row.code) }))
            .collect();
        if rows.flat_map(|row| row.entries).any(|entry| entry.details.is_empty()) {
            schemas.push(json!({ "type": "null" }));
        }
        json!({ "anyOf": schemas })
    }

    fn examples(&self) -> Map<String, Value> {
        let examples = self.examples.iter().map(|(name, entry)| {
            let details: Map<String, Value> =
                entry.details.iter().map(|detail| (detail.clone(), json!(format!("{{{detail}}}")))).collect();
            let value = json!({
                "code": entry.code,
                "message": entry.source(),
                "data": if details.is_empty() { Value::Null } else { Value::Object(details) },
            });
            (name.clone(), json!({ "summary": format!("{} {}", entry.code, entry.name), "value": value }))
        });
        examples.collect()
    }
}

/// An error in the flat envelope.
fn error(code: &Value, data: &Value) -> Value {
    json!({
        "type": "object",
        "required": ["code", "message", "data"],
        "properties": { "code": code, "message": { "type": "string" }, "data": data },
    })
}

/// A name for the example of each entry, that a component may have.
fn examples(snapshot: &Snapshot) -> BTreeMap<String, &Entry> {
    let known = |character: char| character.is_ascii_alphanumeric() || "._-".contains(character);
    let mut taken = HashSet::new();
    let mut name = |entry: &Entry| {
        let name: String = entry.name.chars().map(|one| if known(one) { one } else { '_' }).collect();
        unique(if name.is_empty() { "_" } else { &name }, &mut taken)
    };
    snapshot.entries.iter().map(|entry| (name(entry), entry)).collect()
}

/// The same with its members in order. Whether `serde_json` orders them itself depends on what else a program is made of (its feature
/// `preserve_order`), and the text must not.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members: BTreeMap<String, Value> = members.into_iter().collect();
            Value::Object(members.into_iter().map(|(name, value)| (name, sorted(value))).collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(sorted).collect()),
        other => other,
    }
}
