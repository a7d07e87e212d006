//! Why a command could not do its work, as rustc would show it.

use std::io;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::console::Console;

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

/// What is wrong, where, and the remedy.
pub(super) struct Problem {
    title: String,
    path: Option<String>,
    place: Option<Place>,
    help: Option<String>,
}

/// A line of a file, and what in it is meant.
struct Place {
    text: String,
    line: usize,
    span: Range<usize>,
    label: String,
}

impl Problem {
    pub(super) fn new(title: String) -> Self {
        Self { title, path: None, place: None, help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// In this file.
    pub(super) fn file(mut self, path: String) -> Self {
        self.path = Some(path);
        self
    }

    /// In `text` at `line` and `column`, both from 1 and the column in bytes, as parsers count.
    pub(super) fn at(mut self, text: &str, line: usize, column: usize, label: String) -> Self {
        let text = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        let start = text.floor_char_boundary(column.saturating_sub(1).min(text.len()));
        let end = start + text[start..].chars().next().map_or(0, char::len_utf8);
        self.place = Some(Place { text: text.to_owned(), line, span: start..end, label });
        self
    }

    pub(super) fn render(&self, console: &Console<'_>) -> String {
        let mut group = Group::with_title(Level::ERROR.primary_title(&self.title));
        match (&self.place, &self.path) {
            (Some(Place { text, line, span, label }), path) => {
                let caret = AnnotationKind::Primary.span(span.clone()).label(label);
                let snippet = Snippet::source(text).line_start(*line).path(path.as_deref()).annotation(caret);
                group = group.element(snippet);
            }
            (None, Some(path)) => group = group.element(Origin::path(path)),
            (None, None) => {}
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help));
        }
        renderer(console).render(&[group])
    }
}

/// Lines of the console's width, in the colours of rustc.
pub(super) fn renderer(console: &Console<'_>) -> Renderer {
    let renderer = Renderer::styled();
    match console.columns() {
        Some(columns) => renderer.term_width(columns),
        None => renderer,
    }
}
