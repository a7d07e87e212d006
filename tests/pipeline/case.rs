//! Names by default are published: they are heck's, letter for letter.

use heck::{ToShoutySnakeCase, ToSnakeCase};
use proptest::prelude::*;

use crate::derive::case::{shouty_snake_case, snake_case};

#[test]
fn words_of_an_identifier() {
    for (word, snake) in [
        ("PhoneExists", "phone_exists"),
        ("HTTPError", "http_error"),
        ("HTTP2Server", "http2_server"),
        ("V2", "v2"),
        ("Variant0000Failed", "variant0000_failed"),
        ("already_snake", "already_snake"),
        ("ÉtatExact", "état_exact"),
    ] {
        assert_eq!(snake_case(word), snake);
        assert_eq!(shouty_snake_case(word), snake.to_uppercase());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn as_heck_makes_them(word in "[a-zA-Z0-9_ßİéΣ手]{0,12}|[a-zA-Z0-9]{0,24}|([A-Z]{1,3}[a-z0-9]{0,3}){1,5}") {
        prop_assert_eq!(snake_case(&word), word.to_snake_case());
        prop_assert_eq!(shouty_snake_case(&word), word.to_shouty_snake_case());
    }
}
