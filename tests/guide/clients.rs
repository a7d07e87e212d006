//! The same requests to every step: what stays as clients know it, and what a step makes better.

use serde_json::Value;

use crate::STEPS;
use crate::wire::Service;

/// From which step on an answer is this: the status, and the body (as JSON, where it is).
type Since = (usize, u16, &'static str);

/// Requests, and what they are answered. An answer holds until the next one is listed.
const CASES: &[(&str, &[Since])] = &[
    // What clients live on. Nothing touches it.
    (
        "curl localhost:3000/users/7",
        &[(0, 200, r#"{"code":20000,"msg":"ok","data":{"id":7,"phone":"13900000007"}}"#)],
    ),
    (
        r#"curl localhost:3000/users --json '{"phone":"13800000008","captcha":"1234"}'"#,
        &[(0, 200, r#"{"code":20000,"msg":"ok","data":{"id":8,"phone":"13800000008"}}"#)],
    ),
    ("curl -X POST localhost:3000/coupons/7/claims", &[(0, 200, r#"{"code":20000,"msg":"ok","data":7}"#)]),
    (
        r#"curl localhost:3000/users --json '{"phone":"13900000007","captcha":"1234"}'"#,
        &[(0, 409, r#"{"code":60101,"msg":"The phone number 13900000007 is taken","data":null}"#)],
    ),
    (
        r#"curl localhost:3000/users --json '{"phone":"13800000008","captcha":"0000"}'"#,
        &[(0, 400, r#"{"code":60103,"msg":"The code from the text message is wrong","data":null}"#)],
    ),
    ("curl localhost:3000/users/9", &[(0, 404, r#"{"code":60106,"msg":"There is no user 9","data":null}"#)]),
    (
        "curl -X POST localhost:3000/coupons/6/claims",
        &[(0, 409, r#"{"code":61302,"msg":"No more than 1 of these for one customer","data":null}"#)],
    ),
    // The address of the database stays inside.
    (
        "curl localhost:3000/users/500",
        &[
            (0, 500, r#"{"code":50000,"msg":"Store: connection to 10.0.3.7:5432 refused","data":null}"#),
            (2, 500, r#"{"code":50000,"msg":"Something went wrong","data":null}"#),
        ],
    ),
    (
        "curl -X POST localhost:3000/coupons/500/claims",
        &[
            (0, 500, r#"{"code":50000,"msg":"Store: connection to 10.0.3.7:5432 refused","data":null}"#),
            (4, 500, r#"{"code":50000,"msg":"Something went wrong","data":null}"#),
        ],
    ),
    // The two duplicates, one after the other.
    (
        "curl localhost:3000/captchas --json '\"13900000007\"'",
        &[
            (0, 400, r#"{"code":60103,"msg":"Too many text messages, wait 60 seconds","data":null}"#),
            (
                3,
                429,
                r#"{"code":60105,"msg":"Too many text messages, wait 60 seconds","data":{"seconds":60}}"#,
            ),
        ],
    ),
    (
        "curl -X POST localhost:3000/coupons/5/claims",
        &[
            (0, 409, r#"{"code":60101,"msg":"Coupon 5 is sold out","data":null}"#),
            (4, 409, r#"{"code":61301,"msg":"Coupon 5 is sold out","data":null}"#),
        ],
    ),
    // What the framework said in its own words, or not at all.
    (
        "curl localhost:3000/users --json '{'",
        &[
            (
                0,
                400,
                "Failed to parse the request body as JSON: EOF while parsing an object at line 1 column 1",
            ),
            (5, 400, r#"{"code":50901,"msg":"The body is no JSON of the wanted shape","data":null}"#),
        ],
    ),
    (
        "curl localhost:3000/users --json '{}'",
        &[
            (
                0,
                422,
                "Failed to deserialize the JSON body into the target type: missing field `phone` at line 1 column 2",
            ),
            (5, 400, r#"{"code":50901,"msg":"The body is no JSON of the wanted shape","data":null}"#),
        ],
    ),
    (
        "curl -X POST localhost:3000/users",
        &[
            (0, 415, "Expected request with `Content-Type: application/json`"),
            (5, 400, r#"{"code":50904,"msg":"The request was refused","data":null}"#),
        ],
    ),
    (
        "curl localhost:3000/users/me",
        &[
            (0, 400, "Invalid URL: Cannot parse `me` to a `u64`"),
            (5, 400, r#"{"code":50904,"msg":"The request was refused","data":null}"#),
        ],
    ),
    (
        "curl localhost:3000/user/7",
        &[(0, 404, ""), (5, 404, r#"{"code":50903,"msg":"There is nothing here","data":null}"#)],
    ),
    (
        "curl -X DELETE localhost:3000/users/7",
        &[(0, 405, ""), (5, 405, r#"{"code":50902,"msg":"This path has no such method","data":null}"#)],
    ),
    (
        "curl localhost:3000/users/13",
        &[
            (0, 0, "curl: (52) Empty reply from server"),
            (5, 500, r#"{"code":50000,"msg":"Something went wrong","data":null}"#),
        ],
    ),
    // Who asks for another language gets it.
    (
        "curl localhost:3000/users/9 -H 'accept-language: zh-CN,zh;q=0.9'",
        &[
            (0, 404, r#"{"code":60106,"msg":"There is no user 9","data":null}"#),
            (6, 404, r#"{"code":60106,"msg":"用户 9 不存在","data":null}"#),
        ],
    ),
];

#[test]
fn every_step_answers_as_its_clients_expect() {
    for (step, router) in STEPS.into_iter().enumerate() {
        let service = Service::start(router);
        for (request, answers) in CASES {
            let expected = answers.iter().rfind(|(since, ..)| *since <= step);
            let (_, status, body) = expected.unwrap_or_else(|| panic!("nothing is expected of {request}"));
            let answer = service.curl(request);
            let (found, body) = (as_json(&answer.body), as_json(body));
            assert_eq!((answer.status(), found), (*status, body), "step {step}: {request}");
        }
    }
}

/// The order of members is nobody's contract.
fn as_json(body: &str) -> Value {
    serde_json::from_str(body).unwrap_or_else(|_| body.into())
}

/// What is public from step 7 on: every entry, with its text in the language of the request.
#[test]
fn the_catalogue_is_served() {
    let service = Service::start(crate::step_7::router);
    let answer = service.curl("curl localhost:3000/errors -H 'accept-language: zh'");
    let catalogue = as_json(&answer.body);
    let entries = catalogue["data"]["entries"].as_array().expect("a list of entries");
    let codes: Vec<i64> = entries.iter().filter_map(|entry| entry["code"].as_i64()).collect();
    assert_eq!(codes, [50000, 50901, 50902, 50903, 50904, 60101, 60103, 60105, 60106, 61301, 61302]);
    assert_eq!(entries[5]["text"], "手机号 {phone} 已被注册");
    assert!(!answer.body.contains("OPS-114"), "{answer:?}");
}
