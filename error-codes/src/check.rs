//! What const evaluation says where the derive's own tokens do not suffice: one clean line of its own.

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

    /// Appends `text`. What is beyond the longest message is left out.
    pub(crate) const fn text(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut index = 0;
        while index < text.len() && self.length < Self::LONGEST {
            self.bytes[self.length] = text[index];
            self.length += 1;
            index += 1;
        }
        self
    }

    /// Panics with the message, at the caller's caller.
    #[track_caller]
    pub(crate) const fn panic(&self) -> ! {
        match core::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(message) => panic!("{}", message),
            Err(_) => panic!("a message was cut inside a character"),
        }
    }
}
