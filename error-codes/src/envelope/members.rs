//! JSON objects, member by member.

use serde_core::ser::{Serialize, SerializeMap, Serializer};

/// An object of these members, in order. A member without a value is left out.
pub(super) struct Members<'a, const N: usize>(
    pub(super) [(&'static str, Option<&'a dyn erased_serde::Serialize>); N],
);

impl<const N: usize> Serialize for Members<'_, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = self.0.iter().filter(|(_, value)| value.is_some()).count();
        let mut object = serializer.serialize_map(Some(count))?;
        for (name, value) in &self.0 {
            if let Some(value) = value {
                object.serialize_entry(name, value)?;
            }
        }
        object.end()
    }
}
