//! The catalogue itself, as JSON and as a page.

use error_codes::ErrorCatalog;

use crate::catalogue::ShopError;
use crate::harness::{Answer, Framework, Service};

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

fn browse(service: Service, languages: &str) -> Answer {
    service.ask("GET", "/errors").header("accept", BROWSER).header("accept-language", languages).send()
}

pub fn the_catalogue_is_a_success_for_programs_and_a_page_for_browsers(framework: Framework) {
    let service = framework.start();
    let view = serde_json::to_value(ShopError::CATALOG.public_view()).expect("JSON");
    let json = service.get("/errors");
    assert_eq!(json.is(200, 20000).json()["data"], view);
    for accepted in [
        "*/*",
        "application/json, text/plain, */*",
        "application/json, text/html;q=0.9",
        "application/json;q=0.5, text/html;q=0.5",
        "text/html;q=0",
        "text/html;q=oops",
        "text/*",
        "",
    ] {
        let answer = service.ask("GET", "/errors").header("accept", accepted).send();
        assert_eq!(answer.is(200, 20000).json()["data"], view, "{accepted}");
        assert_eq!(answer.header("vary"), "accept-language, accept");
    }
    for accepted in
        [BROWSER, "text/html", "application/json;q=0.5, TEXT/HTML ; charset=utf-8;q=0.6", "text/html;q=0.1"]
    {
        let answer = service.ask("GET", "/errors").header("accept", accepted).send();
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{accepted}");
        assert_eq!(answer.header("vary"), "accept-language, accept");
        assert!(!answer.header("x-request-id").is_empty());
        for entry in ShopError::CATALOG.entries() {
            assert!(answer.body.contains(&format!("<tr id=\"{}\">", entry.code())), "{entry:?}");
        }
    }
}

pub fn a_page_is_in_the_language_of_the_request(framework: Framework) {
    let service = framework.start();
    for (languages, language, text) in [
        ("en-GB", "en-US", "The service is busy"),
        ("fr, zh;q=0.1", "zh-CN", "系统繁忙"),
        ("fr", "zh-CN", "系统繁忙"),
    ] {
        let page = browse(service, languages);
        assert_eq!(page.header("content-language"), language, "{languages}");
        assert!(
            page.body.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{language}\">")),
            "{languages}"
        );
        let shown = format!("<span class=\"text\" lang=\"{language}\" dir=\"auto\">{text}</span>");
        assert!(page.body.contains(&shown), "{languages}");
    }
}

pub fn a_page_says_no_more_than_the_public_view(framework: Framework) {
    let page = browse(framework.start(), "en");
    page.keeps_secrets();
    for inside in ["what colleagues know", "77123", "77124", "refused.json", "user.exists"] {
        assert!(!page.body.contains(inside), "{inside}");
    }
}

pub fn a_page_that_the_browser_has_is_not_sent_again(framework: Framework) {
    let service = framework.start();
    let (english, chinese) = (browse(service, "en"), browse(service, "zh"));
    assert_eq!(english.header("cache-control"), "no-cache");
    let tag = english.header("etag");
    assert_ne!(tag, chinese.header("etag"));
    let again = |languages: &str, known: &str| {
        let ask =
            service.ask("GET", "/errors").header("accept", BROWSER).header("accept-language", languages);
        ask.header("if-none-match", known).send()
    };
    for known in [tag.to_owned(), format!("W/{tag}"), format!("\"other\", {tag}")] {
        let answer = again("en", &known);
        assert_eq!((answer.status, &*answer.body, answer.header("etag")), (304, "", tag), "{known}");
    }
    assert_eq!(again("zh", tag).status, 200);
}
