//! Everything → the files of the new module.

#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "files are written as they read; each is written once"
)]

mod enums;
mod layout;
mod notes;
mod packs;
mod plan;

use self::layout::{attribute, literal, order, tuple};
use self::notes::Notes;
use self::packs::Packs;
use super::document::Document;
use super::entries::Entry;
use super::finding::Finding;
use super::names::{Module, Names};
use super::segments::Layout;
use super::success::Success;
use super::words::line;
use super::{File, Options};

pub struct Source<'a> {
    pub document: &'a Document,
    pub entries: &'a [Entry],
    pub layout: &'a Layout,
    pub names: &'a Names,
    pub success: Option<Success>,
    pub options: &'a Options,
}

impl Source<'_> {
    pub fn files(&self, findings: &[Finding]) -> Vec<File> {
        let mut notes = Notes::of(findings);
        let packs = Packs::of(self);
        let mut inner: Vec<File> = Vec::new();
        // What is about an entry stands at the entry, and what is about a segment at the segment.
        let enums: Vec<String> =
            (0..self.layout.groups.len()).map(|group| self.entries_of(group, &packs, &mut notes)).collect();
        let plan = self.plan(&mut notes);
        let body = if self.names.is_one_enum() {
            self.head(0, &mut notes) + &enums[0]
        } else {
            for (group, entries) in enums.iter().enumerate() {
                let module = &self.names.modules[group];
                let text = self.enum_file(group, entries, &mut notes);
                inner.push(File { path: format!("{}/{}.rs", self.options.module, module.snake), text });
            }
            self.composition()
        };
        let mut files = vec![File {
            path: format!("{}/mod.rs", self.options.module),
            text: self.root(&packs, &body, notes),
        }];
        files.extend(plan.map(|text| File { path: format!("{}/plan.rs", self.options.module), text }));
        files.extend(inner);
        files.extend(packs.files(&self.options.locales));
        files
    }

    fn has_plan(&self) -> bool {
        !self.layout.segments.is_empty()
    }

    fn given_title(&self) -> Option<String> {
        self.document.title.as_deref().map(line).filter(|title| !title.is_empty())
    }

    /// What the document is called.
    fn title(&self) -> String {
        self.given_title().unwrap_or_else(|| self.options.name.clone())
    }

    /// `mod.rs`: what belongs to all enums. What no other place is about stands at its head.
    fn root(&self, packs: &Packs, body: &str, notes: Notes<'_>) -> String {
        let title = self.title();
        let mut text = format!(
            "//! {title}\n//!\n//! Imported from a document. What it contradicts itself in stands as a comment where it hits, `// line …: …`; what somebody\n//! must decide, as a `compile_error!` here.\n\n"
        );
        for note in notes.rest() {
            text += &format!("{note}\n");
        }
        if !text.ends_with("\n\n") {
            text.push('\n');
        }
        let mut modules: Vec<&Module> =
            if self.names.is_one_enum() { Vec::new() } else { self.names.modules.iter().collect() };
        modules.sort_by_key(|module| &module.snake);
        if self.has_plan() {
            text += "pub mod plan;\n\n";
        }
        text.extend(modules.iter().map(|module| format!("mod {};\n", module.snake)));
        text += if modules.is_empty() { "" } else { "\n" };
        text += "use error_codes::ErrorCatalog;\n\n";
        modules.sort_by_cached_key(|module| order(&module.snake));
        text.extend(
            modules.iter().map(|module| format!("pub use self::{}::{}Error;\n", module.snake, module.camel)),
        );
        text += if modules.is_empty() { "" } else { "\n" };
        text + &packs.declaration(&self.options.locales) + "\n" + body
    }

    /// The enum of all enums: the compiler checks them against each other and the plan.
    fn composition(&self) -> String {
        let mut text = format!("/// {}\n", self.title());
        text += "#[derive(Debug, ErrorCatalog)]\n";
        text += &self.system_attribute(vec!["error".to_owned()]);
        text += &format!("pub enum {}Error {{\n", self.names.system);
        for module in &self.names.modules {
            text += "    #[code(transparent)]\n";
            text += &tuple(&module.camel, &[format!("#[from] {}Error", module.camel)]);
        }
        text + "}\n"
    }

    /// `#[catalog(…)]` of the outermost enum, after `keys`.
    fn system_attribute(&self, mut keys: Vec<String>) -> String {
        keys.push(format!("name = {}", literal(&self.options.name)));
        keys.extend(self.given_title().map(|title| format!("title = {}", literal(&title))));
        if self.has_plan() {
            keys.push("plan = plan::PLAN".to_owned());
        }
        keys.push("packs = PACKS".to_owned());
        if let Some(success) = &self.success {
            keys.push(format!("success({}, msg = {})", success.code, literal(self.success_key())));
        }
        attribute("", "catalog", &keys)
    }

    fn success_key(&self) -> &str {
        self.success.as_ref().and_then(|success| success.key.as_deref()).unwrap_or("success")
    }
}
