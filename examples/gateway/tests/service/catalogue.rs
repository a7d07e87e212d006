//! The gateway's own catalogue.

use std::process::Command;

use error_codes::ErrorCatalog;
use error_codes::client::Decoder;
use gateway::{GatewayError, PACKS};
use mall::MallError;
use serde_json::Value;

use crate::harness::{Gateway, nobody, sent};

#[test]
fn a_code_says_who_failed() {
    let (own, upstream) = (GatewayError::CATALOG, MallError::CATALOG);
    for entry in own.entries() {
        assert!(upstream.get(entry.code()).is_none(), "{} is the mall's as well", entry.code());
    }
    let success = |catalog: &error_codes::Catalog| catalog.success_entry().map(error_codes::Entry::code);
    assert_eq!(success(own), success(upstream), "one success for clients of both");
}

#[test]
fn every_message_is_used() {
    assert!(PACKS.unused(GatewayError::CATALOG).is_empty());
}

#[test]
fn the_public_view_lists_every_error() {
    let gateway = Gateway::before(&nobody());
    let answer = Decoder::new().catalog(GatewayError::CATALOG).decode(sent(gateway.get("/errors")));
    assert!(answer.is_success(), "{answer:?}");
    let entries = answer.details().expect("the view")["entries"].as_array().expect("entries");
    let codes: Vec<_> = entries.iter().filter_map(|entry| entry["code"].as_i64()).collect();
    assert_eq!(codes, [70000, 70001, 70002, 70003, 70004, 70101, 70102, 70103]);
}

#[test]
fn a_browser_gets_the_public_view_as_a_page() {
    let gateway = Gateway::before(&nobody());
    let answer = sent(gateway.get("/errors").header("accept", "text/html"));
    assert_eq!(answer.headers()["content-type"], "text/html; charset=utf-8");
    let page = String::from_utf8_lossy(answer.body());
    for code in [70000, 70001, 70002, 70003, 70004, 70101, 70102, 70103] {
        assert!(page.contains(&format!("<tr id=\"{code}\">")), "{code}");
    }
}

#[test]
fn the_catalogue_is_exported() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_gateway-codes")).args(["export", "json"]).output().expect("it runs");
    let catalog: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&catalog["name"], catalog["entries"].as_array().map(Vec::len)), (&"gateway".into(), Some(8)));
}
