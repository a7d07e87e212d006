//! What an error says.

use std::fmt::{Display, Write};

use error_codes::{ErrorCatalog, Report};
use error_codes_bench_run::{Contest, picks};

error_codes::language_packs! { static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" }

#[derive(Debug, Clone, Copy, ErrorCatalog)]
#[catalog(error, http = 409)]
enum Derived {
    /// The email address is taken
    #[code(60102, msg = "email.exists")]
    EmailExists,

    /// The phone number {phone} is taken
    #[code(60101, msg = "phone.exists")]
    PhoneExists { phone: &'static str },

    /// Only {left} of {wanted} are left in {warehouse}
    #[code(60701, msg = "stock.insufficient")]
    Insufficient { left: u32, wanted: u32, warehouse: &'static str },
}

#[derive(Debug, Clone, Copy, thiserror::Error)]
enum This {
    #[error("The email address is taken")]
    EmailExists,

    #[error("The phone number {phone} is taken")]
    PhoneExists { phone: &'static str },

    #[error("Only {left} of {wanted} are left in {warehouse}")]
    Insufficient { left: u32, wanted: u32, warehouse: &'static str },
}

#[derive(Debug, Clone, Copy, ErrorCatalog)]
#[catalog(error, http = 409, packs = PACKS)]
enum Packed {
    #[code(60102, msg = "email.exists")]
    EmailExists,

    #[code(60101, msg = "phone.exists")]
    PhoneExists { phone: &'static str },
}

const PHONE: &str = "138****0000";
const WAREHOUSE: &str = "hz-3";

const PLAIN: (Derived, This) = (Derived::EmailExists, This::EmailExists);
const ONE: (Derived, This) = (Derived::PhoneExists { phone: PHONE }, This::PhoneExists { phone: PHONE });
const THREE: (Derived, This) = (
    Derived::Insufficient { left: 2, wanted: 30, warehouse: WAREHOUSE },
    This::Insufficient { left: 2, wanted: 30, warehouse: WAREHOUSE },
);

/// How many messages are one pass.
const INPUTS: usize = 256;

pub fn contests() -> Vec<Contest> {
    vec![
        displays("message without placeholders", PLAIN),
        displays("message with one placeholder", ONE),
        displays("message with three placeholders", THREE),
        strings("message without placeholders, for an answer", PLAIN),
        strings("message with one placeholder, for an answer", ONE),
        strings("message with three placeholders, for an answer", THREE),
        packed(),
    ]
}

/// `Display` into a buffer that is there already: what a log does.
fn displays(title: &str, (derived, this): (Derived, This)) -> Contest {
    Contest::new(format!("{title}, into a buffer"))
        .with("error-codes: `Display`", picks(&[derived], INPUTS), displayed())
        .with("thiserror: `Display`", picks(&[this], INPUTS), displayed())
}

/// Of its own: what an answer holds.
fn strings(title: &str, (derived, this): (Derived, This)) -> Contest {
    Contest::new(title)
        .with("error-codes: `Report::message`", picks(&[derived], INPUTS), |error| {
            Report::of(error).message().len() as u64
        })
        .with("error-codes: `to_string`", picks(&[derived], INPUTS), |error| error.to_string().len() as u64)
        .with("thiserror: `to_string`", picks(&[this], INPUTS), |error| error.to_string().len() as u64)
}

/// In another language than the source's.
fn packed() -> Contest {
    let errors = [Packed::EmailExists, Packed::PhoneExists { phone: PHONE }];
    Contest::new("message of a language pack")
        .with("error-codes: `Report::locale`, `message`", picks(&errors, INPUTS), |error| {
            Report::of(error).locale("en-US").message().len() as u64
        })
        .with("a `match` by locale and variant", picks(&errors, INPUTS), |error| {
            said("en-US", error).len() as u64
        })
}

/// What people write who have two languages and no library.
fn said(locale: &str, error: &Packed) -> String {
    match (locale, error) {
        ("en-US", Packed::EmailExists) => "The email address is taken".to_owned(),
        ("en-US", Packed::PhoneExists { phone }) => format!("The phone number {phone} is taken"),
        (_, Packed::EmailExists) => "邮箱已被注册".to_owned(),
        (_, Packed::PhoneExists { phone }) => format!("手机号 {phone} 已被注册"),
    }
}

fn displayed<T: Display>() -> impl FnMut(&T) -> u64 {
    let mut buffer = String::with_capacity(128);
    move |error| {
        buffer.clear();
        let _ = write!(buffer, "{error}");
        buffer.len() as u64
    }
}
