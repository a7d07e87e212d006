//! What the framework refuses by itself, in the same envelope (1xxx, 3009).

use serde_json::json;

use crate::harness::Service;

#[test]
fn a_body_that_is_no_json() {
    let service = Service::start();
    let deep = [vec![b'['; 100_000], vec![b']'; 100_000]].concat();
    for body in [&b"{\"username\": "[..], b"", b"\xff\xfe", b"{\"username\":\"\xff\"}", &deep] {
        let answer =
            service.anyone().send("POST", "/sessions", Some(("application/json", body))).expect(1003);
        assert_eq!((answer.status, answer.message()), (400, "请求体解析失败"));
        // What the parser says stays inside.
        answer.hides(&["EOF", "line", "column", "recursion"]);
    }
}

#[test]
fn a_body_that_lacks_something() {
    let service = Service::start();
    for body in [json!({}), json!({ "username": 13, "password": "x" }), json!([]), json!(null), json!("{}")] {
        let answer = service.anyone().post("/sessions", &body).expect_message(1001, "参数错误");
        assert_eq!(answer.status, 400);
        answer.hides(&["missing field", "invalid type"]);
    }
}

#[test]
fn a_value_that_is_not_allowed() {
    let service = Service::start();
    let form = json!({ "username": "dave", "password": "Secret-123", "email": "nowhere" });
    let answer = service.admin().post("/users", &form);
    let expected = json!({ "field": "email", "expected": "an address such as name@example.com" });
    answer.expect_data(1002, &expected).expect_message(1002, "参数验证失败");
    service.admin().get("/users?page=0").expect(1002);
    service.admin().get("/users?page_size=101").expect(1002);
}

#[test]
fn parameters_of_another_type() {
    let service = Service::start();
    let alice = service.alice();
    for path in
        ["/groups/first", "/groups/-1", "/groups/99999999999999999999", "/groups/%E4%BD%A0", "/groups/%FF"]
    {
        let answer = alice.get(path).expect(1001);
        answer.hides(&["Cannot parse", "u64", "UTF-8"]);
    }
    for query in ["page=two", "page=-1", "page=", "page=1&page=2"] {
        alice.get(&format!("/groups?{query}")).expect(1001);
    }
    alice.delete("/groups/11?confirm=perhaps").expect(1001);
}

#[test]
fn a_method_that_a_path_does_not_have() {
    let service = Service::start();
    let answer = service.anyone().delete("/sessions").expect_message(1004, "请求方法不支持");
    // The document says 400, not 405; HTTP's `Allow` is there all the same.
    assert_eq!(answer.status, 400);
    assert_eq!(answer.headers["allow"], "POST");
    service.anyone().get("/incoming").expect(1004);
    service.anyone().post("/ws", &json!({})).expect(1004);
    service.anyone().send("TRACE", "/errors", None).expect(1004);
}

#[test]
fn a_body_that_is_too_large() {
    let service = Service::start();
    for size in [1024 * 1024 + 1, 10 * 1024 * 1024] {
        let body = vec![b' '; size];
        let answer = service.anyone().send("POST", "/sessions", Some(("application/json", &body)));
        assert_eq!(answer.expect_message(1005, "请求体过大").status, 413);
    }
    let rows = "line-id,somebody\n".repeat(70_000);
    service.sub_account().csv("/groups/11/library", &format!("line_id,name\n{rows}")).expect(1005);
}

#[test]
fn a_body_of_another_media_type() {
    let service = Service::start();
    for media_type in ["text/plain", "application/x-www-form-urlencoded", "", "名"] {
        let answer = service.anyone().send("POST", "/sessions", Some((media_type, b"{}"))).expect(1006);
        assert_eq!((answer.status, answer.message()), (415, "不支持的媒体类型"));
    }
    service.anyone().send("POST", "/sessions", None).expect(1006);
    service.sub_account().post("/groups/11/library", &json!([])).expect(1006);
}

#[test]
fn a_path_that_no_route_has() {
    let service = Service::start();
    for path in ["/nowhere", "/", "/groups/", "/groups/11/", "/../etc/passwd", "/%00"] {
        let answer = service.anyone().get(path).expect_message(3009, "资源不存在");
        assert_eq!(answer.status, 404, "{path}");
    }
}

#[test]
fn the_login_comes_before_the_body() {
    let service = Service::start();
    service.anyone().send("POST", "/groups", Some(("application/json", b"{"))).expect(2001);
    service.alice().send("POST", "/groups", Some(("application/json", b"{"))).expect(1003);
}

#[test]
fn every_answer_names_its_request() {
    let service = Service::start();
    let answer = service.anyone().get("/groups");
    let id = answer.headers["x-request-id"].to_str().unwrap();
    let logged = service.logged(id);
    assert_eq!(logged.len(), 1, "{logged:?}");
    assert!(logged[0].contains("error.code=2001"), "{logged:?}");
    assert_eq!(answer.headers["vary"], "accept-language");
}
