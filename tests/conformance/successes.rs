//! What a handler says that went well.

use serde_json::json;

use crate::harness::Framework;

pub fn a_success_has_the_code_of_the_layers_catalogue(framework: Framework) {
    let answer = framework.start().get("/hello");
    assert_eq!(answer.is(200, 20000).json(), json!({ "code": 20000, "message": "成功", "data": "hello" }));
}

/// In the language of the request; and it may have a status of its own.
pub fn a_success_has_the_message_of_a_key(framework: Framework) {
    let service = framework.start();
    let ask = service.ask("POST", "/users").body("application/json", r#"{"name":"new"}"#);
    let answer = ask.header("accept-language", "en").send();
    let expected = json!({ "code": 20000, "message": "User created", "data": "new" });
    assert_eq!(answer.is(201, 20000).json(), expected);
    assert_eq!(answer.header("content-language"), "en-US");
}

/// For what is no error and has a code.
pub fn a_success_may_have_an_entry_of_its_own(framework: Framework) {
    let answer = framework.start().get("/nothing");
    assert_eq!(answer.is(200, 9001).json(), json!({ "code": 9001, "message": "没有新数据", "data": [] }));
}

pub fn a_page_is_a_list_with_its_place(framework: Framework) {
    let answer = framework.start().get("/search?page=2");
    let pagination = json!({ "page": 2, "page_size": 2, "total": 5, "total_pages": 3 });
    assert_eq!(answer.is(200, 20000).json()["data"], json!({ "list": ["a", "b"], "pagination": pagination }));
}
