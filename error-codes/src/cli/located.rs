//! Where an exported catalogue says what is wrong in it.

use std::rc::Rc;

use super::json::Node;
use super::problem::{File, Place};

/// The file of a catalogue, read once more for its places.
pub(super) struct Located<'a> {
    file: &'a Rc<File>,
    root: Node,
}

impl<'a> Located<'a> {
    pub(super) fn new(file: &'a Rc<File>) -> Option<Self> {
        let root = Node::parse(&file.text).ok()?;
        Some(Self { file, root })
    }

    /// The code of the last entry that has it: the earlier ones had it first.
    pub(super) fn entry(&self, code: i64) -> Option<Place> {
        let code = code.to_string();
        let codes = self.root.get("entries")?.items().iter().filter_map(|entry| entry.get("code"));
        codes.rev().find(|node| node.as_text() == Some(&code)).map(|node| self.place(node))
    }

    /// The name of a segment; none of its parts.
    pub(super) fn segment(&self, name: &str) -> Option<Place> {
        let names = self.root.get("segments")?.items().iter().filter_map(|segment| segment.get("name"));
        names.rev().find(|node| node.as_text() == Some(name)).map(|node| self.place(node))
    }

    fn place(&self, node: &Node) -> Place {
        Place::new(self.file, node.span.clone())
    }
}
