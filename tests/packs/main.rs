//! Language packs at run time: what they hold, what a catalogue says with them, and in which language.

#![allow(missing_docs, dead_code, reason = "the enums are made up")]

mod fields;

use std::borrow::Cow;
use std::fmt;

use axum_core::extract::FromRequestParts;
use axum_core::response::IntoResponse;
use error_codes::{ErrorCatalog, ErrorCode, LanguagePacks, Locale, Report};

error_codes::language_packs! {
    /// All that the tests below say.
    pub static PACKS =
        "zh-CN" => "locales/zh-CN.json",
        "en-US" => "locales/en-US.json",
        "ja-JP" => "locales/ja-JP.json",
}

error_codes::language_packs! {
    /// Each has what the other has.
    #[allow(unreachable_pub)]
    strict pub static STRICT = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json";
}

error_codes::language_packs! { static EMPTY = "en" => "locales/nothing.json" }

/// Has a `Debug` and no `Display`.
#[derive(Debug)]
struct Rule(u8);

/// Has neither.
struct Secret;

/// 用户 `{nobody}`: with packs a doc comment is for the team, and its braces are nobody's business.
#[derive(ErrorCatalog)]
#[catalog(packs = crate::PACKS, name = "users", axum, success(20000, msg = "ok"))]
#[segment(60100..=60199, name = "user", http = 409)]
enum UserError<'a> {
    /// 手机号 {nobody}
    #[code(60101, msg = "phone.exists", hint = "log in")]
    PhoneExists {
        #[detail]
        phone: &'a str,
        secret: Secret,
    },
    /// The same key with another comment is no contradiction.
    #[code(60102, msg = "phone.exists")]
    PhoneExistsToo { phone: Cow<'a, str>, again: Option<Box<Self>> },
    #[code(60103, msg = "captcha.invalid")]
    CaptchaInvalid,
    #[code(60104, msg = "captcha.too_often", retry = after(60))]
    TooOften(u32, Secret),
    #[code(60105, msg = "braces")]
    Braces { phone: fmt::Arguments<'a> },
    #[code(60106, msg = "debug")]
    Rules { rules: Vec<Rule> },
}

#[derive(Debug, thiserror::Error, ErrorCatalog)]
#[catalog(packs = STRICT, http = 400)]
enum CaptchaError {
    #[error("for the log: {0}")]
    #[code(60201, msg = "captcha.too_often")]
    TooOften(u8),
}

/// No packs: the doc comment is the text.
#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "plain", http = 400)]
enum PlainError {
    /// plain {0}
    #[code(60301)]
    Plain(u8),
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, packs = PACKS, http = 500, success(20000, msg = "ok"), axum)]
enum ShopError {
    #[code(transparent)]
    Captcha(#[from] CaptchaError),
    #[code(transparent)]
    Plain(#[from] PlainError),
    #[code(50000, msg = "captcha.invalid")]
    Internal,
}

#[track_caller]
fn assert_message(error: &dyn ErrorCode, languages: &str, message: &str, language: &str) {
    let report = Report::of(error).locale(languages);
    assert_eq!((&*report.message(), report.language()), (message, Some(language)));
}

fn phone_exists() -> UserError<'static> {
    UserError::PhoneExists { phone: "138", secret: Secret }
}

#[test]
fn a_message_is_in_the_readers_language() {
    let error = phone_exists();
    assert_message(&error, "zh-CN", "手机号 138 已被注册", "zh-CN");
    assert_message(&error, "en-GB, zh;q=0.5", "The phone number 138 is taken", "en-US");
    assert_message(&error, "ja", "電話番号 138 は登録済みです", "ja-JP");
    assert_message(&error, "fr", "手机号 138 已被注册", "zh-CN");
    assert_message(&error, "", "手机号 138 已被注册", "zh-CN");
    assert_eq!(Report::of(&error).message(), "手机号 138 已被注册");
}

#[test]
fn what_a_locale_lacks_is_said_in_the_source() {
    assert_message(&UserError::CaptchaInvalid, "ja-JP, en;q=0.9", "验证码错误", "zh-CN");
    assert_message(&UserError::TooOften(7, Secret), "ja-JP", "请 7 秒后再试", "zh-CN");
}

#[test]
fn text_without_placeholders_is_borrowed() {
    let report = Report::of(&UserError::CaptchaInvalid).locale("en");
    assert!(matches!(report.message(), Cow::Borrowed("Wrong captcha")));
}

#[test]
fn an_entry_has_the_text_of_the_source_and_any_message() {
    let entry = UserError::CATALOG.get(60101).unwrap();
    assert_eq!(entry.text(), "手机号 {phone} 已被注册");
    assert_eq!(entry.message("en"), "The phone number {phone} is taken");
    assert_eq!(entry.message("ko"), entry.text());
    assert!(entry.has_text());
    assert_eq!(entry.parameters().collect::<Vec<_>>(), ["phone"]);
    assert_eq!(entry.packs(), Some(&PACKS));
    let too_often = UserError::CATALOG.get(60104).unwrap();
    assert_eq!(too_often.parameters().collect::<Vec<_>>(), ["0"]);
    assert_eq!(UserError::CATALOG.get(60106).unwrap().parameters().collect::<Vec<_>>(), ["rules"]);
    assert_eq!(UserError::CATALOG.get(60103).unwrap().parameters().count(), 0);
}

#[test]
fn doc_comments_stay_inside() {
    let view = serde_json::to_string(&UserError::CATALOG.public_view()).unwrap();
    assert!(view.contains("手机号 {phone} 已被注册") && !view.contains("nobody"), "{view}");
    let view = serde_json::to_string(&UserError::CATALOG.public_view().locale(String::from("en"))).unwrap();
    assert!(view.contains("The phone number {phone} is taken") && !view.contains("手机号"), "{view}");
}

#[test]
fn parts_speak_with_packs_of_their_own() {
    let captcha = ShopError::from(CaptchaError::TooOften(9));
    assert_message(&captcha, "ja, en", "Try again in 9 seconds", "en-US");
    assert_eq!(captcha.to_string(), "请 9 秒后再试");
    let plain = ShopError::from(PlainError::Plain(3));
    let report = Report::of(&plain).locale("en");
    assert_eq!((&*report.message(), report.language()), ("plain 3", None));
    assert_message(&ShopError::Internal, "en", "Wrong captcha", "en-US");
    assert_eq!(ShopError::CATALOG.get(60201).unwrap().packs(), Some(&STRICT));
    assert_eq!(ShopError::CATALOG.get(60301).unwrap().packs(), None);
}

/// `Display` by the derive is the source's message, and thiserror's stays its own.
#[test]
fn display_is_in_the_source_language() {
    assert_eq!(ShopError::Internal.to_string(), "验证码错误");
    assert_eq!(CaptchaError::TooOften(1).to_string(), "for the log: 1");
}

/// A doc comment is no text, not even where a look-up fails: of two keys with one hash the check can only see one.
#[test]
fn a_look_up_that_fails_shows_the_key() {
    error_codes::language_packs! { static COLLIDING = "en" => "locales/colliding.json" }

    #[derive(ErrorCatalog)]
    #[catalog(packs = COLLIDING, http = 400)]
    enum Colliding {
        /// For colleagues only
        #[code(1, msg = "GReLUrM4wMqfg9yzV3KQ")]
        Missing,
    }

    assert_eq!(Report::of(&Colliding::Missing).message(), "GReLUrM4wMqfg9yzV3KQ");
}

/// Packs may be anywhere that a path leads to, and made by another macro.
mod elsewhere {
    use error_codes::{ErrorCatalog, Report};

    macro_rules! packs {
        ($name:ident, $path:literal) => {
            error_codes::language_packs! { pub(super) static $name = "zh-CN" => $path }
        };
    }

    mod made {
        packs!(MADE, "locales/zh-CN.json");
    }

    mod re_exported {
        pub(super) use crate::PACKS as OTHER;
    }

    #[derive(ErrorCatalog)]
    #[catalog(packs = made::MADE, http = 400)]
    enum Made {
        #[code(1, msg = "captcha.invalid")]
        Invalid,
    }

    #[derive(ErrorCatalog)]
    #[catalog(packs = self::re_exported::OTHER, http = 400)]
    enum ReExported {
        #[code(1, msg = "captcha.invalid")]
        Invalid,
    }

    #[test]
    fn packs_are_found_by_any_path() {
        assert_eq!(Report::of(&Made::Invalid).locale("en").message(), "验证码错误");
        assert_eq!(Report::of(&ReExported::Invalid).locale("en").message(), "Wrong captcha");
    }
}

#[test]
fn packs_tell_what_they_hold() {
    assert_eq!(PACKS.locales().collect::<Vec<_>>(), ["zh-CN", "en-US", "ja-JP"]);
    let mut keys: Vec<_> = PACKS.keys().collect();
    keys.sort_unstable();
    let expected =
        ["braces", "captcha.invalid", "captcha.too_often", "debug", "ok", "phone.exists", "user.created"];
    assert_eq!(keys, expected);
    assert_eq!(PACKS.get("en-US", "user.created"), Some("User created"));
    assert_eq!(PACKS.get("en", "user.created"), None, "exactly this locale");
    assert_eq!(PACKS.get("ja-JP", "user.created"), None, "without fallback");
    assert_eq!(PACKS.get("en-US", "user.deleted"), None);
    assert_eq!(PACKS.message("ja", "user.created"), Some("用户创建成功"));
    assert_eq!(PACKS.message("ja", "phone.exists"), Some("電話番号 {phone} は登録済みです"));
    assert_eq!(PACKS.message("en", "braces"), Some("The set {{{phone}}}"), "as it is written");
    assert_eq!(PACKS.message("en", "nothing"), None);
    assert_eq!(PACKS.negotiate("en;q=0.1, ja;q=0.2"), "ja-JP");
    assert_eq!(PACKS.negotiate(""), "zh-CN");
    assert_eq!(
        format!("{PACKS:?}"),
        r#"LanguagePacks { locales: ["zh-CN", "en-US", "ja-JP"], keys: 7, .. }"#
    );
    assert!(PACKS != STRICT && EMPTY == EMPTY);
}

#[test]
fn empty_packs_are_packs() {
    assert_eq!((EMPTY.keys().count(), EMPTY.get("en", "a"), EMPTY.negotiate("de")), (0, None, "en"));
}

#[test]
fn keys_that_no_entry_uses_are_told() {
    assert_eq!(PACKS.unused(UserError::CATALOG), ["user.created"]);
    // Parts with packs of their own are no users of these.
    assert_eq!(
        PACKS.unused(ShopError::CATALOG),
        ["braces", "captcha.too_often", "debug", "phone.exists", "user.created"]
    );
    assert_eq!(STRICT.unused(PlainError::CATALOG).len(), 7);
    let _: &LanguagePacks = &STRICT;
}

mod success {
    use super::*;

    #[test]
    fn a_success_says_its_message_in_the_readers_language() {
        let said = |locale: &str| {
            let success = ShopError::success(()).message("user.created").locale(locale);
            let outcome = success.outcome().unwrap();
            (outcome.message().to_owned(), outcome.language())
        };
        assert_eq!(said("en-AU"), ("User created".to_owned(), Some("en-US")));
        assert_eq!(said("ja"), ("用户创建成功".to_owned(), Some("zh-CN")));
        assert_eq!(ShopError::success(()).outcome().unwrap().message(), "成功");
        assert_eq!(ShopError::success(()).locale("en").outcome().unwrap().message(), "OK");
    }

    #[test]
    fn a_message_that_is_no_key_is_the_message() {
        let success = ShopError::success(()).message("as it {is}").locale("en");
        assert_eq!(
            (success.outcome().unwrap().message(), success.outcome().unwrap().language()),
            ("as it {is}", None)
        );
    }

    /// Nothing fills these in, and the message is sent all the same.
    #[test]
    fn placeholders_of_a_success_stay() {
        let success = ShopError::success(()).message("phone.exists").locale("en");
        assert_eq!(success.outcome().unwrap().message(), "The phone number {phone} is taken");
    }
}

mod axum {
    use super::*;

    fn extracted(values: &[&str]) -> Locale {
        let mut request = http::Request::builder();
        for value in values {
            request = request.header("accept-language", *value);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        let mut extracting = std::pin::pin!(Locale::from_request_parts(&mut parts, &()));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match extracting.as_mut().poll(&mut context) {
            std::task::Poll::Ready(Ok(locale)) => locale,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_handler_gets_the_locale_of_the_request() {
        let locale = extracted(&["en-GB;q=0.3", "ja"]);
        assert_eq!(PACKS.negotiate(&locale), "ja-JP");
        assert_eq!(extracted(&[]), Locale::ANY);
        let error = phone_exists();
        assert_eq!(Report::of(&error).locale(&locale).message(), "電話番号 138 は登録済みです");
    }

    #[test]
    fn responses_say_what_language_they_are_in() {
        let language = |response: axum_core::response::Response| {
            response.headers().get("content-language").map(|value| value.to_str().unwrap().to_owned())
        };
        let success = ShopError::success(()).message("user.created").locale("en");
        assert_eq!(language(success.into_response()).as_deref(), Some("en-US"));
        assert_eq!(language(ShopError::success(()).message("成").into_response()), None);
        assert_eq!(language(ShopError::Internal.into_response()).as_deref(), Some("zh-CN"));
        assert_eq!(language(ShopError::from(PlainError::Plain(1)).into_response()), None);
    }
}
