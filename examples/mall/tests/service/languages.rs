//! What the mall says to whom.

use std::collections::BTreeSet;

use error_codes::{ErrorCatalog, ErrorCode, Report};
use mall::{MallError, PACKS};
use serde_json::json;

use crate::harness::{Answer, Client, Mall};

fn registered(client: &Client, phone: &str) -> Answer {
    let sent = client.post("/captchas", &json!({ "phone": phone })).expect(20000);
    let captcha = &sent.data()["demo_code"];
    let form = json!({ "phone": phone, "captcha": captcha, "username": phone, "password": "Secret-123" });
    client.post("/users", &form)
}

#[test]
fn a_success_is_told_in_the_language_of_the_request() {
    let mall = Mall::start();
    let told = [
        ("en-GB, en;q=0.9", "User created", "en-US"),
        ("fr, zh;q=0.5", "用户创建成功", "zh-CN"),
        ("ja", "ユーザーを作成しました", "ja-JP"),
        ("nonsense;;;", "用户创建成功", "zh-CN"),
    ];
    for (index, (languages, message, language)) in told.into_iter().enumerate() {
        let client = mall.anyone().speaking(languages);
        let answer = registered(&client, &format!("1390000010{index}")).expect_message(message);
        assert_eq!(answer.headers["content-language"], language);
    }
}

#[test]
fn an_error_is_told_in_the_language_of_the_request() {
    let mall = Mall::start();
    let told = [
        ("en", "There is no such product", "en-US"),
        ("ja", "商品が見つかりません", "ja-JP"),
        ("de, zh-TW;q=0.5", "商品不存在", "zh-CN"),
    ];
    for (languages, message, language) in told {
        let answer = mall.anyone().speaking(languages).get("/products/999").expect(60501);
        assert_eq!(
            (answer.message(), &answer.headers["content-language"]),
            (message, &language.parse().unwrap())
        );
    }
    // What never reaches a handler, too.
    let answer = mall.anyone().speaking("en").get("/nowhere").expect(50907);
    assert_eq!((answer.status, answer.message()), (404, "There is nothing at this path"));
    let answer = mall.anyone().speaking("en").delete("/products/1").expect(50906);
    assert_eq!((answer.status, &answer.headers["allow"]), (405, &"GET,HEAD".parse().unwrap()));
}

#[test]
fn what_is_not_translated_is_told_in_chinese() {
    let mall = Mall::start();
    let answer = mall.anyone().speaking("ja-JP, en;q=0.9").get("/products/1").expect_message("查询成功");
    assert_eq!(answer.headers["content-language"], "zh-CN");
}

#[test]
fn the_public_view_is_in_the_language_of_the_request() {
    let mall = Mall::start();
    let answer = mall.anyone().speaking("en").get("/errors").expect_message("Found");
    let entries = answer.data()["entries"].as_array().unwrap();
    let text = |code: i64| entries.iter().find(|entry| entry["code"] == code).unwrap()["text"].clone();
    assert_eq!(text(60101), "This phone number is registered already");
    assert_eq!(text(61302), "The coupon has expired");
}

/// The promotions speak no Japanese, and have packs of their own: the reader's next language is used.
#[test]
fn each_crate_speaks_for_itself() {
    let expired = MallError::from(mall::error::CouponError::Expired);
    let report = Report::of(&expired).locale("ja, en;q=0.5");
    assert_eq!((&*report.message(), report.language()), ("The coupon has expired", Some("en-US")));
    let login = MallError::LoginRequired;
    assert_eq!(Report::of(&login).locale("ja, en;q=0.5").message(), "ログインしてください");
    let too_frequent = MallError::TooFrequent { wait_seconds: 60 };
    assert_eq!(
        Report::of(&too_frequent).locale("en").message(),
        "Too many requests: try again in 60 seconds"
    );
    assert_eq!(Report::of(&too_frequent).message(), too_frequent.to_string());
    assert_eq!(too_frequent.entry().parameters().collect::<Vec<_>>(), ["wait_seconds"]);
}

#[test]
fn every_message_is_in_chinese_and_english_and_ten_are_in_japanese() {
    let keys =
        |locale| PACKS.keys().filter(move |key| PACKS.get(locale, key).is_some()).collect::<BTreeSet<_>>();
    assert_eq!(keys("zh-CN"), keys("en-US"));
    assert_eq!(keys("ja-JP").len(), 10);
    assert!(keys("ja-JP").is_subset(&keys("zh-CN")));
}

/// Nothing is left behind in the packs: what no error says, a handler says.
#[test]
fn every_message_is_used() {
    let handlers: String = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let mut said: Vec<&str> =
        handlers.split(".message(\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    said.sort_unstable();
    said.dedup();
    assert_eq!(PACKS.unused(MallError::CATALOG), said);
}
