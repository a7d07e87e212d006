//! JSON objects, written member by member.

use serde_core::ser::Serialize;

use super::Body;

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

    /// One more member.
    pub(super) fn member<T: Serialize + ?Sized>(self, name: &str, value: &T) -> serde_json::Result<Self> {
        let mut object = self.named(name)?;
        serde_json::to_writer(&mut object.0, value)?;
        Ok(object)
    }

    /// One more member, an object itself.
    pub(super) fn object(
        self,
        name: &str,
        members: impl FnOnce(Self) -> serde_json::Result<Self>,
    ) -> serde_json::Result<Self> {
        let mut object = self.named(name)?;
        object.0.push(b'{');
        let mut object = members(object)?;
        object.0.push(b'}');
        Ok(object)
    }

    pub(super) fn end(mut self) -> Body {
        self.0.push(b'}');
        Body { media_type: "application/json", bytes: self.0 }
    }

    fn named(mut self, name: &str) -> serde_json::Result<Self> {
        if self.0.last() != Some(&b'{') {
            self.0.push(b',');
        }
        serde_json::to_writer(&mut self.0, name)?;
        self.0.push(b':');
        Ok(self)
    }
}
