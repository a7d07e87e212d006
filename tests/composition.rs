//! Catalogues made of others.

#![allow(missing_docs, dead_code, reason = "the enums are made up")]

use error_codes::{Entry, ErrorCatalog, ErrorCode, Report};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

mod plan {
    use error_codes::{Plan, Segment};

    pub const SYSTEM: Segment = Segment::new("system", 50000..=50999);
    pub const REGISTER: Segment = Segment::new("user.register", 60100..=60199);
    pub const LOGIN: Segment = Segment::new("user.login", 60200..=60299).http(401);
    pub const LIVE: Segment = Segment::new("live", 62100..=62199);
    pub const MALL: Plan = Plan::new("mall", &[SYSTEM, REGISTER, LOGIN, LIVE]).digits(5);
}

mod user {
    use super::*;

    #[derive(Debug, thiserror::Error, ErrorCatalog)]
    #[segment(plan::REGISTER)]
    #[catalog(keys = "user.register", http = 409, retired(60106))]
    pub enum RegisterError {
        /// phone {masked} exists
        #[error("phone {masked} of {secret} exists")]
        #[code(60101, was(20101, 60201, reused))]
        PhoneExists {
            #[detail]
            masked: &'static str,
            secret: &'static str,
        },
        #[error("too often")]
        #[code(60105, http = 429, retry = after(wait))]
        TooOften { wait: u32 },
    }

    #[derive(Debug, ErrorCatalog)]
    #[segment(plan::LOGIN)]
    #[catalog(keys = "user.login", error)]
    pub enum LoginError {
        /// wrong password
        #[code(60201, was(20201))]
        Failed,
    }

    #[derive(Debug, ErrorCatalog)]
    #[catalog(error)]
    pub enum UserError {
        #[code(transparent)]
        Register(#[from] RegisterError),
        #[code(transparent)]
        Login(#[from] Box<LoginError>),
    }
}

/// Concrete instances of a generic enum, with a lifetime, compose.
#[derive(Debug, ErrorCatalog)]
#[catalog(keys = "live", http = 404)]
#[segment(62100..=62109, name = "live.room")]
enum RoomError<'room, T: std::fmt::Debug> {
    /// room {0} is gone
    #[code(62101)]
    NotFound(&'room str, T),
}

#[derive(Debug, ErrorCatalog)]
#[catalog(name = "mall", plan = plan::MALL, success(20000, msg = "ok"), error, axum)]
enum MallError<'a> {
    #[code(transparent)]
    User(#[from] user::UserError),
    #[code(50000, http = 500, msg = "internal")]
    Internal(#[source] BoxError),
    #[code(transparent)]
    Room {
        #[source]
        cause: Box<Wrapper<'a>>,
    },
}

/// Nothing of its own.
#[derive(Debug, ErrorCatalog)]
#[catalog(error)]
enum Wrapper<'w> {
    #[code(transparent)]
    Room(RoomError<'w, u8>),
}

fn register() -> Result<(), user::RegisterError> {
    Err(user::RegisterError::PhoneExists { masked: "138****0000", secret: "13800000000" })
}

fn handle() -> Result<(), MallError<'static>> {
    register().map_err(user::UserError::from)?;
    Ok(())
}

#[test]
fn a_transparent_variant_says_what_is_inside() {
    let error = handle().unwrap_err();
    assert_eq!(
        (error.code(), error.status().as_u16(), error.key()),
        (60101, 409, "user.register.phone_exists")
    );
    assert_eq!(Report::of(&error).message(), "phone 138****0000 exists");
    assert_eq!(error.to_string(), "phone 138****0000 exists");
    assert_eq!(serde_json::to_string(&Report::of(&error).details()).unwrap(), r#"{"masked":"138****0000"}"#);

    let wait = MallError::User(user::UserError::Register(user::RegisterError::TooOften { wait: 7 }));
    assert_eq!(wait.retry_after().unwrap().as_secs(), 7);

    let boxed = MallError::User(Box::new(user::LoginError::Failed).into());
    assert_eq!((boxed.code(), boxed.status().as_u16()), (60201, 401));

    let room = RoomError::NotFound("r1", 1);
    let error = MallError::Room { cause: Box::new(Wrapper::Room(room)) };
    assert_eq!((error.code(), Report::of(&error).message().as_ref()), (62101, "room r1 is gone"));
}

#[test]
fn the_composed_table_has_everything_sorted() {
    let catalog = MallError::CATALOG;
    let codes: Vec<i64> = catalog.entries().iter().map(Entry::code).collect();
    assert_eq!(codes, [50000, 60101, 60105, 60201, 62101]);
    for code in codes {
        assert_eq!(catalog.get(code).unwrap().code(), code);
    }
    assert!(catalog.get(60102).is_none());
    assert_eq!(catalog.by_name("FAILED").unwrap().code(), 60201);
    assert_eq!(catalog.legacy(20101).unwrap().code(), 60101);
    assert_eq!(catalog.legacy(20201).unwrap().code(), 60201);
    assert!(catalog.legacy(60201).is_none(), "it was reused");
    assert_eq!(catalog.retired().collect::<Vec<_>>(), [60106..=60106]);
    let segments: Vec<_> = catalog.segments().iter().map(error_codes::Segment::name).collect();
    assert_eq!(segments, ["system", "user.register", "user.login", "live"]);
    assert_eq!(catalog.segment_of(62101).unwrap().name(), "live");

    let user: Vec<i64> = user::UserError::CATALOG.entries().iter().map(Entry::code).collect();
    assert_eq!(user, [60101, 60105, 60201]);
    let segments: Vec<_> =
        user::UserError::CATALOG.segments().iter().map(error_codes::Segment::name).collect();
    assert_eq!(segments, ["user.register", "user.login"]);
}

#[test]
fn codes_that_interleave_are_sorted_too() {
    #[derive(ErrorCatalog)]
    #[catalog(keys = "a", http = 400, retired(60..=69))]
    enum A {
        #[code(1, was(200))]
        One,
        #[code(5)]
        Five,
        #[code(9)]
        Nine,
    }
    #[derive(ErrorCatalog)]
    #[catalog(keys = "b", http = 400)]
    enum B {
        #[code(2)]
        Two,
        #[code(6)]
        Six,
    }
    #[derive(ErrorCatalog)]
    #[catalog(keys = "c", http = 400, retired(50))]
    enum C {
        #[code(4, was(100))]
        Four,
        #[code(7, shared)]
        Seven,
        #[code(7, shared)]
        SevenAgain,
        #[code(-3)]
        Negative,
    }
    #[derive(ErrorCatalog)]
    #[catalog(keys = "all", http = 500)]
    enum All {
        #[code(transparent)]
        A(A),
        #[code(3)]
        Three,
        #[code(transparent)]
        B(B),
        #[code(transparent)]
        C(C),
    }
    let codes: Vec<i64> = All::CATALOG.entries().iter().map(Entry::code).collect();
    assert_eq!(codes, [-3, 1, 2, 3, 4, 5, 6, 7, 7, 9]);
    assert_eq!(All::CATALOG.get_all(7).len(), 2);
    assert_eq!(All::CATALOG.legacy(100).unwrap().name(), "FOUR");
    assert_eq!(All::CATALOG.legacy(200).unwrap().name(), "ONE");
    assert_eq!(All::CATALOG.retired().collect::<Vec<_>>(), [50..=50, 60..=69]);
}

#[test]
fn every_code_is_found_and_no_other() {
    #[derive(ErrorCatalog)]
    #[catalog(keys = "low", http = 400)]
    enum Low {
        #[code(-9223372036854775808)]
        Smallest,
        #[code(-7)]
        Seven,
    }
    #[derive(ErrorCatalog)]
    #[catalog(keys = "high", http = 400)]
    enum High {
        #[code(100)]
        Hundred,
        #[code(9223372036854775807)]
        Largest,
    }
    #[derive(ErrorCatalog)]
    enum Nothing {}
    #[derive(ErrorCatalog)]
    enum All {
        #[code(transparent)]
        High(High),
        #[code(transparent)]
        Nothing(Nothing),
        #[code(transparent)]
        Low(Low),
    }
    for catalog in [All::CATALOG, MallError::CATALOG, user::UserError::CATALOG] {
        for entry in catalog.entries() {
            assert_eq!(catalog.get(entry.code()), Some(entry));
            for absent in [entry.code().wrapping_sub(1), entry.code().wrapping_add(1), 0, 70000] {
                let known = catalog.entries().iter().any(|other| other.code() == absent);
                assert_eq!(catalog.get(absent).is_some(), known, "{absent}");
            }
        }
    }
    assert_eq!(All::CATALOG.entries().len(), 4);
}

#[test]
fn sources_are_passed_through() {
    use std::error::Error as _;
    let error = MallError::Internal("disk".into());
    assert_eq!(error.source().unwrap().to_string(), "disk");
    assert!(handle().unwrap_err().source().is_none());
}
