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
    let bytes = word.as_bytes();
    let mut snake = String::with_capacity(word.len() + 4);
    // Whether the letter before it in this word was small, or large; digits count as the letter before them.
    let (mut after_small, mut after_large) = (false, false);
    let (mut begin, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at].is_ascii_uppercase() {
            // phone|Exists, HTTP|Error
            let before_small = at + 1 < bytes.len() && bytes[at + 1].is_ascii_lowercase();
            if after_small || (after_large && before_small) {
                snake.push_str(&word[begin..at]);
                snake.push('_');
                begin = at;
            }
            (after_small, after_large) = (false, true);
        } else if bytes[at].is_ascii_lowercase() {
            (after_small, after_large) = (true, false);
        }
        at += 1;
    }
    snake.push_str(&word[begin..]);
    snake.make_ascii_lowercase();
    snake
}
