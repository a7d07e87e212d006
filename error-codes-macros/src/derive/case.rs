//! `PhoneExists` as `phone_exists` and `PHONE_EXISTS`, for keys and names by default.
//!
//! They are what heck makes of a word. A derive mostly runs unoptimized, where heck takes ten times as long for a plain word
//! as this does, since each of its characters goes through a formatter.

use heck::{ToShoutySnakeCase, ToSnakeCase};

pub fn snake_case(word: &str) -> String {
    if is_plain(word) { plain_snake_case(word) } else { word.to_snake_case() }
}

pub fn shouty_snake_case(word: &str) -> String {
    if is_plain(word) { plain_snake_case(word).to_ascii_uppercase() } else { word.to_shouty_snake_case() }
}

fn is_plain(word: &str) -> bool {
    word.is_ascii() && !word.contains('_')
}

fn plain_snake_case(word: &str) -> String {
    let mut snake = String::with_capacity(word.len() + 4);
    // Whether the letter before it in this word was small, or large; digits count as the letter before them.
    let (mut after_small, mut after_large) = (false, false);
    let mut bytes = word.bytes().peekable();
    while let Some(byte) = bytes.next() {
        let next_is_small = bytes.peek().is_some_and(u8::is_ascii_lowercase);
        // phone|Exists, HTTP|Error
        let is_large = byte.is_ascii_uppercase();
        if is_large && (after_small || (after_large && next_is_small)) {
            snake.push('_');
            after_large = false;
        }
        if byte.is_ascii_alphabetic() {
            (after_small, after_large) = (!is_large, is_large);
        }
        snake.push(char::from(byte.to_ascii_lowercase()));
    }
    snake
}
