//! Registering, logging in, profiles, and who may do what.

use serde_json::{Value, json};

use crate::harness::{Client, Mall};

fn captcha(client: &Client, phone: &str) -> String {
    let sent = client.post("/captchas", &json!({ "phone": phone })).expect_message("验证码已发送");
    sent.data()["demo_code"].as_str().unwrap().to_owned()
}

fn registration(phone: &str, captcha: &str, username: &str) -> Value {
    json!({ "phone": phone, "captcha": captcha, "username": username, "password": "Secret-123" })
}

fn log_in_form(phone: &str, password: &str) -> Value {
    json!({ "phone": phone, "password": password })
}

#[test]
fn whoever_registers_can_log_in() {
    let mall = Mall::start();
    let client = mall.anyone();
    let code = captcha(&client, "13900000001");
    let user = client.post("/users", &registration("13900000001", &code, "dora"));
    let user = user.expect_message("用户创建成功");
    user.hides(&["13900000001", "Secret-123"]);
    mall.log_in("13900000001", "Secret-123");
    client.get(&format!("/users/{}", user.id())).expect(20000);
}

#[test]
fn a_phone_registers_once_and_is_shown_masked() {
    let mall = Mall::start();
    let client = mall.anyone();
    let code = captcha(&client, "13800000001");
    let answer = client.post("/users", &registration("13800000001", &code, "dora"));
    let answer = answer.expect_data(60101, &json!({ "phone": "138****0001" }));
    assert_eq!((answer.status, answer.message()), (409, "手机号已被注册"));
    answer.hides(&["13800000001", "找回密码"]);
}

#[test]
fn names_and_mail_addresses_are_taken_once() {
    let mall = Mall::start();
    let client = mall.anyone();
    let code = captcha(&client, "13900000001");
    client
        .post("/users", &registration("13900000001", &code, "alice"))
        .expect_data(60103, &json!({ "username": "alice" }));

    let code = captcha(&client, "13900000002");
    let mut form = registration("13900000002", &code, "dora");
    form["email"] = json!("alice@example.com");
    client.post("/users", &form).expect(60102).hides(&["alice@example.com"]);
}

#[test]
fn a_weak_password_is_told_what_it_lacks() {
    let mall = Mall::start();
    let mut form = registration("13900000001", "000000", "dora");
    form["password"] = json!("12345");
    let answer = mall.anyone().post("/users", &form);
    let answer = answer.expect_data(60104, &json!({ "rules": ["至少 8 个字符", "至少一个字母"] }));
    answer.hides(&["12345"]);
}

#[test]
fn a_captcha_is_right_fresh_and_used_once() {
    let mall = Mall::start();
    let client = mall.anyone();
    client.post("/users", &registration("13900000001", "123456", "dora")).expect(60105);

    let code = captcha(&client, "13900000001");
    let wrong = if code == "123456" { "654321" } else { "123456" };
    let answer = client.post("/users", &registration("13900000001", wrong, "dora")).expect(60105);
    assert_eq!((answer.status, answer.retry_after()), (400, 60));
    // Spent by the wrong attempt.
    client.post("/users", &registration("13900000001", &code, "dora")).expect(60105);
}

#[test]
fn captchas_are_sent_once_a_minute() {
    let mall = Mall::start();
    captcha(&mall.anyone(), "13900000001");
    let answer = mall.anyone().post("/captchas", &json!({ "phone": "13900000001" })).expect(50912);
    assert_eq!(answer.status, 429);
    assert!((1..=60).contains(&answer.retry_after()), "{answer:?}");
    assert_eq!(answer.data(), &json!({ "wait_seconds": answer.retry_after() }));
}

#[test]
fn what_the_sms_provider_says_stays_inside() {
    let mall = Mall::start();
    let answer = mall.anyone().post("/captchas", &json!({ "phone": "17012345678" })).expect(50101);
    assert_eq!(answer.status, 502);
    answer.hides(&["dysmsapi", "isv.", "carrier", "170", "阿里云"]);
}

#[test]
fn a_phone_that_is_none_is_a_field_error() {
    let mall = Mall::start();
    let expected = json!({ "field": "phone", "expected": "11 digits, the first a 1" });
    mall.anyone().post("/captchas", &json!({ "phone": "12" })).expect_data(50910, &expected);
    let expected = json!({ "field": "username", "expected": "2 to 20 characters" });
    mall.anyone().post("/users", &registration("13900000001", "1", "d")).expect_data(50910, &expected);
}

#[test]
fn a_wrong_password_and_an_unknown_phone_answer_alike() {
    let mall = Mall::start();
    let wrong = mall.anyone().post("/sessions", &log_in_form("13800000001", "guess")).expect(60201);
    let unknown = mall.anyone().post("/sessions", &log_in_form("13911111111", "guess")).expect(60201);
    assert_eq!(wrong.text, r#"{"code":60201,"message":"账号或密码错误","data":null}"#);
    assert_eq!((wrong.text.as_str(), wrong.status), (unknown.text.as_str(), 401));
    for answer in [wrong, unknown] {
        answer.hides(&["wrong password", "no such user", "reason", "模糊报错防枚举", "guess", "138"]);
    }
}

#[test]
fn five_failures_lock_a_phone_whether_it_is_registered_or_not() {
    let mall = Mall::start();
    for phone in ["13800000001", "13911111111"] {
        let client = mall.anyone();
        for _ in 0..5 {
            client.post("/sessions", &log_in_form(phone, "guess")).expect(60201);
        }
        // The right password does not help now.
        let answer = client.post("/sessions", &log_in_form(phone, "Alice-2024")).expect(60202);
        assert_eq!(answer.status, 403);
        assert!((890..=900).contains(&answer.retry_after()), "{answer:?}");
        assert_eq!(answer.data(), &json!({ "wait_seconds": answer.retry_after() }));
    }
}

#[test]
fn bob_needs_a_second_factor() {
    let mall = Mall::start();
    let client = mall.anyone();
    let mut form = log_in_form("13800000002", "Bobby-2024");
    let answer = client.post("/sessions", &form).expect_data(60204, &json!({ "phone": "138****0002" }));
    assert_eq!(answer.status, 401);
    form["captcha"] = json!("no");
    client.post("/sessions", &form).expect(60105);
    form["captcha"] = json!(captcha(&client, "13800000002"));
    client.post("/sessions", &form).expect_message("登录成功");
}

#[test]
fn a_refresh_token_works_once() {
    let mall = Mall::start();
    let client = mall.anyone();
    let session = client.post("/sessions", &log_in_form("13800000001", "Alice-2024")).expect(20000);
    let form = json!({ "refresh_token": session.data()["refresh_token"] });
    client.post("/sessions/refresh", &form).expect_message("刷新成功");
    let answer = client.post("/sessions/refresh", &form).expect(60203);
    assert_eq!((answer.status, answer.message()), (401, "Refresh Token 无效"));
}

#[test]
fn who_is_not_logged_in_is_told_so() {
    let mall = Mall::start();
    let mut client = mall.anyone();
    assert_eq!(client.get("/cart").expect(50911).status, 401);
    client.token = Some("made-up".to_owned());
    client.get("/cart").expect(50911).hides(&["made-up"]);
}

#[test]
fn users_change_their_own_profile_only() {
    let mall = Mall::start();
    let alice = mall.alice();
    alice.put("/users/1", &json!({ "username": "alicia" })).expect_message("资料修改成功");
    alice.put("/users/1", &json!({ "username": "bob" })).expect(60103);
    let answer = alice.put("/users/2", &json!({ "username": "mine" })).expect(60302);
    assert_eq!(answer.status, 403);
    answer.hides(&["visitor", "owner", "IDOR"]);
    alice.put("/users/77", &json!({ "username": "mine" })).expect(60301);
    assert_eq!(alice.get("/users/77").expect(60301).status, 404);
    assert_eq!(alice.get("/users/1").expect_message("查询成功").data()["username"], "alicia");
}

#[test]
fn withdrawing_takes_a_real_name_and_enough_money() {
    let mall = Mall::start();
    let alice = mall.alice();
    let withdraw = |amount: u64| alice.post("/wallet/withdrawals", &json!({ "amount_fen": amount }));
    assert_eq!(withdraw(5_000).expect(62303).status, 403);

    let wrong = json!({ "name": "爱丽丝", "id_number": "110105194912310021" });
    let answer = alice.post("/users/1/real-name", &wrong).expect(60303);
    answer.hides(&["check digit", "reason", "110105194912310021"]);
    let right = json!({ "name": "爱丽丝", "id_number": "11010519491231002X" });
    let answer = alice.post("/users/1/real-name", &right).expect_message("实名认证成功");
    answer.hides(&["爱丽丝", "11010519491231002X"]);

    withdraw(999).expect_data(62302, &json!({ "minimum_fen": 1_000 }));
    let answer = withdraw(50_001).expect_data(62301, &json!({ "missing_fen": 1 }));
    assert_eq!(answer.status, 402);
    let wallet = withdraw(50_000).expect_message("提现成功");
    assert_eq!(wallet.data(), &json!({ "balance_fen": 0, "points": 120 }));
}

#[test]
fn points_are_worth_a_fen_each() {
    let mall = Mall::start();
    let alice = mall.alice();
    let redeem = |points: u64| alice.post("/wallet/redemptions", &json!({ "points": points }));
    redeem(121).expect_data(61501, &json!({ "missing": 1 }));
    let wallet = redeem(120).expect_message("积分兑换成功");
    assert_eq!(wallet.data(), &json!({ "balance_fen": 50_120, "points": 0 }));
}

#[test]
fn addresses_are_checked_and_counted() {
    let mall = Mall::start();
    let alice = mall.alice();
    let add = |province: &str, city: &str, street: &str| {
        alice.post("/addresses", &json!({ "province": province, "city": city, "street": street }))
    };
    add("亚特兰蒂斯", "杭州", "1 号").expect_data(61603, &json!({ "field": "province" }));
    add("北京", "杭州", "1 号").expect_data(61603, &json!({ "field": "city" }));
    add("北京", "北京", " ").expect_data(61603, &json!({ "field": "street" }));
    add("北京", "北京", "1 号").expect_message("地址添加成功");
    add("浙江", "宁波", "2 号").expect(20000);
    add("浙江", "宁波", "3 号").expect_data(61601, &json!({ "limit": 5 }));
    assert_eq!(alice.get("/addresses").expect(20000).data().as_array().unwrap().len(), 5);
}

#[test]
fn one_ticket_at_a_time() {
    let mall = Mall::start();
    let alice = mall.alice();
    let form = json!({ "subject": "发票" });
    let ticket = alice.post("/tickets", &form).expect_message("工单已提交");
    alice.post("/tickets", &form).expect_data(61902, &json!({ "ticket": ticket.id() }));
}
