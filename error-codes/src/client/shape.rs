//! Which envelope a body is, by its members.

use serde_json::{Map, Value};

/// What a body says.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) kind: Kind,
    pub(super) code: Option<i64>,
    pub(super) name: Option<String>,
    pub(super) message: Option<String>,
    pub(super) details: Option<Value>,
}

/// What the shape alone says of the outcome.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Only errors have it, and no data looks like it by chance.
    Error,
    /// Errors have it, and successes too, whether as an envelope or as data: the code says which, or the status.
    Either,
    /// Data without an envelope.
    Bare,
}

/// `application/json`: any envelope but [`Problem`](crate::envelope::Problem), with these names for the flat ones. Data without
/// an envelope is what some send for a success.
pub(super) fn told(value: Value, members: [&str; 3], is_2xx: bool) -> Option<Told> {
    let value = match value {
        Value::Object(mut object) => match nested(&mut object).or_else(|| flat(&mut object, members)) {
            Some(told) => return Some(told),
            None => Value::Object(object),
        },
        value => value,
    };
    is_2xx.then(|| Told { kind: Kind::Bare, code: None, name: None, message: None, details: present(value) })
}

/// `{"error":{"code":"BOT_NOT_FOUND","numeric_code","message","details"}}`
fn nested(object: &mut Map<String, Value>) -> Option<Told> {
    let error = object.get_mut("error")?.as_object_mut()?;
    let code = error.get("numeric_code")?.as_i64()?;
    let name = error.get("code")?.as_str()?.to_owned();
    let message = error.get("message")?.as_str()?.to_owned();
    let details = present(error.get_mut("details")?.take());
    Some(Told { kind: Kind::Error, code: Some(code), name: Some(name), message: Some(message), details })
}

/// `{"code","message"}` and the member that tells the flat envelopes apart.
fn flat(object: &mut Map<String, Value>, [code, message, data]: [&str; 3]) -> Option<Told> {
    let code = object.get(code)?.as_i64()?;
    let message = object.get(message)?.as_str()?.to_owned();
    let details = if let Some(data) = object.get_mut(data) {
        present(data.take())
    } else if let Some(detail) = object.remove("detail") {
        present(detail).map(|detail| Value::Object(Map::from_iter([("detail".to_owned(), detail)])))
    } else if object.contains_key("timestamp") {
        None
    } else {
        return None;
    };
    Some(Told { kind: Kind::Either, code: Some(code), name: None, message: Some(message), details })
}

/// `application/problem+json` (RFC 9457) with a `code`: extension members are details.
pub(super) fn problem(value: Value) -> Option<Told> {
    let Value::Object(mut object) = value else { return None };
    let code = object.get("code")?.as_i64()?;
    let message = object.get("title")?.as_str()?.to_owned();
    object.retain(|name, _| !crate::envelope::PROBLEM_MEMBERS.contains(&name.as_str()));
    let details = (!object.is_empty()).then_some(Value::Object(object));
    Some(Told { kind: Kind::Error, code: Some(code), name: None, message: Some(message), details })
}

fn present(value: Value) -> Option<Value> {
    (!value.is_null()).then_some(value)
}
