//! The answers of a catalogue in an `OpenAPI` document: in every envelope, and as the service has them.

#![allow(missing_docs, dead_code, reason = "the catalogues are made up")]

mod envelopes;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use envelopes::{Own, envelopes};
use error_codes::client::Decoder;
use error_codes::envelope::{Nested, Problem, Timestamp, Timestamped};
use error_codes::web::{Answers, utoipa::Answer};
use error_codes::{ErrorCatalog, Locale, Page};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::{IntoResponses, OpenApi, PartialSchema, ToSchema};

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
}

#[derive(Debug, ErrorCatalog)]
#[catalog(
    error,
    utoipa,
    name = "shop",
    http = 409,
    success(20000, msg = "ok"),
    doc_url = "https://a.example/{code}"
)]
enum ShopError {
    /// 库存不足，仅剩 {left} 件
    #[code(60701, msg = "stock.insufficient", hint = "少买一些")]
    Insufficient {
        #[detail]
        left: u32,
        #[detail]
        detail: String,
        warehouse: &'static str,
    },
    /// 已售罄
    #[code(60702, msg = "stock.sold", shared)]
    Sold,
    /// 已预订
    #[code(60702, msg = "stock.reserved", shared)]
    Reserved,
    /// 没有变化
    #[code(60703, msg = "stock.unchanged", http = 200)]
    Unchanged,
    /// 盘点中
    #[code(60704, msg = "stock.counting", http = 503, retry = after(wait))]
    Counting { wait: Duration },
    #[code(transparent)]
    User(#[from] UserError),
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, utoipa, packs = PACKS, http = 404)]
enum UserError {
    #[code(60101, msg = "phone.exists", retry = after(60))]
    PhoneExists { phone: &'static str },
}

#[derive(Serialize, ToSchema)]
struct Order {
    id: u64,
    state: State,
}

#[derive(Serialize, ToSchema)]
enum State {
    Paid,
}

#[utoipa::path(get, path = "/orders", responses(Answer<Page<Vec<Order>>, ShopError>))]
fn list() {}

#[utoipa::path(post, path = "/orders", responses(Answer<Order, ShopError>))]
fn create() {}

#[utoipa::path(get, path = "/raw", responses(ShopError))]
fn raw() {}

#[derive(OpenApi)]
#[openapi(paths(list, create, raw))]
struct Document;

fn shop() -> Answers {
    Answers::of::<ShopError>()
}

fn document(answers: &Answers) -> Value {
    serde_json::to_value(answers.document(Locale::ANY, Document::openapi)).unwrap()
}

/// The response of the catalogue alone with this status.
fn response<'a>(document: &'a Value, status: &str) -> &'a Value {
    let reference = document["paths"]["/raw"]["get"]["responses"][status]["$ref"].as_str().unwrap();
    assert_eq!(reference, format!("#/components/responses/shop.{status}"));
    &document["components"]["responses"][format!("shop.{status}")]
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

const JSON: &str = "application/json";

#[test]
fn an_example_and_its_schema_are_those_of_the_envelope() {
    for (answers, media_type, example, members) in envelopes() {
        let document = document(&answers);
        let conflict = response(&document, "409");
        assert_eq!(keys(&conflict["content"]), [media_type]);
        let content = &conflict["content"][media_type];
        assert_eq!(content["examples"]["INSUFFICIENT"]["value"], example);
        assert_eq!(content["schema"]["properties"], members, "{media_type}");
        // What some answers lack is not required.
        let optional = usize::from(media_type == "application/problem+json");
        assert_eq!(content["schema"]["required"].as_array().unwrap().len() + optional, keys(&members).len());
    }
}

#[test]
fn a_client_reads_every_example_back() {
    for (answers, media_type, ..) in envelopes().into_iter().take(6) {
        let document = document(&answers);
        let mut told = BTreeSet::new();
        for status in ["200", "404", "409", "503"] {
            let examples =
                response(&document, status)["content"][media_type]["examples"].as_object().unwrap();
            for (name, example) in examples {
                let response = http::Response::builder().status(status).header("content-type", media_type);
                let response = response.body(example["value"].to_string()).unwrap();
                let answer = Decoder::new().catalog(ShopError::CATALOG).decode(response);
                let entry = ShopError::CATALOG.by_name(name).unwrap();
                assert_eq!(answer.code(), Some(entry.code()), "{name}");
                assert_eq!(answer.message(), example["summary"].as_str(), "{name}");
                assert_eq!(entry.status().as_str(), status, "{name}");
                told.insert(name.clone());
            }
        }
        assert_eq!(told.len(), ShopError::CATALOG.entries().len());
    }
}

#[test]
fn shared_codes_are_told_apart_by_their_names() {
    let document = document(&shop());
    let examples = &response(&document, "409")["content"][JSON]["examples"];
    assert_eq!(keys(examples), ["INSUFFICIENT", "RESERVED", "SOLD"]);
    for (name, message) in [("SOLD", "已售罄"), ("RESERVED", "已预订")] {
        let value = json!({ "code": 60702, "message": message, "data": null });
        assert_eq!(examples[name], json!({ "summary": message, "value": value }));
    }
    assert_eq!(examples["INSUFFICIENT"]["description"], "少买一些");
}

#[test]
fn a_success_and_the_entries_of_its_status_stand_side_by_side() {
    let document = document(&shop().envelope(Timestamped::unix()));
    let content = &document["paths"]["/orders"]["post"]["responses"]["200"]["content"][JSON];
    let [success, error] = content["schema"]["anyOf"].as_array().unwrap().as_slice() else {
        panic!("{content}")
    };
    assert_eq!(keys(&success["properties"]), ["code", "data", "message", "timestamp"]);
    assert_eq!(success["properties"]["data"]["properties"]["state"]["$ref"], "#/components/schemas/State");
    assert_eq!(document["components"]["schemas"]["State"]["enum"], json!(["Paid"]));
    assert_eq!(error["properties"]["data"], json!({ "type": "null" }));
    assert_eq!(keys(&content["examples"]), ["UNCHANGED"]);
    let statuses = |path: &str, method: &str| keys(&document["paths"][path][method]["responses"]).join(" ");
    assert_eq!(statuses("/orders", "post"), "200 404 409 503");
    assert_eq!(statuses("/raw", "get"), "200 404 409 503");
    assert_eq!(keys(&document["components"]["responses"]), ["shop.200", "shop.404", "shop.409", "shop.503"]);
}

#[test]
fn data_is_where_the_envelope_has_it() {
    let data = |answers: &Answers, pointer: &str| {
        let document = document(answers);
        let content = &document["paths"]["/orders"]["post"]["responses"]["200"]["content"];
        let schema = &content[JSON]["schema"];
        let schema = schema.pointer("/anyOf/0").unwrap_or(schema);
        schema.pointer(pointer).unwrap_or_else(|| panic!("{schema}"))["properties"]["id"]["type"].clone()
    };
    assert_eq!(data(&shop(), "/properties/data"), "integer");
    for bare in [shop().envelope(Nested), shop().envelope(Problem)] {
        assert_eq!(data(&bare, ""), "integer");
    }
    let own = "/properties/ok/properties/all/items";
    assert_eq!(data(&shop().envelope(Own), own), "integer");
}

#[test]
fn headers_are_told_where_an_entry_brings_them() {
    let document = document(&shop());
    assert_eq!(response(&document, "409").get("headers"), None);
    let wait = json!({
        "schema": { "type": "integer", "minimum": 0 },
        "description": "Seconds to wait before another attempt: COUNTING",
    });
    assert_eq!(response(&document, "503")["headers"], json!({ "Retry-After": wait }));
    let headers = &response(&document, "404")["headers"];
    assert_eq!(keys(headers), ["Content-Language", "Retry-After"]);
    assert_eq!(headers["Content-Language"]["schema"]["enum"], json!(["en-US", "zh-CN"]));
}

#[test]
fn a_status_that_is_always_200_is_the_only_one() {
    let document = document(&shop().always_200(true));
    for (path, method) in [("/raw", "get"), ("/orders", "post")] {
        assert_eq!(keys(&document["paths"][path][method]["responses"]), ["200"]);
    }
    let content = &document["paths"]["/orders"]["post"]["responses"]["200"]["content"][JSON];
    assert_eq!(content["examples"].as_object().unwrap().len(), ShopError::CATALOG.entries().len());
    assert_eq!(content["schema"]["anyOf"].as_array().unwrap().len(), 2, "the success has not gone");
}

#[test]
fn a_document_speaks_the_language_that_is_asked_for() {
    for (languages, message) in
        [("", "手机号 {phone} 已被注册"), ("fr, en;q=0.5", "The phone number {phone} is taken")]
    {
        let document = serde_json::to_value(shop().document(languages, Document::openapi)).unwrap();
        let example = &response(&document, "404")["content"][JSON]["examples"]["PHONE_EXISTS"];
        assert_eq!((&example["summary"], &example["value"]["message"]), (&json!(message), &json!(message)));
    }
}

#[test]
fn without_a_service_the_envelope_is_flat_and_nothing_is_shared() {
    let document = serde_json::to_value(Document::openapi()).unwrap();
    let content = &document["paths"]["/raw"]["get"]["responses"]["409"]["content"][JSON];
    let sold = json!({ "code": 60702, "message": "已售罄", "data": null });
    assert_eq!(content["examples"]["SOLD"]["value"], sold);
    assert_eq!(document["components"].get("responses"), None);
    // The derive is for `responses(ShopError)`, and for whoever asks.
    assert_eq!(ShopError::responses().keys().collect::<Vec<_>>(), ["200", "404", "409", "503"]);
}

#[test]
fn a_document_does_not_change_from_run_to_run_and_time_goes_on() {
    for (answers, ..) in envelopes() {
        assert_eq!(document(&answers), document(&answers));
    }
    assert_ne!(serde_json::to_value(Timestamp::Unix).unwrap(), 1_766_311_200);
}

#[test]
fn an_example_is_no_error_that_happened() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    let answers = shop().on_report(move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
    });
    document(&answers);
    assert_eq!(count.load(Ordering::Relaxed), 0);
}

/// Another catalogue of the same name, and one whose name is no key of a component.
#[test]
fn what_cannot_be_shared_stands_where_it_is() {
    #[derive(ErrorCatalog)]
    #[catalog(utoipa, name = "shop", http = 409)]
    enum Other {
        #[code(1, msg = "other")]
        Other,
    }

    #[derive(ErrorCatalog)]
    #[catalog(utoipa, name = "商城", http = 409)]
    enum Unnamed {
        #[code(1, msg = "unnamed")]
        Unnamed,
    }

    #[utoipa::path(get, path = "/other", responses(Other))]
    fn other() {}
    #[utoipa::path(get, path = "/unnamed", responses(Unnamed))]
    fn unnamed() {}
    #[derive(OpenApi)]
    #[openapi(paths(raw, other, unnamed))]
    struct Three;

    let document = serde_json::to_value(shop().document(Locale::ANY, Three::openapi)).unwrap();
    let conflict = |path: &str| &document["paths"][path]["get"]["responses"]["409"];
    assert_eq!(conflict("/raw")["$ref"], "#/components/responses/shop.409");
    for (path, name) in [("/other", "OTHER"), ("/unnamed", "UNNAMED")] {
        assert_eq!(keys(&conflict(path)["content"][JSON]["examples"]), [name]);
    }
}

#[test]
fn a_document_within_another_and_one_that_panics_disturb_nobody() {
    let panicked = std::panic::catch_unwind(|| shop().document(Locale::ANY, || panic!("on purpose")));
    assert!(panicked.is_err());
    assert_eq!(serde_json::to_value(Document::openapi()).unwrap()["components"].get("responses"), None);
    let nested = shop().envelope(Nested).document(Locale::ANY, || {
        assert!(document(&shop())["components"]["responses"]["shop.409"].is_object());
        Document::openapi()
    });
    let nested = serde_json::to_value(nested).unwrap();
    let content = &response(&nested, "409")["content"][JSON];
    assert!(content["examples"]["SOLD"]["value"]["error"].is_object(), "{content}");
}

/// The members of an object and of what is in it, as a schema has them and as they are sent.
fn assert_describes(schema: &Value, value: &Value) {
    match value {
        Value::Object(object) => {
            let schema = schema.pointer("/anyOf/0").unwrap_or(schema);
            let known: BTreeSet<_> = keys(&schema["properties"]).into_iter().collect();
            assert!(object.keys().all(|key| known.contains(&**key)), "{schema} {value}");
            let required = schema["required"].as_array().unwrap();
            assert!(
                required.iter().all(|name| object.contains_key(name.as_str().unwrap())),
                "{schema} {value}"
            );
            object.iter().for_each(|(key, value)| assert_describes(&schema["properties"][key], value));
        }
        Value::Array(items) => items.iter().for_each(|item| assert_describes(&schema["items"], item)),
        Value::Null => assert_eq!(schema["anyOf"][1]["type"], "null", "{schema}"),
        Value::String(_) => assert_eq!(schema.pointer("/anyOf/0").unwrap_or(schema)["type"], "string"),
        _ => assert_eq!(schema.pointer("/anyOf/0").unwrap_or(schema)["type"], "integer", "{value}"),
    }
}

#[test]
fn the_schemas_of_our_own_types_are_what_is_sent() {
    #[derive(ErrorCatalog)]
    #[catalog(title = "t", keys = "k", success(20000, msg = "ok"))]
    #[segment(1..=9, name = "s", title = "S", http = 400)]
    enum Segmented {
        #[code(1, hint = "h", retry = after(5))]
        One,
        #[code(2)]
        Two,
    }

    for view in [ShopError::CATALOG.public_view(), Segmented::CATALOG.public_view()] {
        let schema = serde_json::to_value(error_codes::catalog::PublicView::schema()).unwrap();
        assert_describes(&schema, &serde_json::to_value(view).unwrap());
    }
    let schema = serde_json::to_value(Page::<Vec<u64>>::schema()).unwrap();
    assert_describes(&schema, &serde_json::to_value(Page::new([7], 1, 10, 1)).unwrap());
}

#[test]
fn the_readme_shows_what_is_made() {
    #[derive(ErrorCatalog)]
    #[catalog(utoipa, name = "stock", success(20000, msg = "ok"))]
    enum StockError {
        /// Only {left} are left
        #[code(60701, http = 409, msg = "stock.insufficient", hint = "order less")]
        Insufficient {
            #[detail]
            left: u32,
        },
    }

    #[utoipa::path(get, path = "/stock", responses(Answer<u32, StockError>))]
    fn stock() {}
    #[derive(OpenApi)]
    #[openapi(paths(stock))]
    struct Stock;

    let answers = Answers::of::<StockError>().envelope(Timestamped::rfc3339());
    let document = serde_json::to_value(answers.document(Locale::ANY, Stock::openapi)).unwrap();
    let examples = &document["components"]["responses"]["stock.409"]["content"][JSON]["examples"];
    let (_, shown) = include_str!("../../README.md").rsplit_once("```json\n").unwrap();
    let (shown, _) = shown.split_once("```").unwrap();
    assert_eq!(&serde_json::from_str::<Value>(shown).unwrap(), examples);
}
