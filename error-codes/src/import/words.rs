//! Words: what language a text is in, whether two say the same, and names made of them.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use pinyin::ToPinyin;

use super::numbers::{fold, fold_letter};

/// How many words of a message make a name.
pub const WORDS: usize = 8;

pub fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The locale that a text's script is written in most.
pub fn locale_of(text: &str) -> &'static str {
    let any = |wanted: fn(char) -> bool| text.chars().any(wanted);
    if any(|letter| matches!(letter, '\u{3040}'..='\u{30ff}')) {
        "ja-JP"
    } else if any(|letter| matches!(letter, '\u{ac00}'..='\u{d7af}')) {
        "ko-KR"
    } else if any(is_han) {
        "zh-CN"
    } else {
        "en-US"
    }
}

/// A language tag in its usual case: `zh_cn` is `zh-CN`. `None` where it is none.
pub fn tag(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim().split(['-', '_']).collect();
    let is_word =
        |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let (language, rest) = parts.split_first()?;
    if !(2..=3).contains(&language.len()) || rest.len() > 2 || !parts.iter().all(|part| is_word(part)) {
        return None;
    }
    let mut tag = language.to_ascii_lowercase();
    for (index, part) in rest.iter().enumerate() {
        let part = part.to_ascii_lowercase();
        let cased = match part.len() {
            2 => part.to_ascii_uppercase(),
            4 if index == 0 => part[..1].to_ascii_uppercase() + &part[1..],
            _ => return None,
        };
        tag = format!("{tag}-{cased}");
    }
    Some(tag)
}

/// The words of a text, without case and punctuation: each Chinese character is one.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    for letter in fold(text).chars() {
        if letter.is_alphanumeric() && !is_han(letter) {
            word.extend(letter.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            tokens.push(std::mem::take(&mut word));
        }
        if is_han(letter) {
            tokens.push(letter.to_string());
        }
    }
    if !word.is_empty() {
        tokens.push(word);
    }
    tokens
}

/// Whether one text has all words of the other, in order: `手机号已注册` and `手机号已被注册`.
pub fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (tokens(one), tokens(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut long = long.iter();
    !short.is_empty() && short.iter().all(|word| long.any(|candidate| candidate == word))
}

/// Whether two texts are equal but for case, spaces and punctuation.
pub fn equal(one: &str, other: &str) -> bool {
    one == other || letters(one).eq(letters(other))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(fold_letter).filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// `PhoneExists`, of a name, a key or a message; Chinese is spelled in pinyin. Empty where there is nothing to spell.
pub fn camel(text: &str, longest: usize) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut letters = text.chars().filter(|letter| *letter != '\'').peekable();
    let mut word = String::new();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_alphanumeric() {
            word.push(letter);
        }
        if !letter.is_ascii_alphanumeric() || letters.peek().is_none() {
            words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
        }
        words.extend(letter.to_pinyin().map(|syllable| syllable.plain().replace('ü', "v")));
    }
    words.truncate(longest);
    let camel: String = words.join("_").to_upper_camel_case();
    // A digit cannot begin an identifier, and `Self` is a keyword.
    match camel.as_str() {
        "Self" => "SelfError".to_owned(),
        digits if digits.starts_with(|first: char| first.is_ascii_digit()) => format!("Code{digits}"),
        _ => camel,
    }
}

/// The name that the derive makes of a variant.
pub fn shouty(variant: &str) -> String {
    variant.to_shouty_snake_case()
}

/// The last part of the key that the derive makes of a variant.
pub fn snake(variant: &str) -> String {
    variant.to_snake_case()
}

/// What a title says beyond that it is about errors: `Bot相关错误` is about `Bot`.
pub fn subject(title: &str) -> &str {
    let mut subject = title.trim();
    while let Some(shorter) = [
        "相关错误",
        "错误码",
        "错误",
        "状态码",
        "模块",
        "errors",
        "error",
        "Errors",
        "Error",
        "codes",
        "Codes",
    ]
    .iter()
    .find_map(|end| subject.strip_suffix(end))
    {
        subject = shorter.trim_end();
    }
    if subject.is_empty() { title.trim() } else { subject }
}

/// One line of text, without letters that a comment cannot have.
pub fn line(text: &str) -> String {
    // What turns the direction of reading is refused in comments: it can hide what the compiler sees.
    let is_turn = |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control() || is_turn(letter));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a text can be a name or a key.
pub fn is_word(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len())
        && !text.contains(|letter: char| letter.is_whitespace() || letter.is_control())
}

/// How many bytes a name or a key may have: the table keeps their lengths in a byte.
const LONGEST: usize = 255;

/// How many things a sentence lists.
const LISTED: usize = 12;

/// `1001, 1002`; of many the first, and how many more there are.
pub fn list(items: impl IntoIterator<Item = String>) -> String {
    let mut items = items.into_iter();
    let first: Vec<String> = items.by_ref().take(LISTED).collect();
    match items.count() {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}
