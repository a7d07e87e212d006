//! What is wrong, as rustc would show it.

use std::io;
use std::ops::Range;
use std::path::Path;
use std::rc::Rc;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::console::Console;
use crate::lines::Lines;

/// Why a command could not do its work.
pub(super) enum Failure {
    /// The command line is wrong in itself.
    Usage(clap::Error),
    /// What it names is wrong.
    Problem(Problem),
    /// The output cannot be written.
    Output(io::Error),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Why the file at `path` cannot be written.
pub(super) fn unwritten(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("`{}`: {error}", path.display()))
}

/// A file that was read.
#[derive(Debug)]
pub(super) struct File {
    pub name: String,
    pub text: String,
    lines: Lines,
}

/// Whole lines of a file: to draw a place, nobody has to look at the others.
pub(super) struct Excerpt<'a> {
    text: &'a str,
    begin: usize,
    line: usize,
}

impl File {
    pub(super) fn new(name: String, text: String) -> Self {
        Self { lines: Lines::of(&text), name, text }
    }

    /// The lines that hold these bytes.
    pub(super) fn excerpt(&self, bytes: &Range<usize>) -> Excerpt<'_> {
        let line = self.lines.line(bytes.start);
        let begin = self.lines.begin(line);
        let end = self.text[bytes.end..].find('\n').map_or(self.text.len(), |length| bytes.end + length);
        Excerpt { text: &self.text[begin..end], begin, line }
    }
}

impl<'a> Excerpt<'a> {
    pub(super) fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.text).line_start(self.line)
    }

    /// Where bytes of the file are in it.
    pub(super) fn span(&self, bytes: &Range<usize>) -> Range<usize> {
        bytes.start - self.begin..bytes.end - self.begin
    }
}

/// A place in a file: bytes of its text; without them the file as such.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub file: Rc<File>,
    pub span: Option<Range<usize>>,
}

impl Place {
    pub(super) fn new(file: &Rc<File>, span: Range<usize>) -> Self {
        Self { file: Rc::clone(file), span: Some(span) }
    }

    /// One character.
    pub(super) fn at(file: &Rc<File>, at: usize) -> Self {
        let length = file.text[at..].chars().next().map_or(0, char::len_utf8);
        Self::new(file, at..at + length)
    }

    /// What stands in a line, counted from 1, without what nobody sees of it.
    pub(super) fn line(file: &Rc<File>, line: usize) -> Self {
        let begin = file.lines.begin(line);
        let text = file.text[begin..].lines().next().unwrap_or_default();
        let indent = text.len() - text.trim_start_matches([' ', '\t', '\u{feff}']).len();
        Self::new(file, begin + indent..begin + text.trim_end().len().max(indent))
    }

    /// The line and the column, both from 1, the column in characters.
    pub(super) fn position(&self) -> Option<(usize, usize)> {
        let File { text, lines, .. } = &*self.file;
        let at = self.span.as_ref()?.start;
        let line = lines.line(at);
        Some((line, text[lines.begin(line)..at].chars().count() + 1))
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (line, column) = self.position().unzip();
        let mut place = serializer.serialize_struct("Place", 3)?;
        place.serialize_field("file", &self.file.name)?;
        place.serialize_field("line", &line)?;
        place.serialize_field("column", &column)?;
        place.end()
    }
}

/// What is wrong, where, and the remedy.
pub(super) struct Problem {
    title: String,
    place: Option<Place>,
    label: String,
    help: Option<String>,
}

impl Problem {
    pub(super) fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), place: None, label: String::new(), help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn at(mut self, place: Place, label: impl Into<String>) -> Self {
        (self.place, self.label) = (Some(place), label.into());
        self
    }

    pub(super) fn render(&self, console: &Console<'_>) -> String {
        let group = Group::with_title(Level::ERROR.primary_title(&self.title));
        rendered(group, self.place.as_ref(), &self.label, self.help.as_deref(), console)
    }
}

/// Lines of the console's width, in the colours of rustc.
pub(super) fn rendered<'a>(
    mut group: Group<'a>,
    place: Option<&'a Place>,
    label: &'a str,
    help: Option<&'a str>,
    console: &Console<'_>,
) -> String {
    if let Some(Place { file, span }) = place {
        group = match span {
            None => group.element(Origin::path(&file.name)),
            Some(span) => {
                let excerpt = file.excerpt(span);
                let caret = AnnotationKind::Primary.span(excerpt.span(span));
                let caret = if label.is_empty() { caret } else { caret.label(label) };
                group.element(excerpt.snippet().path(&file.name).annotation(caret))
            }
        };
    }
    drawn(group.elements(help.map(|help| Level::HELP.message(help))), console)
}

pub(super) fn drawn(group: Group<'_>, console: &Console<'_>) -> String {
    let renderer = Renderer::styled();
    match console.columns() {
        Some(columns) => renderer.term_width(columns),
        None => renderer,
    }
    .render(&[group])
}
