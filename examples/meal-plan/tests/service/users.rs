//! Registering with a code, logging in and out.

use serde_json::{Value, json};

use crate::harness::{Answer, Client, Planner, registration};

fn register(client: &Client, form: &Value) -> Answer {
    client.post("/api/v1/auth/register", form)
}

fn verify(client: &Client, email: &str, code: &str) -> Answer {
    client.post("/api/v1/auth/verify-register", &json!({ "email": email, "code": code }))
}

fn log_in(client: &Client, login: &str, password: &str) -> Answer {
    client.post("/api/v1/auth/login", &json!({ "login": login, "password": password }))
}

fn code(sent: &Value) -> &str {
    sent["demo_code"].as_str().unwrap()
}

#[test]
fn a_missing_parameter_is_named() {
    let planner = Planner::start();
    for field in ["username", "email", "password"] {
        let mut form = registration("user123");
        form.as_object_mut().unwrap().remove(field);
        let answer = register(&planner.anyone(), &form).expect_error(400, "PARAMETER_MISSING");
        assert_eq!(answer.message(), format!("缺少必填参数: {field}"));
        assert_eq!(answer.detail(), &json!(format!("The '{field}' field is required")));
    }
}

#[test]
fn a_parameter_that_is_none_is_refused() {
    let planner = Planner::start();
    let refused = |field: &str, value: &str, name: &str| {
        let mut form = registration("user123");
        form[field] = json!(value);
        register(&planner.anyone(), &form).expect_error(400, name)
    };
    let answer = refused("username", "user 123", "USERNAME_MALFORMED");
    assert_eq!(answer.message(), "用户名格式不正确");
    let detail = "Username must contain only letters, numbers, underscores and hyphens";
    assert_eq!(answer.detail(), detail);
    refused("username", "u", "PARAMETER_OUT_OF_RANGE");
    refused("password", "short", "PARAMETER_OUT_OF_RANGE");
    refused("email", "user", "PARAMETER_INVALID");
}

#[test]
fn a_code_makes_a_user_and_works_once() {
    let planner = Planner::start();
    let anyone = planner.anyone();
    let sent = register(&anyone, &registration("user123")).success();
    let email = "user123@example.com";
    let answer = verify(&anyone, email, "no").expect_error(422, "CODE_WRONG");
    assert_eq!((answer.message(), answer.detail()), ("验证码错误或已过期", &Value::Null));
    verify(&anyone, email, code(&sent)).success();
    let answer = verify(&anyone, email, code(&sent)).expect_error(422, "CODE_USED");
    let told = ("验证码已被使用", &json!("Verification code has been used"));
    assert_eq!((answer.message(), answer.detail()), told);
    verify(&anyone, "nobody@example.com", code(&sent)).expect_error(422, "CODE_WRONG");
}

#[test]
fn a_code_is_guessed_five_times() {
    let planner = Planner::start();
    let anyone = planner.anyone();
    let sent = register(&anyone, &registration("user123")).success();
    for _ in 0..5 {
        verify(&anyone, "user123@example.com", "no").expect_error(422, "CODE_WRONG");
    }
    let answer = verify(&anyone, "user123@example.com", code(&sent)).expect_error(422, "CODE_ATTEMPTS");
    let told = ("验证码尝试次数过多", &json!("Too many attempts, please request a new code"));
    assert_eq!((answer.message(), answer.detail()), told);
}

#[test]
fn codes_are_sent_once_a_minute() {
    let planner = Planner::start();
    register(&planner.anyone(), &registration("user123")).success();
    let answer = register(&planner.anyone(), &registration("user123")).expect_error(429, "TOO_MANY_CODES");
    assert_eq!(answer.message(), "发送过于频繁");
    assert!((50..=60).contains(&answer.retry_after()), "{answer:?}");
}

/// The document's 404: 资源已存在.
#[test]
fn what_is_taken_is_404() {
    let planner = Planner::start();
    planner.user("user123");
    let answer = register(&planner.anyone(), &registration("user123")).expect_error(404, "USERNAME_EXISTS");
    let told = ("用户名已存在", &json!("Username 'user123' is already taken"));
    assert_eq!((answer.message(), answer.detail()), told);
    let mut form = registration("other");
    form["email"] = json!("user123@example.com");
    let answer = register(&planner.anyone(), &form).expect_error(404, "EMAIL_EXISTS");
    let told = ("邮箱已被注册", &json!("Email 'user123@example.com' is already registered"));
    assert_eq!((answer.message(), answer.detail()), told);
}

/// The document's 409: 与 404 语义相同.
#[test]
fn what_was_taken_in_the_meantime_is_409() {
    let planner = Planner::start();
    let anyone = planner.anyone();
    let slow = register(&anyone, &registration("user123")).success();
    let mut form = registration("user123");
    form["email"] = json!("fast@example.com");
    let fast = register(&anyone, &form).success();
    verify(&anyone, "fast@example.com", code(&fast)).success();
    let answer = verify(&anyone, "user123@example.com", code(&slow)).expect_error(409, "USERNAME_CONFLICT");
    assert_eq!((answer.status, answer.message()), (409, "用户名已存在"));
}

#[test]
fn a_mail_that_cannot_be_sent_is_500() {
    let planner = Planner::start();
    let mut form = registration("user123");
    form["email"] = json!("user123@nowhere.invalid");
    let answer = register(&planner.anyone(), &form).expect_error(500, "INTERNAL_ERROR");
    let told = ("服务器内部错误", &json!("Internal server error"));
    assert_eq!((answer.message(), answer.detail()), told);
    // What the mail service said stays inside, and is logged.
    answer.hides(&["smtp", "550", "nowhere.invalid"]);
    assert!(planner.log().contains("smtp: 550 5.1.2 no host for user123@nowhere.invalid"));
}

#[test]
fn who_cannot_log_in_is_told_why() {
    let planner = Planner::start();
    planner.user("user123");
    let anyone = planner.anyone();
    log_in(&anyone, "user123", "Secret-123").success();
    log_in(&anyone, "user123@example.com", "Secret-123").success();
    let answer = log_in(&anyone, "nobody", "Secret-123").expect_error(404, "LOGIN_USER_UNKNOWN");
    assert_eq!((answer.status, answer.message()), (404, "用户不存在"));
    let answer = log_in(&anyone, "user123", "guess").expect_error(401, "PASSWORD_WRONG");
    assert_eq!((answer.status, answer.message()), (401, "密码错误"));
}

#[test]
fn the_sixth_login_in_a_minute_has_to_wait() {
    let planner = Planner::start();
    planner.user("user123");
    let anyone = planner.anyone();
    for _ in 0..5 {
        log_in(&anyone, "user123", "guess").expect_error(401, "PASSWORD_WRONG");
    }
    let answer = log_in(&anyone, "user123", "Secret-123").expect_error(429, "TOO_MANY_REQUESTS");
    let told = ("请求过于频繁，请稍后再试", &json!("Too many requests, please try again later"));
    assert_eq!((answer.message(), answer.detail()), told);
    assert!((50..=60).contains(&answer.retry_after()), "{answer:?}");
}

#[test]
fn sessions_are_refreshed_and_end() {
    let planner = Planner::start();
    let mut client = planner.user("user123");
    let answer = planner.anyone().get("/api/v1/plans").expect_error(401, "UNAUTHENTICATED");
    assert_eq!(answer.message(), "未认证，请重新登录");
    assert_eq!(answer.detail(), "The Authorization header is missing");
    let tokens = log_in(&client, "user123", "Secret-123").success();
    let form = json!({ "refresh_token": tokens["refresh_token"] });
    let tokens = client.post("/api/v1/auth/refresh", &form).success();
    let answer = client.post("/api/v1/auth/refresh", &form).expect_error(401, "UNAUTHENTICATED");
    assert_eq!(answer.detail(), "Invalid or expired token");
    client.token = tokens["access_token"].as_str().map(str::to_owned);
    client.get("/api/v1/plans").success();
    client.send("POST", "/api/v1/auth/logout", None).success();
    client.get("/api/v1/plans").expect_error(401, "UNAUTHENTICATED");
}
