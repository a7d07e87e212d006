//! A line of a lock, word by word.

/// What a lock begins with.
pub(crate) const MAGIC: &str = "error-codes.lock";
pub(super) const VERSION: &str = "1";

/// Words with a meaning of their own: a name or key that is one of them is written in quotes.
pub(super) const WORDS: [&str; 3] = ["success", "shared", "retired"];

/// What is written as it is; anything else is a JSON string.
pub(super) fn is_plain(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|char| char.is_alphanumeric() || "_.-/:".contains(char))
}

#[derive(Debug, PartialEq)]
pub(super) enum Token<'a> {
    Plain(&'a str),
    Quoted(String),
    /// In braces or brackets.
    In(char, String),
}

impl Token<'_> {
    /// A name or key.
    pub(super) fn name(self) -> Result<String, String> {
        match self {
            Token::Plain(word) if is_plain(word) => Ok(word.to_owned()),
            Token::Quoted(word) => Ok(word),
            Token::Plain(word) => {
                Err(format!("expected a name or a key, found `{}`; write it in quotes", shown(word)))
            }
            Token::In(_, word) => {
                Err(format!("expected a name or a key, found `{}` in brackets", shown(&word)))
            }
        }
    }
}

/// The rest of a line, word by word.
pub(super) struct Words<'a>(pub(super) &'a str);

impl<'a> Iterator for Words<'a> {
    type Item = Result<Token<'a>, String>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0 = self.0.trim_ascii_start();
        let word = match self.0.chars().next()? {
            '"' => self.quoted().map(Token::Quoted),
            bracket @ ('{' | '[') => self.enclosed(bracket).map(|name| Token::In(bracket, name)),
            _ => Ok(Token::Plain(self.plain(|char| char.is_ascii_whitespace()))),
        };
        // A word ends where a space does; after a fault nothing of the line is understood.
        let complete = self.0.is_empty() || self.0.starts_with(|char: char| char.is_ascii_whitespace());
        match word {
            Ok(word) if complete => Some(Ok(word)),
            Ok(_) => Some(Err(format!("expected a space before `{}`", shown(std::mem::take(&mut self.0))))),
            Err(fault) => {
                self.0 = "";
                Some(Err(fault))
            }
        }
    }
}

impl<'a> Words<'a> {
    fn plain(&mut self, ends: impl Fn(char) -> bool) -> &'a str {
        let (word, rest) = self.0.split_at(self.0.find(ends).unwrap_or(self.0.len()));
        self.0 = rest;
        word
    }

    fn quoted(&mut self) -> Result<String, String> {
        let mut values = serde_json::Deserializer::from_str(self.0).into_iter::<String>();
        match values.next() {
            Some(Ok(word)) => {
                self.0 = &self.0[values.byte_offset()..];
                Ok(word)
            }
            _ => Err(format!(
                "expected a text in quotes, found `{}`; restore the line from git",
                shown(self.0)
            )),
        }
    }

    fn enclosed(&mut self, bracket: char) -> Result<String, String> {
        let end = if bracket == '{' { '}' } else { ']' };
        let whole = self.0;
        self.0 = &self.0[1..];
        let name = if self.0.starts_with('"') {
            self.quoted()?
        } else {
            let word = self.plain(|char| !is_plain(char.encode_utf8(&mut [0; 4])));
            if word.is_empty() {
                return Err(format!("expected a name after `{bracket}`, found `{}`", shown(self.0)));
            }
            word.to_owned()
        };
        match self.0.strip_prefix(end) {
            Some(rest) => {
                self.0 = rest;
                Ok(name)
            }
            None => {
                Err(format!("expected `{end}` at the end of `{}`; restore the line from git", shown(whole)))
            }
        }
    }
}

/// As much of `text` as a message needs, on one line.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = text.trim();
    let mut short: String = text
        .chars()
        .take(LONGEST)
        .flat_map(|char| if char.is_control() { char.escape_default().collect() } else { vec![char] })
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}
