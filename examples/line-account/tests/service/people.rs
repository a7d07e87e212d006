//! Users, sub-accounts, and what they may do (2xxx, 3001, 3003, 4001).

use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::{CODE, Service};

#[test]
fn a_login_that_fails_tells_nothing() {
    let service = Service::start();
    for (username, password) in [("alice", "guess"), ("nobody", "guess"), ("", "")] {
        let form = json!({ "username": username, "password": password });
        let answer = service.anyone().post("/sessions", &form).expect_message(2004, "登录失败");
        assert_eq!((answer.status, answer.data()), (401, &Value::Null));
        answer.hides(&["no such user", "wrong password"]);
    }
    // What the answer hides, the log says.
    assert_eq!(service.logged("登录失败: wrong password").len(), 1);
}

#[test]
fn a_success_is_the_documents() {
    let service = Service::start();
    let form = json!({ "username": "alice", "password": "Alice-2025" });
    let answer = service.anyone().post("/sessions", &form).expect_message(1000, "操作成功");
    assert!(answer.text.starts_with(r#"{"code":1000,"message":"操作成功","data":{"#), "{}", answer.text);
    assert!(answer.text.contains(r#"},"timestamp":"2"#), "{}", answer.text);
}

#[test]
fn a_token_is_missing_wrong_or_over() {
    let service = Service::with(&[("TOKEN_SECONDS", "1")]);
    let mut client = service.anyone();
    client.get("/groups").expect_message(2001, "未登录");
    client.token = Some("made-up".to_owned());
    client.get("/groups").expect_message(2002, "Token无效").hides(&["made-up"]);
    let alice = service.alice();
    std::thread::sleep(Duration::from_millis(2_100));
    alice.get("/groups").expect_message(2003, "Token已过期");
}

#[test]
fn an_activation_code_is_wrong_in_two_ways() {
    let service = Service::start();
    let activate = |code: &str, password: &str| {
        let form = json!({ "activation_code": code, "password": password });
        service.anyone().post("/sessions/activation", &form)
    };
    assert_eq!(activate("0000-0000-0000", "Line-2025").expect_message(2005, "激活码无效").status, 401);
    assert_eq!(activate(CODE, "guess").expect_message(2006, "激活码密码错误").status, 401);
    activate(CODE, "Line-2025").expect(1000);
}

#[test]
fn a_group_that_is_disabled_locks_its_sub_accounts_out() {
    let service = Service::start();
    let (alice, working) = (service.alice(), service.sub_account());
    working.get("/groups/11/incoming").expect(9001);
    alice.put("/groups/11", &json!({ "disabled": true })).expect(1000);
    let answer = working.get("/groups/11/incoming").expect_message(2010, "分组已禁用");
    assert_eq!(answer.status, 403);
    let form = json!({ "activation_code": CODE, "password": "Line-2025" });
    service.anyone().post("/sessions/activation", &form).expect(2010);

    // One code of a group can be disabled as well, and is invalid then.
    alice.put("/groups/11", &json!({ "disabled": false })).expect(1000);
    let path = format!("/activation-codes/{CODE}");
    alice.put(&path, &json!({ "disabled": true })).expect(1000);
    alice.put(&path, &json!({ "disabled": true })).expect_message(9002, "操作成功但无变化");
    working.get("/groups/11/incoming").expect(2005);
    service.anyone().post("/sessions/activation", &form).expect(2005);
    alice.put("/activation-codes/0", &json!({ "disabled": true })).expect_message(3003, "激活码不存在");
}

#[test]
fn what_is_for_administrators_and_for_owners() {
    let service = Service::start();
    let (alice, sub_account) = (service.alice(), service.sub_account());
    let form = json!({ "username": "dave", "password": "Secret-123" });
    assert_eq!(alice.post("/users", &form).expect_message(2007, "权限不足").status, 403);
    alice.get("/users").expect(2007);
    sub_account.get("/users").expect(2007);
    assert_eq!(alice.get("/users/3").expect_message(2008, "无操作权限").status, 403);
    alice.get("/groups/12").expect(2008);
    sub_account.get("/groups/12").expect(2008);
    sub_account.post("/groups", &json!({ "name": "mine" })).expect(2008);
    sub_account.put("/groups/11", &json!({ "name": "mine" })).expect(2008);
    alice.get("/users/2").expect_message(1000, "查询成功");
}

#[test]
fn users_are_made_changed_and_disabled() {
    let service = Service::start();
    let admin = service.admin();
    let form = json!({ "username": "dave", "password": "Secret-123", "email": "dave@example.com" });
    let dave = admin.post("/users", &form).expect(1000);
    dave.hides(&["Secret-123", "password"]);
    admin.post("/users", &form).expect_message(4001, "用户名已存在");
    let path = format!("/users/{}", dave.id());
    admin.get("/users/77").expect_message(3001, "用户不存在");

    let client = service.user("dave", "Secret-123");
    client.put(&path, &json!({ "email": "dave@example.org" })).expect_message(1000, "操作成功");
    client.put(&path, &json!({ "email": "dave@example.org" })).expect(9002);
    client.put(&path, &json!({ "disabled": false })).expect(2007);
    admin.put(&path, &json!({ "disabled": true })).expect(1000);
    assert_eq!(client.get(&path).expect_message(2009, "账号已禁用").status, 403);
    let form = json!({ "username": "dave", "password": "Secret-123" });
    service.anyone().post("/sessions", &form).expect(2009);
}

#[test]
fn users_are_listed_page_by_page() {
    let service = Service::start();
    let admin = service.admin();
    let answer = admin.get("/users?page=2&page_size=2").expect_message(1000, "查询成功");
    assert_eq!(answer.data()["list"].as_array().unwrap().len(), 1);
    let pagination = json!({ "page": 2, "page_size": 2, "total": 3, "total_pages": 2 });
    assert_eq!(answer.data()["pagination"], pagination);
    let answer = admin.get("/users?page=3&page_size=2").expect_message(9001, "数据为空");
    assert_eq!(answer.data()["list"], json!([]));
}
