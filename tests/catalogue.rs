//! What a catalogue answers: look-ups, texts, reports, responses.

#![allow(missing_docs, dead_code, reason = "the enums are made up")]

use std::error::Error as _;
use std::time::Duration;

use error_codes::{Catalog, Entry, ErrorCatalog, ErrorCode, GrpcCode, Level, Report, Retry};

#[derive(Debug, ErrorCatalog)]
#[catalog(name = "mall", title = "商城", error, keys = "mall", names = "MALL_", digits = 5)]
#[catalog(success(20000, msg = "ok"), retired(60106, 60110..=60119), doc_url = "https://mall.example/errors#{code}")]
#[segment(50000..=50999, name = "system", title = "系统级错误", http = 500)]
#[segment(60100..=60199, name = "user.register", title = "用户注册")]
enum MallError {
    /// 手机号已被注册
    ///
    /// 手机号唯一性冲突，
    /// 模糊报错防枚举
    ///
    /// Second paragraph.
    #[code(60101, http = CONFLICT, msg = "phone.exists", hint = "提示用户更换手机号", was(20101, 40001, 60103, reused))]
    PhoneExists {
        #[detail]
        masked: &'static str,
        phone: &'static str,
    },

    #[code(60102, http = 429, name = "TOO_OFTEN", retry = after(60), log = info, grpc = RESOURCE_EXHAUSTED)]
    TooOften,

    /// Later
    #[code(60103, http = 429, retry = after(wait))]
    Later { wait: Duration },

    #[code(50000, retry = backoff, log = off)]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),

    /// Shared
    #[code(60104, http = 404, shared)]
    #[deprecated = "write `Second`"]
    First,
    #[code(60104, http = 404, shared)]
    #[deprecated]
    Second,
}

const CATALOG: &Catalog = MallError::CATALOG;

#[test]
fn an_entry_says_what_its_attributes_say() {
    let entry = CATALOG.get(60101).unwrap();
    assert_eq!((entry.code(), entry.name(), entry.key()), (60101, "MALL_PHONE_EXISTS", "phone.exists"));
    assert_eq!(entry.status(), http::StatusCode::CONFLICT);
    assert_eq!(entry.text(), "手机号已被注册");
    assert_eq!(entry.description(), "手机号唯一性冲突，模糊报错防枚举\n\nSecond paragraph.");
    assert_eq!(entry.hint(), Some("提示用户更换手机号"));
    assert_eq!((entry.retry(), entry.level()), (Retry::No, Level::Warn));
    let legacy: Vec<_> = entry.legacy().iter().map(|legacy| (legacy.code(), legacy.is_reused())).collect();
    assert_eq!(legacy, [(20101, false), (40001, false), (60103, true)]);
    assert_eq!(entry.details().collect::<Vec<_>>(), ["masked"]);
    assert_eq!(entry.parameters().count(), 0);
    assert_eq!((entry.deprecated(), entry.grpc(), entry.is_shared()), (None, None, false));
}

#[test]
fn defaults_are_the_documented_ones() {
    let entry = CATALOG.get(60102).unwrap();
    assert_eq!((entry.name(), entry.key(), entry.text()), ("TOO_OFTEN", "mall.too_often", "mall.too_often"));
    assert!(!entry.has_text());
    assert_eq!((entry.retry(), entry.level()), (Retry::After(60), Level::Info));
    assert_eq!(entry.grpc(), Some(GrpcCode::ResourceExhausted));
    let internal = CATALOG.get(50000).unwrap();
    assert_eq!((internal.status().as_u16(), internal.level()), (500, Level::Off));
    assert_eq!(CATALOG.by_name("MALL_FIRST").unwrap().deprecated(), Some("write `Second`"));
    assert_eq!(CATALOG.by_name("MALL_SECOND").unwrap().deprecated(), Some(""));
}

#[test]
fn look_ups_find_what_is_there_and_nothing_else() {
    assert_eq!((CATALOG.name(), CATALOG.title()), ("mall", Some("商城")));
    let codes: Vec<i64> = CATALOG.entries().iter().map(Entry::code).collect();
    assert_eq!(codes, [50000, 60101, 60102, 60103, 60104, 60104]);
    for absent in [i64::MIN, -1, 0, 49999, 50001, 60100, 60105, 60106, 20000, 20101, i64::MAX] {
        assert!(CATALOG.get(absent).is_none(), "{absent}");
        assert!(CATALOG.get_all(absent).is_empty(), "{absent}");
    }
    assert_eq!(CATALOG.by_name("MALL_PHONE_EXISTS"), CATALOG.get(60101));
    assert!(CATALOG.by_name("PHONE_EXISTS").is_none());
    assert_eq!(CATALOG.doc_url(60101).unwrap(), "https://mall.example/errors#60101");
}

#[test]
fn shared_codes_come_in_declaration_order() {
    let names: Vec<_> = CATALOG.get_all(60104).iter().map(Entry::name).collect();
    assert_eq!(names, ["MALL_FIRST", "MALL_SECOND"]);
    assert_eq!(CATALOG.get(60104).unwrap().name(), "MALL_FIRST");
    #[allow(deprecated)]
    let (first, second) = (MallError::First.entry(), MallError::Second.entry());
    assert_eq!((first.name(), second.name()), ("MALL_FIRST", "MALL_SECOND"));
    assert!(first.is_shared());
}

#[test]
fn legacy_codes_lead_to_one_entry_unless_reused() {
    assert_eq!(CATALOG.legacy(20101), CATALOG.get(60101));
    assert_eq!(CATALOG.legacy(40001), CATALOG.get(60101));
    assert!(CATALOG.legacy(60103).is_none());
    assert!(CATALOG.legacy(60101).is_none());
}

#[test]
fn segments_and_retired_numbers() {
    let segment = CATALOG.segment_of(60106).unwrap();
    assert_eq!(
        (segment.name(), segment.get_title(), segment.status()),
        ("user.register", Some("用户注册"), None)
    );
    assert_eq!(CATALOG.segment_of(50999).unwrap().status().unwrap(), 500);
    assert!(CATALOG.segment_of(60200).is_none());
    assert_eq!(CATALOG.segments().len(), 2);
    assert_eq!(CATALOG.retired().collect::<Vec<_>>(), [60106..=60106, 60110..=60119]);
}

#[test]
fn sparse_codes_are_found_too() {
    #[derive(ErrorCatalog)]
    #[catalog(keys = "sparse", http = 400)]
    enum Sparse {
        #[code(-9223372036854775808)]
        Smallest,
        #[code(-1)]
        Negative,
        #[code(7, shared)]
        SevenA,
        #[code(7, shared)]
        SevenB,
        #[code(1_000_000_000)]
        Billion,
        #[code(9223372036854775807)]
        Largest,
    }
    let catalog = Sparse::CATALOG;
    for entry in catalog.entries() {
        assert_eq!(catalog.get(entry.code()).unwrap().code(), entry.code());
    }
    assert_eq!(catalog.get_all(7).len(), 2);
    for absent in [i64::MIN + 1, -2, 0, 6, 8, i64::MAX - 1] {
        assert!(catalog.get(absent).is_none(), "{absent}");
    }
}

#[test]
fn a_report_shows_text_and_details_alone() {
    let error = MallError::PhoneExists { masked: "138****0000", phone: "13800000000" };
    let report = Report::of(&error);
    assert_eq!((report.code(), report.name(), report.status().as_u16()), (60101, "MALL_PHONE_EXISTS", 409));
    assert_eq!(report.message(), "手机号已被注册");
    assert_eq!(serde_json::to_string(&report.details()).unwrap(), r#"{"masked":"138****0000"}"#);
    assert_eq!(serde_json::to_string(&report.without_details().details()).unwrap(), "null");
    assert!(!format!("{report:?}").contains("13800000000"));
    assert_eq!(serde_json::to_string(&Report::of(&MallError::TooOften).details()).unwrap(), "null");
}

#[test]
fn how_long_to_wait() {
    assert_eq!(MallError::TooOften.retry_after(), Some(Duration::from_mins(1)));
    let later = MallError::Later { wait: Duration::from_millis(1500) };
    assert_eq!(later.retry_after(), Some(Duration::from_millis(1500)));
    assert_eq!(later.entry().retry(), Retry::AfterField("wait"));
    assert_eq!(MallError::Internal("x".into()).retry_after(), None);
}

#[test]
fn the_standard_traits_show_the_text() {
    let error = MallError::Internal("database is on fire".into());
    assert_eq!(error.to_string(), "mall.internal");
    assert_eq!(error.source().unwrap().to_string(), "database is on fire");
    assert!(MallError::TooOften.source().is_none());
    let boxed: Box<dyn ErrorCode> = Box::new(error);
    assert_eq!(boxed.code(), 50000);
}

#[test]
fn the_public_view_keeps_secrets() {
    let view = serde_json::to_string(&CATALOG.public_view()).unwrap();
    for secret in [
        "唯一性",
        "防枚举",
        "Second paragraph",
        "20101",
        "60106",
        "60110",
        "level",
        "phone.exists",
        "write `",
    ] {
        assert!(!view.contains(secret), "{secret} in {view}");
    }
    let view: serde_json::Value = serde_json::from_str(&view).unwrap();
    assert_eq!(view["success"], serde_json::json!({"code": 20000, "status": 200}));
    assert_eq!(
        view["entries"][1],
        serde_json::json!({
            "code": 60101, "name": "MALL_PHONE_EXISTS", "status": 409, "text": "手机号已被注册",
            "hint": "提示用户更换手机号", "retry": {"kind": "no"}, "segment": "user.register",
        })
    );
    assert_eq!(view["entries"][2]["retry"], serde_json::json!({"kind": "after", "seconds": 60}));
    assert_eq!(view["entries"][3]["retry"], serde_json::json!({"kind": "after", "field": "wait"}));
    assert_eq!(view["segments"][0]["ranges"], serde_json::json!([[50000, 50999]]));
    let entry = serde_json::to_value(CATALOG.get(60101).unwrap()).unwrap();
    assert_eq!(entry.as_object().unwrap().len(), 6);
}

mod texts {
    use super::*;

    #[derive(ErrorCatalog)]
    #[catalog(keys = "text", http = 400)]
    enum Text {
        /// One line
        /// and another
        #[code(1)]
        Words,
        /// 第一行
        /// 第二行，
        /// third
        #[code(2)]
        Cjk,
        /** Block comment
         * with stars
         *
         * and a rest */
        #[code(3)]
        Block,
        #[doc = "From an attribute"]
        #[doc = ""]
        #[doc = "rest"]
        #[doc(alias = "attribute")]
        #[code(4)]
        Attribute,
        ///
        ///
        /// After blank lines
        #[code(5)]
        Blank,
        /// Braces {{like}} these
        #[code(6)]
        Braces,
        /// {0:?} is {0}
        #[code(7)]
        Twice(&'static str),
    }

    #[test]
    fn doc_comments_become_texts() {
        let texts: Vec<_> = Text::CATALOG.entries().iter().map(Entry::text).collect();
        assert_eq!(
            texts,
            [
                "One line and another",
                "第一行第二行， third",
                "Block comment with stars",
                "From an attribute",
                "After blank lines",
                "Braces {{like}} these",
                "{0:?} is {0}",
            ]
        );
        assert_eq!(Text::CATALOG.get(3).unwrap().description(), "and a rest");
        assert_eq!(Text::CATALOG.get(4).unwrap().description(), "rest");
        assert_eq!(Text::CATALOG.get(7).unwrap().parameters().collect::<Vec<_>>(), ["0"]);
    }

    #[test]
    fn messages_have_their_placeholders_filled() {
        assert_eq!(Report::of(&Text::Braces).message(), "Braces {like} these");
        assert_eq!(Report::of(&Text::Twice("a")).message(), "\"a\" is a");
    }
}

mod responses {
    use super::*;
    use error_codes::__private::axum_core::response::{IntoResponse, Response};
    use error_codes::Success;

    /// Cannot be serialized.
    struct Broken;

    impl serde::Serialize for Broken {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("secret of the serializer"))
        }
    }

    #[derive(Debug, ErrorCatalog)]
    #[catalog(error, axum, keys = "answer", success(20000, msg = "ok"))]
    enum Answer {
        /// Out of stock, {left} left
        #[code(1, http = 409, retry = after(wait))]
        Stock {
            #[detail]
            left: u8,
            #[detail(rename = "shelf")]
            place: Option<&'static str>,
            wait: Duration,
            warehouse: &'static str,
        },
        #[code(2, http = 500)]
        Internal {
            #[source]
            cause: std::io::Error,
        },
    }

    #[derive(ErrorCatalog)]
    #[catalog(axum, keys = "broken", http = 418)]
    enum BrokenDetail {
        #[code(3)]
        Broken(#[detail] Broken),
    }

    fn parts(response: impl IntoResponse) -> (u16, http::HeaderMap, String) {
        let response: Response = response.into_response();
        let (parts, body) = response.into_parts();
        (parts.status.as_u16(), parts.headers, body_of(body))
    }

    /// The body of a response that is ready at once, as ours are.
    fn body_of(body: error_codes::__private::axum_core::body::Body) -> String {
        use std::future::Future;
        let mut read = std::pin::pin!(http_body_util::BodyExt::collect(body));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match read.as_mut().poll(&mut context) {
            std::task::Poll::Ready(body) => String::from_utf8(body.unwrap().to_bytes().to_vec()).unwrap(),
            std::task::Poll::Pending => panic!("the body should be ready"),
        }
    }

    #[test]
    fn an_error_answers_for_itself() {
        let wait = Duration::from_millis(2100);
        let (status, headers, body) = parts(Answer::Stock { left: 2, place: None, wait, warehouse: "hz-3" });
        assert_eq!(status, 409);
        assert_eq!(headers["content-type"], "application/json");
        assert_eq!(headers["retry-after"], "3");
        assert_eq!(body, r#"{"code":1,"message":"Out of stock, 2 left","data":{"left":2,"shelf":null}}"#);
    }

    #[test]
    fn sources_stay_inside() {
        let (status, headers, body) =
            parts(Answer::Internal { cause: std::io::Error::other("password is hunter2") });
        assert_eq!(status, 500);
        assert!(!headers.contains_key("retry-after"));
        assert_eq!(body, r#"{"code":2,"message":"answer.internal","data":null}"#);
    }

    #[test]
    fn the_longest_wait_does_not_overflow() {
        let error = Answer::Stock { left: 0, place: None, wait: Duration::MAX, warehouse: "" };
        assert_eq!(parts(error).1["retry-after"], u64::MAX.to_string().as_str());
    }

    #[test]
    fn a_detail_that_cannot_be_serialized_is_left_out() {
        let (status, _, body) = parts(BrokenDetail::Broken(Broken));
        assert_eq!((status, body.as_str()), (418, r#"{"code":3,"message":"broken.broken","data":null}"#));
    }

    #[test]
    fn a_success_carries_the_catalogues_code() {
        let (status, headers, body) = parts(Answer::success([1, 2]));
        assert_eq!((status, body.as_str()), (200, r#"{"code":20000,"message":"ok","data":[1,2]}"#));
        assert_eq!(headers["content-type"], "application/json");
        let (_, _, body) = parts(Answer::success(()).message("用户创建成功"));
        assert_eq!(body, r#"{"code":20000,"message":"用户创建成功","data":null}"#);
        let (status, _, body) = parts(Success::into_response(Answer::success(Broken)));
        assert_eq!((status, body.as_str()), (500, ""));
    }
}
