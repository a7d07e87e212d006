//! Language models, played by this test (7xxx, 3008).

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use serde_json::json;

use crate::harness::Service;

/// A model that answers every question with `response`, or not at all. Its address.
fn model(response: Option<&'static str>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 4096];
            let _ = stream.read(&mut request);
            match response {
                Some(response) => stream.write_all(response.as_bytes()).unwrap(),
                None => std::thread::sleep(Duration::from_secs(10)),
            }
        }
    });
    format!("http://{address}/v1/chat/completions")
}

fn http(status: &str, body: &str) -> &'static str {
    format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len()).leak()
}

#[test]
fn a_model_answers_or_fails_in_one_of_six_ways() {
    let service = Service::with(&[("MODEL_TIMEOUT_SECONDS", "1")]);
    let (admin, sub_account) = (service.admin(), service.sub_account());
    let ask = |url: &str| {
        let form = json!({ "name": "model", "url": url, "model": "m-1", "api_key": "sk-secret" });
        let id = admin.post("/models", &form).expect(1000);
        id.hides(&["sk-secret"]);
        sub_account.post(&format!("/models/{}/completions", id.id()), &json!({ "prompt": "你好" }))
    };
    let right = http("200 OK", r#"{"choices":[{"message":{"role":"assistant","content":"您好"}}]}"#);
    ask(&model(Some(right))).expect_data(1000, &json!({ "model": "model", "text": "您好" }));

    let fails = [
        (model(Some(http("500 Internal Server Error", "{}"))), 7001, "大模型API调用失败"),
        (model(Some(http("200 OK", "not json"))), 7001, "大模型API调用失败"),
        (model(Some(http("200 OK", "{}"))), 7001, "大模型API调用失败"),
        (model(Some("nonsense\r\n\r\n")), 7001, "大模型API调用失败"),
        (model(None), 7002, "大模型API超时"),
        (model(Some(http("401 Unauthorized", "{}"))), 7003, "大模型API Key无效"),
        (model(Some(http("404 Not Found", "{}"))), 7004, "大模型配置错误"),
        ("https://127.0.0.1:9/".to_owned(), 7004, "大模型配置错误"),
        ("nowhere at all".to_owned(), 7004, "大模型配置错误"),
        (model(Some(http("429 Too Many Requests", "{}"))), 7005, "大模型配额不足"),
        (model(Some(http("503 Service Unavailable", "{}"))), 7006, "大模型服务不可用"),
    ];
    for (url, code, message) in fails {
        let answer = ask(&url).expect_message(code, message);
        assert_eq!(answer.status, 502);
        answer.hides(&["127.0.0.1", "sk-secret"]);
    }
}

#[test]
fn the_model_of_the_seed_is_not_there() {
    let service = Service::start();
    let alice = service.alice();
    alice.post("/models/51/completions", &json!({ "prompt": "你好" })).expect(7001);
    assert_eq!(service.logged("error.code=7001").len(), 1);
    alice
        .post("/models/77/completions", &json!({ "prompt": "你好" }))
        .expect_message(3008, "大模型配置不存在");
    let form = json!({ "name": "mine", "url": "http://127.0.0.1:9/", "model": "m", "api_key": "k" });
    alice.post("/models", &form).expect(2007);
}
