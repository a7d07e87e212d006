//! What const evaluation says where the derive's own tokens do not suffice: one clean line of its own.

use crate::segment::Segment;

/// A message put together in const evaluation, where nothing formats.
pub(crate) struct Message {
    bytes: [u8; Self::LONGEST],
    length: usize,
}

impl Message {
    const LONGEST: usize = 1024;

    pub(crate) const fn new() -> Self {
        Self { bytes: [0; Self::LONGEST], length: 0 }
    }

    /// Appends `text`, if there is room for all of it.
    pub(crate) const fn text(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        if self.length + text.len() <= Self::LONGEST {
            let mut index = 0;
            while index < text.len() {
                self.bytes[self.length + index] = text[index];
                index += 1;
            }
            self.length += text.len();
        }
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

    /// Appends `` `user.register` (60100..=60199) ``.
    pub(crate) const fn segment(mut self, segment: &Segment) -> Self {
        self = self.text("`").text(segment.name()).text("` (");
        let ranges = segment.bounds();
        let mut index = 0;
        while index < ranges.len() {
            if index > 0 {
                self = self.text(", ");
            }
            self = self.range(ranges[index].0, ranges[index].1);
            index += 1;
        }
        self.text(")")
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
