//! A literal that is written as text is the text.

use proptest::prelude::*;

use crate::source::{quoted, tokens};

fn value(text: &str) -> String {
    let literal: syn::LitStr = syn::parse2(tokens(&quoted(text))).unwrap();
    literal.value()
}

#[test]
fn what_does_not_show_itself_is_escaped() {
    assert_eq!(quoted("手机号 {phone} 已被注册！"), "\"手机号 {phone} 已被注册！\"");
    // An end of the literal, an escape, a line, a mark of direction that the compiler refuses, a space that nobody sees.
    for text in ["\"", "\\", "\r\nb", "\u{202e}", "\u{200b}", "\0", "\u{feff}"] {
        let literal = quoted(text);
        assert!(literal[1..].starts_with('\\'), "{literal}");
        assert_eq!(value(text), text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn any_text(text in any::<String>()) {
        prop_assert_eq!(value(&text), text);
    }
}
