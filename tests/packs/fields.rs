//! The fields that messages show.

use std::borrow::Cow;
use std::fmt;

use error_codes::{ErrorCatalog, ErrorCode};

use crate::{PACKS, Rule, UserError, assert_message, phone_exists};

#[test]
fn placeholders_show_fields_by_what_they_have() {
    let error =
        UserError::PhoneExistsToo { phone: "139".into(), again: Some(Box::new(UserError::CaptchaInvalid)) };
    assert_message(&error, "en", "The phone number 139 is taken", "en-US");
    assert_message(&UserError::Braces { phone: format_args!("1{}", 2) }, "en", "The set {12}", "en-US");
    assert_message(&UserError::Rules { rules: vec![Rule(1)] }, "en", "Rules: [Rule(1)]", "en-US");
}

#[test]
fn every_field_but_a_source_is_an_argument() {
    let error = phone_exists();
    let phone = error.argument("phone").unwrap();
    assert_eq!(phone.as_display().unwrap().to_string(), "138");
    assert_eq!(format!("{:?}", phone.as_debug().unwrap()), "\"138\"");
    let secret = error.argument("secret").unwrap();
    assert!(secret.as_display().is_none() && secret.as_debug().is_none());
    assert!(error.argument("nobody").is_none());
    assert!(UserError::CaptchaInvalid.argument("phone").is_none());
    let rules = UserError::Rules { rules: vec![Rule(2)] };
    assert!(rules.argument("rules").unwrap().as_display().is_none());
}

/// A field's `Display` that fails must not cut the message off.
#[test]
fn a_message_never_fails() {
    struct Broken;

    impl fmt::Display for Broken {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("half").and(Err(fmt::Error))
        }
    }

    #[derive(ErrorCatalog)]
    #[catalog(packs = PACKS, http = 400)]
    enum BrokenError {
        #[code(1, msg = "phone.exists")]
        Broken { phone: Broken },
    }

    assert_message(&BrokenError::Broken { phone: Broken }, "en", "The phone number half is taken", "en-US");
}

/// Types that name the enum's lifetimes in all the places where a lifetime can stand.
#[test]
fn fields_have_any_type_with_a_lifetime() {
    #[derive(ErrorCatalog)]
    #[catalog(packs = PACKS, http = 400)]
    enum Borrowed<'a, 'b: 'a> {
        #[code(1, msg = "captcha.invalid")]
        Functions {
            retry: fn(&'a str),
            boxed: Box<dyn Fn(u8) -> &'a str + 'a>,
            ranked: for<'c> fn(&'c str) -> &'b str,
        },
        #[code(2, msg = "phone.exists")]
        Shown { phone: &'a &'b str, cow: Cow<'b, str>, constant: &'static str },
    }

    let text = String::from("138");
    let text: &str = &text;
    let error = Borrowed::Shown { phone: &text, cow: text.into(), constant: "c" };
    assert_message(&error, "en", "The phone number 138 is taken", "en-US");
    let error: Borrowed<'_, '_> =
        Borrowed::Functions { retry: |_| (), boxed: Box::new(|_| "b"), ranked: |_| "r" };
    assert_message(&error, "en", "Wrong captcha", "en-US");
}

/// thiserror takes a field called `source` for one, and so does a catalogue beside it: it is no argument.
#[test]
fn the_source_of_thiserror_stays_inside() {
    #[derive(Debug, thiserror::Error, ErrorCatalog)]
    #[catalog(packs = PACKS, http = 400)]
    enum WithSource {
        #[error("wrong")]
        #[code(1, msg = "captcha.invalid")]
        Wrong { source: fmt::Error, phone: u8 },
    }

    let error = WithSource::Wrong { source: fmt::Error, phone: 1 };
    assert!(std::error::Error::source(&error).is_some());
    assert!(error.argument("source").is_none() && error.argument("phone").is_some());
}

/// A field whose type is a parameter needs the bound.
#[test]
fn generic_fields_are_shown_by_their_bounds() {
    #[derive(ErrorCatalog)]
    #[catalog(packs = PACKS, http = 400)]
    enum Generic<T: fmt::Display, const N: usize> {
        #[code(1, msg = "phone.exists")]
        Shown { phone: T, more: [T; N] },
        #[code(2, msg = "captcha.invalid")]
        Plain,
    }

    let error = Generic::Shown { phone: 7, more: [1, 2] };
    assert_message(&error, "en", "The phone number 7 is taken", "en-US");
    assert_message(&Generic::<u8, 0>::Plain, "en", "Wrong captcha", "en-US");
}
