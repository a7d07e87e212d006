//! What goes through the gateway is what the upstream says.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::http::Response;
use error_codes::client::Decoder;
use error_codes::{ErrorCatalog, Retry};
use mall::MallError;
use reqwest::Method;

use crate::harness::{Gateway, answering, client, mall, sent, upstream};

/// Status, headers and bytes, but for the moment in which it was sent.
fn parts(mut response: Response<Vec<u8>>) -> (u16, BTreeSet<(String, String)>, Vec<u8>) {
    response.headers_mut().remove("date");
    let headers = response.headers().iter();
    let headers = headers.map(|(name, value)| (name.to_string(), format!("{value:?}"))).collect();
    (response.status().as_u16(), headers, response.into_body())
}

#[test]
fn the_mall_answers_through_the_gateway_byte_for_byte() {
    let mall = mall();
    let gateway = Gateway::before(&mall);
    let json = "application/json";
    let requests = [
        ("GET", "/products/1", "", "", 200),
        ("GET", "/products/999", "", "", 404),
        ("HEAD", "/products/999", "", "", 404),
        ("GET", "/products/none?of=these&%E4%B8%AD", "", "", 400),
        ("GET", "/nowhere", "", "", 404),
        ("GET", "/errors", "", "", 200),
        ("GET", "/addresses", "", "", 401),
        ("PATCH", "/products/1", "", "", 405),
        ("POST", "/captchas", json, "{\"phone\":\"17012345678\"}", 502),
        ("POST", "/captchas", json, "{\"phone\":", 400),
        ("POST", "/captchas", "text/plain", "phone", 415),
        ("POST", "/sessions/refresh", json, "{\"refresh_token\":\"guess\"}", 401),
    ];
    let lengthy = " ".repeat(100_000);
    let requests = requests.into_iter().chain([("POST", "/captchas", json, &*lengthy, 413)]);
    for (method, path, media_type, body, status) in requests {
        for languages in ["", "en-GB, en;q=0.9", "ja", "zh-TW", "nonsense;;"] {
            let ask = |base: &str| {
                let method = Method::from_bytes(method.as_bytes()).expect("a method");
                let mut request =
                    client().request(method, format!("{base}{path}")).header("x-request-id", "r-1");
                if !languages.is_empty() {
                    request = request.header("accept-language", languages);
                }
                if !media_type.is_empty() {
                    request = request.header("content-type", media_type).body(body.to_owned());
                }
                parts(sent(request))
            };
            let (direct, passed) = (ask(&mall), ask(&format!("{}/mall", gateway.base)));
            assert_eq!(direct.0, status, "{method} {path}: {direct:?}");
            assert_eq!(passed, direct, "{method} {path} in `{languages}`");
        }
    }
}

#[test]
fn language_details_and_advice_arrive() {
    let gateway = Gateway::before(&mall());
    let ask = || {
        let request =
            client().post(format!("{}/mall/captchas", gateway.base)).header("accept-language", "en");
        sent(request.header("content-type", "application/json").body("{\"phone\":\"13900000001\"}"))
    };
    assert_eq!(ask().status(), 200);
    let answer = Decoder::new().catalog(MallError::CATALOG).decode(ask());
    let entry = answer.entry().expect("an entry of the mall");
    assert_eq!((entry.code(), answer.response().status().as_u16()), (50912, 429));
    let wait = answer.details().expect("details")["wait_seconds"].as_u64().expect("a number");
    assert_eq!(answer.retry(), Some(Retry::After(wait)));
    assert_eq!(answer.message(), Some(&*entry.message("en").replace("{wait_seconds}", &wait.to_string())));
    assert_eq!(answer.response().headers()["content-language"], "en-US");
}

#[test]
fn a_session_works_through_the_gateway() {
    let gateway = Gateway::before(&mall());
    let form = "{\"phone\":\"13800000001\",\"password\":\"Alice-2024\"}";
    let request = client().post(format!("{}/mall/sessions", gateway.base));
    let session = Decoder::new().decode(sent(request.header("content-type", "application/json").body(form)));
    let token = session.details().expect("a session")["access_token"].as_str().expect("a token").to_owned();
    let addresses = Decoder::new().decode(sent(gateway.get("/mall/addresses").bearer_auth(token)));
    assert_eq!((addresses.is_success(), addresses.code()), (true, Some(20000)));
}

#[test]
fn headers_of_one_connection_stay_behind() {
    let answer = "HTTP/1.1 409 Conflict\r\ncontent-type: application/json\r\nconnection: close, X-Hop\r\nx-hop: 1\r\n\
                  keep-alive: timeout=5\r\nx-end: 1\r\nset-cookie: a=1\r\nset-cookie: b=2\r\ncontent-length: 36\r\n\r\n\
                  {\"code\":7,\"message\":\"x\",\"data\":null}";
    let (upstream, asked) = upstream(answer, Duration::ZERO);
    let gateway = Gateway::before(&upstream);
    let request =
        gateway.get("/mall/a/b?c=d").header("accept-language", "ja").header("accept-encoding", "gzip");
    let request = request.header("connection", "x-mine").header("x-mine", "1").header("te", "trailers");
    let answer = sent(request.header("x-far", "1"));
    assert_eq!(answer.body().as_slice(), br#"{"code":7,"message":"x","data":null}"#);
    assert_eq!(answer.headers()["x-end"], "1");
    assert_eq!(answer.headers().get_all("set-cookie").iter().count(), 2);
    assert!(
        !answer.headers().contains_key("x-hop") && !answer.headers().contains_key("keep-alive"),
        "{answer:?}"
    );
    let asked = asked.recv().expect("the upstream is asked");
    assert!(asked.starts_with("get /a/b?c=d http/1.1\r\n"), "{asked}");
    let host = upstream.strip_prefix("http://").expect("an address");
    for line in [&format!("host: {host}"), "accept-language: ja", "x-far: 1"] {
        assert!(asked.contains(&format!("\r\n{line}\r\n")), "{line} is missing: {asked}");
    }
    for name in ["accept-encoding", "x-mine", "te:", "connection: x-mine"] {
        assert!(!asked.contains(name), "{name} goes through: {asked}");
    }
}

#[test]
fn answers_without_a_body_go_through() {
    let answers = [
        ("HTTP/1.1 204 No Content\r\n\r\n", 204),
        ("HTTP/1.1 304 Not Modified\r\netag: \"1\"\r\n\r\n", 304),
        ("HTTP/1.1 302 Found\r\nlocation: /products/1\r\ncontent-length: 0\r\n\r\n", 302),
    ];
    for (bytes, status) in answers {
        let gateway = Gateway::before(&answering(bytes));
        let answer = sent(gateway.get("/mall/products/1"));
        assert_eq!((answer.status().as_u16(), answer.body().len()), (status, 0));
        assert_eq!(answer.headers().contains_key("location"), status == 302);
    }
    // A plain 404 of HEAD is not rewritten.
    let gateway = Gateway::before(&answering("HTTP/1.1 404 Not Found\r\n\r\n"));
    let answer = sent(client().head(format!("{}/mall/products/1", gateway.base)));
    assert_eq!((answer.status().as_u16(), answer.headers().get("content-type")), (404, None));
}

#[test]
fn a_long_answer_goes_through() {
    let body = format!("{{\"code\":20000,\"message\":\"ok\",\"data\":\"{}\"}}", "x".repeat(7 << 20));
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let gateway = Gateway::before(&answering(head + &body));
    assert_eq!(sent(gateway.get("/mall/products")).body(), body.as_bytes());
}
