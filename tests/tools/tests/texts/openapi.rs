//! The components of an `OpenAPI` document.

use error_codes::export;
use serde_json::{Value, json};

use super::hostile::snapshot;

fn document() -> Value {
    serde_json::from_str(&export::openapi(&snapshot())).unwrap()
}

#[test]
fn every_code_has_a_name_a_description_and_an_example() {
    let document = document();
    let code = &document["components"]["schemas"]["ErrorCode"];
    let codes = code["enum"].as_array().unwrap();
    assert_eq!(codes.len(), snapshot().entries.len() - 1, "two share a code");
    for list in ["x-enum-varnames", "x-enum-descriptions"] {
        assert_eq!(code[list].as_array().unwrap().len(), codes.len());
    }
    let shared = codes.iter().position(|code| *code == 404).unwrap();
    assert_eq!(
        (&code["x-enum-varnames"][shared], &code["x-enum-descriptions"][shared]),
        (&json!("FIRST"), &json!("一 / two"))
    );
    assert_eq!(document["components"]["examples"].as_object().unwrap().len(), snapshot().entries.len());
    let example = &document["components"]["examples"]["FIRST"]["value"];
    assert_eq!(*example, json!({ "code": 404, "message": "一", "data": { "name": "{name}" } }));
}

#[test]
fn every_reference_leads_somewhere_and_every_component_has_a_name_that_one_may_have() {
    let document = document();
    let mut references = Vec::new();
    collect(&document, &mut references);
    assert!(!references.is_empty());
    for reference in references {
        assert!(document.pointer(reference.strip_prefix('#').unwrap()).is_some(), "{reference}");
    }
    for components in document["components"].as_object().unwrap().values() {
        for name in components.as_object().unwrap().keys() {
            let known = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
            assert!(!name.is_empty() && name.bytes().all(known), "{name}");
        }
    }
}

#[test]
fn an_answer_of_a_status_has_its_codes_alone() {
    let document = document();
    let response = &document["components"]["responses"]["Error503"]["content"]["application/json"];
    assert_eq!(response["schema"]["properties"]["code"]["enum"], json!([1002, 1006, 1010, 1014]));
    assert_eq!(
        response["schema"]["properties"]["data"]["anyOf"],
        json!([{ "$ref": "#/components/schemas/Details1006" }, { "type": "null" }])
    );
    assert_eq!(response["examples"].as_object().unwrap().len(), 4);
    assert_eq!(document["components"]["responses"]["Error503"]["description"], "Service Unavailable");
}

fn collect<'a>(value: &'a Value, references: &mut Vec<&'a str>) {
    match value {
        Value::Object(members) => {
            references.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|value| collect(value, references));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, references)),
        _ => {}
    }
}
