//! Who owns which numbers: the segments of the plan, and the groups of entries that become enums.

mod check;

use std::collections::BTreeMap;

use crate::import::document::{Declared, Document, Place};
use crate::import::entries::Entry;
use crate::import::finding::{Finding, Kind};
use crate::import::numbers::{Range, contains, covers, overlap, shown};
use crate::import::words::alike;

/// A segment of the plan to be.
pub struct Segment {
    pub title: String,
    pub ranges: Vec<Range>,
    pub status: Option<u16>,
    pub line: usize,
    /// Its sub-segments: title, range, line.
    pub parts: Vec<(String, Range, usize)>,
}

impl Segment {
    pub fn has(&self, code: i64) -> bool {
        self.ranges.iter().any(|range| contains(*range, code))
    }

    fn covers(&self, inner: Range) -> bool {
        self.ranges.iter().any(|range| covers(*range, inner))
    }

    pub fn numbers(&self) -> String {
        self.ranges.iter().map(|range| shown(*range)).collect::<Vec<_>>().join(", ")
    }

    fn size(&self) -> u64 {
        let sizes = self.ranges.iter().map(|(first, last)| last.abs_diff(*first));
        sizes.fold(0, u64::saturating_add)
    }
}

/// Entries that become one enum.
pub struct Group {
    pub title: String,
    pub line: usize,
    pub link: Link,
    pub entries: Vec<usize>,
}

/// Which numbers an enum says are its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// A segment of the plan.
    Planned(usize),
    /// What the document's own heading says, which no plan knows.
    Own(Range),
    /// The document says nothing.
    Nothing,
}

/// The plan and the groups.
pub struct Layout {
    pub segments: Vec<Segment>,
    pub groups: Vec<Group>,
}

/// `success` is the code of successes, which no segment need have.
pub fn arrange(
    document: &Document,
    entries: &[Entry],
    success: Option<i64>,
    findings: &mut Vec<Finding>,
) -> Layout {
    let mut plan = Plan::of(document, entries, success);
    plan.check_overlaps(findings);
    let links = plan.place_sections(document, entries, findings);
    let groups = plan.group(document, entries, &links);
    let layout = Layout { segments: plan.segments, groups };
    layout.check(entries, findings);
    layout
}

struct Plan {
    segments: Vec<Segment>,
    /// Whether the document has a plan of its own, so that sections can contradict it.
    explicit: bool,
    /// Whether each row says its segment.
    by_row: bool,
    /// `62100+ | 扩展预留`: its text and line.
    reserve: Option<(String, usize)>,
}

/// The nearest section above that has a range.
fn ranged(document: &Document, section: Option<usize>) -> Option<usize> {
    let mut chain = std::iter::successors(section, |index| document.sections[*index].parent);
    chain.find(|index| document.sections[*index].range.is_some())
}

impl Plan {
    fn of(document: &Document, entries: &[Entry], success: Option<i64>) -> Self {
        let declared = |place| document.declared.iter().filter(move |declared| declared.place == place);
        let is_success = |declared: &Declared| matches!(declared.ranges[..], [(first, last)] if first == last && (Some(first) == success || declared.status.is_some_and(|status| status < 300)));
        let mut plan = Self { segments: Vec::new(), explicit: false, by_row: false, reserve: None };
        for given in declared(Place::Plan).filter(|given| !is_success(given)) {
            plan.explicit = true;
            if given.open
                && ["预留", "保留", "reserve", "Reserve"].iter().any(|word| given.title.contains(word))
            {
                plan.reserve = Some((format!("{}+", given.ranges[0].0), given.line));
            } else {
                plan.add(given);
            }
        }
        if !plan.explicit {
            plan.by_row = declared(Place::Row).next().is_some();
            declared(Place::Row).for_each(|given| plan.add(given));
        }
        if plan.segments.is_empty() {
            let owners = entries.iter().filter_map(|entry| ranged(document, entry.row.section));
            let mut owners: Vec<usize> = owners.collect();
            owners.sort_unstable();
            owners.dedup();
            for (section, range) in owners.iter().filter_map(|index| {
                let section = &document.sections[*index];
                Some((section, section.range?))
            }) {
                let same = |known: &Segment| known.title == section.title && known.ranges == [range];
                if !plan.segments.iter().any(same) {
                    plan.segments.push(Segment {
                        title: section.title.clone(),
                        ranges: vec![range],
                        status: None,
                        line: section.line,
                        parts: Vec::new(),
                    });
                }
            }
        }
        let is_empty = plan.segments.is_empty();
        for given in declared(Place::List).filter(|given| !is_success(given)) {
            let range = given.ranges[0];
            match plan.segments.iter_mut().find(|segment| segment.covers(range)) {
                Some(owner) => owner.add_part(&given.title, range, given.line),
                None if plan.explicit || is_empty => plan.add(given),
                None => {}
            }
        }
        plan
    }

    fn add(&mut self, given: &Declared) {
        let Declared { title, ranges, status, line, .. } = given;
        match self.segments.iter_mut().find(|known| known.title == *title && known.status == *status) {
            Some(known) => known.ranges.extend(
                ranges.iter().filter(|range| !known.ranges.contains(range)).copied().collect::<Vec<_>>(),
            ),
            None => self.segments.push(Segment {
                title: title.clone(),
                ranges: ranges.clone(),
                status: *status,
                line: *line,
                parts: Vec::new(),
            }),
        }
    }

    /// What each section's numbers are in the plan.
    fn place_sections(
        &mut self,
        document: &Document,
        entries: &[Entry],
        findings: &mut Vec<Finding>,
    ) -> BTreeMap<usize, Link> {
        let mut links = BTreeMap::new();
        for (index, section) in document.sections.iter().enumerate() {
            let Some(range) = section.range else { continue };
            let above = section.parent.map(|parent| &document.sections[parent]);
            if let Some((above, outer)) = above
                .and_then(|above| Some((above, above.range?)))
                .filter(|(_, outer)| !covers(*outer, range))
            {
                findings.push(Finding::between(
                    Kind::MisplacedSection,
                    section.line,
                    above.line,
                    format!(
                        "section \"{}\" ({}) lies outside the {} of its chapter \"{}\" at line {}",
                        section.title,
                        shown(range),
                        shown(outer),
                        above.title,
                        above.line
                    ),
                    "correct one of the ranges",
                ));
            }
            if self.is_chapter(&section.title, range) {
                continue;
            }
            let owns_rows = entries.iter().any(|entry| ranged(document, entry.row.section) == Some(index));
            let names = |segment: &Segment| !section.title.is_empty() && segment.title == section.title;
            let is_planned = self.explicit && self.segments.iter().any(names);
            if !(owns_rows || is_planned) {
                continue;
            }
            let chapter = above.map(|above| above.title.as_str()).unwrap_or_default();
            links.insert(index, self.place(&section.title, chapter, range, section.line, findings));
        }
        links
    }

    /// `客户端错误码 (40xxx)`: several segments of the plan, to which its codes belong.
    fn is_chapter(&self, title: &str, range: Range) -> bool {
        let inside = |segment: &&Segment| segment.ranges.iter().all(|inner| covers(range, *inner));
        let parts = self.segments.iter().filter(inside).count();
        self.explicit && parts > 1 && self.named(title).is_none()
    }

    fn place(
        &mut self,
        title: &str,
        chapter: &str,
        range: Range,
        line: usize,
        findings: &mut Vec<Finding>,
    ) -> Link {
        let owner = self.segments.iter().position(|segment| segment.covers(range));
        if let Some(exact) =
            self.segments.iter().position(|known| known.title == title && known.covers(range))
        {
            if self.segments[exact].ranges != [range] {
                self.segments[exact].add_part(title, range, line);
            }
            return Link::Planned(exact);
        }
        let whose = |owner: Option<usize>| {
            owner
                .map(|owner| &self.segments[owner])
                .map(|owner| format!(", which are those of \"{}\" at line {}", owner.title, owner.line))
                .unwrap_or_default()
        };
        let named = self.named(title).or_else(|| self.named(&format!("{chapter}{title}")));
        match (named, owner) {
            (Some(named), Some(owner)) if named == owner => {
                self.segments[owner].add_part(title, range, line);
                Link::Planned(owner)
            }
            (Some(named), owner) => {
                let planned = &self.segments[named];
                findings.push(Finding::between(
                    Kind::MisplacedSection,
                    line,
                    planned.line,
                    format!(
                        "section \"{title}\" has the numbers {} here, and the plan gives {} to \"{}\" at line {}{}",
                        shown(range), planned.numbers(), planned.title, planned.line, whose(owner)
                    ),
                    "renumber the section, and write `was(…)` for the numbers that were published",
                ));
                Link::Planned(named)
            }
            (None, Some(owner)) => {
                let planned = &mut self.segments[owner];
                if planned.ranges == [range] {
                    findings.push(Finding::between(
                        Kind::AnotherMeaning,
                        line,
                        planned.line,
                        format!(
                            "{} is \"{title}\" here, and \"{}\" in the plan at line {}",
                            shown(range),
                            planned.title,
                            planned.line
                        ),
                        "use one title",
                    ));
                } else {
                    planned.add_part(title, range, line);
                }
                Link::Planned(owner)
            }
            (None, None) => {
                let reserve = self.reserve.as_ref();
                let reserve = reserve
                    .map(|(numbers, line)| format!(" but the reserve {numbers} of line {line}"))
                    .unwrap_or_default();
                let first = self.segments.first().map_or(line, |first| first.line);
                findings.push(Finding::between(
                    Kind::UnplannedSection,
                    line,
                    first,
                    format!(
                        "section \"{title}\" ({}) has no segment in the plan of line {first}{reserve}",
                        shown(range)
                    ),
                    "give it one",
                ));
                Link::Own(range)
            }
        }
    }

    /// The segment that a title means: the longest that has all its words, or is all in it.
    fn named(&self, title: &str) -> Option<usize> {
        let alike = self.segments.iter().enumerate().filter(|(_, segment)| alike(&segment.title, title));
        alike
            .max_by_key(|(index, segment)| (segment.title.chars().count(), usize::MAX - index))
            .map(|(index, _)| index)
    }

    fn group(&self, document: &Document, entries: &[Entry], links: &BTreeMap<usize, Link>) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            let (title, place, link) = self.owner(document, entry, links);
            match groups.iter_mut().find(|group| group.title == title && group.link == link) {
                Some(group) => group.entries.push(index),
                None => groups.push(Group { title, line: place, link, entries: vec![index] }),
            }
        }
        groups
    }

    /// The title, line and numbers of the module that an entry belongs to.
    fn owner(
        &self,
        document: &Document,
        entry: &Entry,
        links: &BTreeMap<usize, Link>,
    ) -> (String, usize, Link) {
        let planned = |index: usize| {
            (self.segments[index].title.clone(), self.segments[index].line, Link::Planned(index))
        };
        let column = entry.row.segment.as_ref();
        if let Some(index) = column
            .filter(|_| self.by_row)
            .and_then(|title| self.segments.iter().position(|segment| segment.title == *title))
        {
            return planned(index);
        }
        let section = ranged(document, entry.row.section);
        if let Some((section, link)) = section.and_then(|index| Some((index, *links.get(&index)?))) {
            // A section that the plan names is called as in the plan.
            if let Link::Planned(index) = link {
                return planned(index);
            }
            let section = &document.sections[section];
            return (section.title.clone(), section.line, link);
        }
        let owners = self.segments.iter().enumerate().filter(|(_, segment)| segment.has(entry.code()));
        if let Some((index, _)) = owners.min_by_key(|(_, segment)| segment.size()) {
            return planned(index);
        }
        let title =
            column.cloned().or_else(|| entry.row.section.map(|index| document.sections[index].title.clone()));
        (title.unwrap_or_default(), entry.line(), Link::Nothing)
    }
}

impl Segment {
    fn add_part(&mut self, title: &str, range: Range, line: usize) {
        let known =
            self.ranges == [range] || self.parts.iter().any(|(_, known, _)| overlap(*known, range).is_some());
        if !known {
            self.parts.push((title.to_owned(), range, line));
        }
    }
}
