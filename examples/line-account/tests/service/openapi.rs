//! `GET /openapi.json`: it tells of every route, and of every error that the catalogue has.

use std::collections::BTreeSet;

use error_codes::{Entry, ErrorCatalog};
use line_account::LineError;
use serde_json::Value;

use crate::harness::{Service, check_timestamp, members};

/// Path, method and operation.
fn operations(document: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    let paths = document["paths"].as_object().unwrap().iter();
    paths.flat_map(|(path, item)| {
        item.as_object().unwrap().iter().map(move |(method, operation)| (&**path, &**method, operation))
    })
}

/// What `value` is, or refers to.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    value["$ref"].as_str().map_or(value, |reference| document.pointer(&reference[1..]).unwrap())
}

/// The status, and the name and value of each example of an operation.
fn examples<'a>(document: &'a Value, operation: &'a Value) -> Vec<(&'a str, &'a str, &'a Value)> {
    let mut all = Vec::new();
    for (status, response) in operation["responses"].as_object().unwrap() {
        let examples = &resolved(document, response)["content"]["application/json"]["examples"];
        all.extend(
            examples.as_object().into_iter().flatten().map(|(name, example)| (&**status, &**name, example)),
        );
    }
    all
}

#[test]
fn every_route_is_in_it() {
    let service = Service::start();
    let client = service.anyone();
    let document = client.document();
    // A router does not say which paths it has: its source does.
    let source = include_str!("../../src/app.rs");
    let (source, _) = source.split_once("#[cfg(test)]").unwrap();
    let routes: BTreeSet<_> =
        source.split(".route(\"").skip(1).map(|rest| rest.split_once('"').unwrap().0).collect();
    assert_eq!(members(&document["paths"]), routes);
    // Of a path that it has, it says which methods.
    for path in routes {
        let real = path.replace("{code}", "1").replace("{line_id}", "1").replace("{id}", "1");
        let refused = client.send("TRACE", &real, None).expect(1004);
        let allowed = refused.headers["allow"].to_str().unwrap().to_lowercase();
        let allowed = allowed.split(',').filter(|method| *method != "head").collect();
        assert_eq!(members(&document["paths"][path]), allowed, "{path}");
    }
}

#[test]
fn every_error_in_it_is_the_catalogues() {
    let document = Service::start().anyone().document();
    for (path, method, operation) in operations(&document) {
        for (status, name, example) in examples(&document, operation) {
            let told = &example["value"];
            assert_eq!(members(told), BTreeSet::from(["code", "data", "message", "timestamp"]));
            check_timestamp(&told["timestamp"]);
            let entry = LineError::CATALOG.get(told["code"].as_i64().unwrap()).unwrap();
            assert_eq!((name, status), (entry.name(), entry.status().as_str()), "{method} {path}");
            assert_eq!(told["message"], entry.text());
            assert_eq!(members(&told["data"]), entry.details().collect(), "{name}");
        }
    }
}

#[test]
fn every_code_that_a_handler_can_answer_is_in_it() {
    let document = Service::start().anyone().document();
    let all: BTreeSet<_> = LineError::CATALOG.entries().iter().map(Entry::name).collect();
    for (path, method, operation) in operations(&document) {
        let names: BTreeSet<_> =
            examples(&document, operation).into_iter().map(|(_, name, _)| name).collect();
        let missing: Vec<_> = all.difference(&names).copied().collect();
        // The document itself has no envelope, and none of the outcomes.
        let expected = match path {
            "/openapi.json" => vec!["CONFIRMATION_NEEDED", "NO_CHANGE", "NO_DATA", "PARTIAL_SUCCESS"],
            _ => Vec::new(),
        };
        assert_eq!(missing, expected, "{method} {path}");
    }
}

#[test]
fn a_success_is_what_it_says() {
    let service = Service::start();
    let document = service.anyone().document();
    let data = |path: &str| {
        let response = &document["paths"][path]["get"]["responses"]["200"];
        let schema = &response["content"]["application/json"]["schema"]["anyOf"][0];
        schema["properties"]["data"]["properties"].clone()
    };
    let group = service.alice().get("/groups/11").expect(1000);
    assert_eq!(members(&data("/groups/{id}")), members(group.data()));
    let groups = service.alice().get("/groups").expect(1000);
    let list = data("/groups");
    assert_eq!(members(&list), members(groups.data()));
    assert_eq!(members(&list["list"]["items"]["properties"]), members(&groups.data()["list"][0]));
    let errors = service.anyone().get("/errors").expect(1000);
    assert_eq!(members(&data("/errors")), members(errors.data()));
}

#[test]
fn it_is_the_same_for_every_run() {
    let once = Service::start().anyone().document();
    assert_eq!(once, Service::start().anyone().speaking("en").document());
    assert_eq!(once["openapi"], "3.1.0");
}
