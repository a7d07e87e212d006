//! Errors whose type is forgotten: `AnyError`, and chains that hold one.

#![allow(missing_docs, dead_code, reason = "the enums are made up")]

use std::error::Error;
use std::fmt;

use anyhow::Context;
use error_codes::{AnyError, ErrorCatalog, Report};

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, packs = PACKS, http = 409)]
enum UserError {
    #[code(60101, msg = "phone.exists")]
    PhoneExists {
        #[detail]
        phone: String,
    },
    #[code(60104, http = 429, msg = "captcha.too_often", retry = after(60))]
    TooOften(u8),
}

/// With thiserror, in a box.
#[derive(Debug, thiserror::Error, ErrorCatalog)]
#[catalog(keys = "stock", http = 410)]
enum StockError {
    #[error("sold out in warehouse {0}")]
    #[code(60703)]
    SoldOut(u8),
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, name = "mall", packs = PACKS, rejections(panic = 50000))]
enum MallError {
    #[code(transparent)]
    User(#[from] UserError),
    #[code(transparent)]
    Stock(#[from] Box<StockError>),
    #[code(50000, http = 500, msg = "captcha.invalid")]
    Internal,
}

/// Of another service: no part of the mall.
#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "foreign", http = 418)]
enum ForeignError {
    #[code(1)]
    Teapot,
}

/// No error: it has neither `Debug` nor `Display`.
#[derive(ErrorCatalog)]
#[catalog(keys = "bare", http = 400)]
enum Bare {
    /// bare words
    #[code(2)]
    Words,
}

fn phone_exists() -> UserError {
    UserError::PhoneExists { phone: "138".into() }
}

#[test]
fn any_error_is_what_is_inside() {
    let any = AnyError::from(phone_exists());
    assert_eq!((any.code(), any.name(), any.status().as_u16()), (60101, "PHONE_EXISTS", 409));
    assert_eq!(Report::of(&*any).locale("en").message(), "The phone number 138 is taken");
    assert_eq!(serde_json::to_string(&Report::of(&*any).details()).unwrap(), r#"{"phone":"138"}"#);
    assert_eq!(any.to_string(), "手机号 138 已被注册");
    assert!(format!("{any:?}").contains("PhoneExists"));
    let bare = AnyError::from(Bare::Words);
    assert_eq!((bare.to_string(), format!("{bare:?}")), ("bare words".to_owned(), "WORDS(2)".to_owned()));
}

#[test]
fn a_question_mark_makes_it_of_any_catalogue() {
    fn fails(how: u8) -> Result<(), AnyError> {
        match how {
            0 => Err(phone_exists())?,
            1 => Err(StockError::SoldOut(3))?,
            _ => Err(MallError::Internal)?,
        }
        Ok(())
    }

    assert_eq!([0, 1, 2].map(|how| fails(how).unwrap_err().code()), [60101, 60703, 50000]);
}

#[test]
fn an_error_is_found_under_any_context() {
    let deep = Err::<(), _>(phone_exists()).context("first").context("second").context("third").unwrap_err();
    let any = AnyError::from_chain::<MallError>(deep);
    assert_eq!((any.code(), any.status().as_u16()), (60101, 409));
    assert_eq!(Report::of(&*any).locale("en").message(), "The phone number 138 is taken");
    assert_eq!(serde_json::to_string(&Report::of(&*any).details()).unwrap(), r#"{"phone":"138"}"#);
    // The context is for the log.
    assert_eq!(Report::of(&*any).diagnostic(), None);
    let chain = Report::of(&*any).reveal(true).diagnostic().unwrap();
    assert_eq!(chain, "third: second: first: 手机号 138 已被注册");
    let waits = Err::<(), _>(UserError::TooOften(7)).context("while sending").unwrap_err();
    assert_eq!(AnyError::from_chain::<MallError>(waits).retry_after().unwrap().as_secs(), 60);
}

#[test]
fn the_enum_and_its_parts_and_any_errors_are_found() {
    let code = |error: anyhow::Error| AnyError::from_chain::<MallError>(error).code();
    assert_eq!(code(MallError::from(phone_exists()).into()), 60101);
    assert_eq!(code(phone_exists().into()), 60101);
    assert_eq!(code(anyhow::Error::from(StockError::SoldOut(1)).context("c")), 60703);
    // What was erased knows its own catalogue.
    assert_eq!(code(anyhow::Error::from(AnyError::from(ForeignError::Teapot)).context("c")), 1);
}

#[test]
fn the_outermost_counts() {
    #[derive(Debug)]
    struct Wrapper(UserError);

    impl fmt::Display for Wrapper {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("wrapper")
        }
    }

    impl Error for Wrapper {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }

    let boxed: Box<dyn Error + Send + Sync> = Wrapper(phone_exists()).into();
    assert_eq!(AnyError::from_chain::<MallError>(boxed).code(), 60101);
    let outer = anyhow::Error::from(Wrapper(phone_exists())).context(MallError::Internal);
    // anyhow keeps the value of a context to itself: only what is a source can be found.
    assert_eq!(AnyError::from_chain::<MallError>(outer).code(), 60101);
}

#[test]
fn a_chain_without_a_code_is_the_internal_error() {
    let unknown = anyhow::anyhow!("10.0.0.7 refused").context("loading the order");
    let any = AnyError::from_chain::<MallError>(unknown);
    assert_eq!((any.code(), any.status().as_u16()), (50000, 500));
    assert_eq!(Report::of(&*any).locale("en").message(), "Wrong captcha");
    assert_eq!(Report::of(&*any).reveal(true).diagnostic().unwrap(), "loading the order: 10.0.0.7 refused");
    // An error of another catalogue is nothing that this one speaks for.
    let foreign: Box<dyn Error + Send + Sync> = ForeignError::Teapot.into();
    assert_eq!(AnyError::from_chain::<MallError>(foreign).code(), 50000);
}

/// A chain that leads in a circle must not hang the service.
#[test]
fn a_chain_in_a_circle_ends() {
    #[derive(Debug)]
    struct Circle;

    impl fmt::Display for Circle {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("again")
        }
    }

    impl Error for Circle {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&Circle)
        }
    }

    let any = AnyError::from_chain::<MallError>(anyhow::Error::from(Circle));
    assert_eq!(any.code(), 50000);
    assert!(Report::of(&*any).reveal(true).diagnostic().unwrap().len() < 1_000);
}
