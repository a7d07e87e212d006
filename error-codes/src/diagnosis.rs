//! Messages of const evaluation, where nothing formats, and what they are made of.

/// A message put together in const evaluation, where nothing formats.
pub(crate) struct Message {
    bytes: [u8; Self::LONGEST],
    length: usize,
    is_full: bool,
}

impl Message {
    const LONGEST: usize = 1024;

    pub(crate) const fn new() -> Self {
        Self { bytes: [0; Self::LONGEST], length: 0, is_full: false }
    }

    /// Appends `text`. What there is no room for, and all that would come after it, is `…`.
    pub(crate) const fn text(mut self, text: &str) -> Self {
        const MORE: &str = "…";

        if self.is_full {
            return self;
        }
        let fits = self.length + text.len() + MORE.len() <= Self::LONGEST;
        let text = if fits { text.as_bytes() } else { MORE.as_bytes() };
        self.is_full = !fits;
        let mut index = 0;
        while index < text.len() {
            self.bytes[self.length + index] = text[index];
            index += 1;
        }
        self.length += text.len();
        self
    }

    /// Appends `number` in decimal digits.
    pub(crate) const fn number(mut self, number: i64) -> Self {
        if number < 0 {
            self = self.text("-");
        }
        let mut power = 1;
        while number.unsigned_abs() / power >= 10 {
            power *= 10;
        }
        while power > 0 {
            const DIGITS: &str = "0123456789";
            let digit = (number.unsigned_abs() / power % 10) as usize;
            self = self.text(DIGITS.split_at(digit).1.split_at(1).0);
            power /= 10;
        }
        self
    }

    /// Appends `60100..=60199`.
    pub(crate) const fn range(self, first: i64, last: i64) -> Self {
        self.number(first).text("..=").number(last)
    }

    /// Panics with the message, where the caller was called.
    #[track_caller]
    pub(crate) const fn panic(&self) -> ! {
        match core::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(message) => panic!("{}", message),
            // Made of whole strings.
            Err(_) => unreachable!(),
        }
    }
}

/// ``plan `mall`: ``
pub(crate) const fn about(what: &str, name: &str) -> Message {
    Message::new().text(what).text(" `").text(name).text("`: ")
}

/// The codes that two ranges share.
pub(crate) const fn shared(a: (i64, i64), b: (i64, i64)) -> Option<(i64, i64)> {
    let first = if a.0 > b.0 { a.0 } else { b.0 };
    let last = if a.1 < b.1 { a.1 } else { b.1 };
    if first <= last { Some((first, last)) } else { None }
}

/// Whether both texts are the same.
pub(crate) const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut index = 0;
    while index < a.len() {
        if a[index] != b[index] {
            return false;
        }
        index += 1;
    }
    true
}
