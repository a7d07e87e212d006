//! `plan.rs`: who owns which numbers.

use super::Source;
use super::layout::{Chain, array, literal};
use super::notes::Notes;
use crate::import::numbers::Range;
use crate::import::segments::Segment;

impl Source<'_> {
    pub fn plan(&self, notes: &mut Notes<'_>) -> Option<String> {
        if !self.has_plan() {
            return None;
        }
        let mut text = "//! Who owns which numbers.\n\nuse error_codes::{Plan, Segment};\n\n".to_owned();
        let mut constants = Vec::new();
        for (segment, name) in self.layout.segments.iter().zip(&self.names.segments) {
            text += &notes.take(segment.line, "");
            let constant = name.module.constant();
            let parts = segment.parts.iter().zip(&name.parts).map(|((title, range, _), part)| {
                Chain::of(first_range(&format!("{}.{}", name.module.snake, part), *range))
                    .titled(title)
                    .inside("    ")
            });
            let parts: Vec<String> = parts.collect();
            text += &segment_chain(segment, &name.module.snake, &name.parts_constant).constant(&constant);
            if !parts.is_empty() {
                text += &array(&format!("const {}: &[Segment] = &", name.parts_constant), &parts);
            }
            constants.push(constant);
        }
        text += &format!("\n/// {}\n", self.title());
        let mut plan = Chain::of(format!("Plan::new({}, SEGMENTS)", literal(&self.options.name)));
        if let Some(digits) = self.digits() {
            plan = plan.then("digits", &digits.to_string());
        }
        text += &plan.typed("PLAN", "Plan");
        text += "\n";
        text += &array("const SEGMENTS: &[Segment] = &", &constants);
        Some(text)
    }

    /// How many digits every code has, if all have as many.
    fn digits(&self) -> Option<u32> {
        let digits = |code: i64| code.unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
        let mut all = self.entries.iter().map(|entry| digits(entry.code()));
        let first = all.next()?;
        (first >= 3 && all.all(|next| next == first)).then_some(first)
    }
}

fn segment_chain(segment: &Segment, name: &str, parts: &str) -> Chain {
    let (first, others) = segment.ranges.split_first().expect("a segment is made of its ranges");
    let mut chain = Chain::of(first_range(name, *first));
    for (first, last) in others {
        chain = chain.then("and", &format!("{first}..={last}"));
    }
    chain = chain.titled(&segment.title);
    if let Some(status) = segment.status {
        chain = chain.then("http", &status.to_string());
    }
    if segment.parts.is_empty() { chain } else { chain.then("parts", parts) }
}

fn first_range(name: &str, (first, last): Range) -> String {
    format!("Segment::new({}, {first}..={last})", literal(name))
}
