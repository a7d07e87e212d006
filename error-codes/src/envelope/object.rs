//! JSON objects, written member by member.

use serde_core::ser::Serialize;

use super::Body;
use crate::report::Details;

/// Nearly all answers fit, and so allocate once.
const ROOM: usize = 256;

/// An object on its way into a body.
pub(super) struct Object(Vec<u8>);

impl Object {
    pub(super) fn new() -> Self {
        let mut bytes = Vec::with_capacity(ROOM);
        bytes.push(b'{');
        Self(bytes)
    }

    /// Adds a member.
    #[inline]
    pub(super) fn member<T: Serialize + ?Sized>(&mut self, name: Name, value: &T) -> serde_json::Result<()> {
        self.named(name)?;
        serde_json::to_writer(&mut self.0, value)
    }

    /// Adds a member that is an object itself.
    pub(super) fn object(
        &mut self,
        name: Name,
        members: impl FnOnce(&mut Self) -> serde_json::Result<()>,
    ) -> serde_json::Result<()> {
        self.named(name)?;
        self.0.push(b'{');
        members(self)?;
        self.0.push(b'}');
        Ok(())
    }

    /// Adds details as an object, `null` where there are none.
    pub(super) fn details(&mut self, name: Name, details: &Details<'_>) -> serde_json::Result<()> {
        self.named(name)?;
        let mut details = details.iter().peekable();
        if details.peek().is_none() {
            self.0.extend_from_slice(b"null");
            return Ok(());
        }
        self.0.push(b'{');
        for (name, value) in details {
            self.named(Name::new(name))?;
            value.append(&mut self.0)?;
        }
        self.0.push(b'}');
        Ok(())
    }

    pub(super) fn end(mut self) -> Body {
        self.0.push(b'}');
        Body { media_type: "application/json", bytes: self.0 }
    }

    #[inline]
    fn named(&mut self, name: Name) -> serde_json::Result<()> {
        if self.0.last() != Some(&b'{') {
            self.0.push(b',');
        }
        if name.plain {
            self.0.push(b'"');
            self.0.extend_from_slice(name.text.as_bytes());
            self.0.push(b'"');
        } else {
            serde_json::to_writer(&mut self.0, name.text)?;
        }
        self.0.push(b':');
        Ok(())
    }
}

/// What a member is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    text: &'static str,
    /// Whether it is written as it is: nothing in it is escaped (RFC 8259, section 7).
    plain: bool,
}

impl Name {
    pub(super) const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let (mut index, mut plain) = (0, true);
        while index < bytes.len() {
            plain &= bytes[index] >= b' ' && bytes[index] != b'"' && bytes[index] != b'\\';
            index += 1;
        }
        Self { text, plain }
    }
}
