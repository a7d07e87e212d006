//! Where the commands read and write.

use std::fmt::Display;
use std::io::{self, IsTerminal, Read, Write};

use anstream::adapter::strip_str;
use serde::Serialize;

use super::progress::Progress;

/// Where a command reads and writes: the streams of the process, or in a test others, as [`run`](super::run) shows.
///
/// Tables fit the terminal's width, or what the environment variable `COLUMNS` says; where neither is known (`… | grep`), nothing is
/// folded. Colours are for a terminal only, and not where [`NO_COLOR`](https://no-color.org) is set.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::cli::{self, Console};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "stock", http = 409)]
/// enum StockError {
///     /// Out of stock
///     #[code(60701)]
///     Insufficient,
/// }
///
/// let (mut output, mut errors) = (Vec::new(), Vec::new());
/// let console = Console::new(&b""[..], &mut output, &mut errors);
/// assert_eq!(cli::run::<StockError>(["stock-codes", "explain", "60701"], console), 0);
/// assert!(output.starts_with(b"60701 INSUFFICIENT\n") && errors.is_empty());
/// ```
pub struct Console<'a> {
    input: Box<dyn Read + 'a>,
    output: Box<dyn Write + 'a>,
    errors: Box<dyn Write + 'a>,
    columns: Option<usize>,
    styled: bool,
    json: bool,
    /// Whether somebody watches the errors.
    watched: bool,
}

impl<'a> Console<'a> {
    /// Streams that are no terminal: without colours, and as wide as it takes.
    pub fn new(input: impl Read + 'a, output: impl Write + 'a, errors: impl Write + 'a) -> Self {
        Self {
            input: Box::new(input),
            output: Box::new(output),
            errors: Box::new(errors),
            columns: None,
            styled: false,
            json: false,
            watched: false,
        }
    }

    /// The streams of the process.
    pub(super) fn standard() -> Self {
        let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0.into());
        Self {
            input: Box::new(io::stdin()),
            output: Box::new(anstream::stdout()),
            errors: Box::new(anstream::stderr()),
            columns: asked.or_else(terminal).filter(|columns| *columns > 0),
            // These streams know whether they are a terminal.
            styled: true,
            json: false,
            watched: io::stderr().is_terminal(),
        }
    }

    pub(super) fn columns(&self) -> Option<usize> {
        self.columns
    }

    /// From now on programs are answered, or people.
    pub(super) fn answer_in_json(&mut self, json: bool) {
        self.json = json;
    }

    /// Writes `answer` as JSON, or as `text` makes it.
    pub(super) fn answer(
        &mut self,
        answer: &impl Serialize,
        text: impl FnOnce(&Self) -> String,
    ) -> io::Result<()> {
        let text = if self.json {
            // Writing to memory does not fail, and no answer has keys that are no strings.
            serde_json::to_string_pretty(answer).unwrap_or_else(|problem| unreachable!("{problem}"))
        } else {
            text(self)
        };
        if text.is_empty() { Ok(()) } else { self.print(text) }
    }

    /// Tells who watches how far the work on `all` parts is: `migrating {pos} of {len} files`. Nothing is to be written before it
    /// is dropped.
    pub(super) fn progress(&self, all: usize, line: &str) -> Progress {
        if self.watched { Progress::of(all, line) } else { Progress::hidden() }
    }

    pub(super) fn read(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.input.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Writes lines to the output; styles are given as escape codes, whatever becomes of them.
    pub(super) fn print(&mut self, text: impl Display) -> io::Result<()> {
        write(&mut self.output, text.to_string(), self.styled)
    }

    /// The same to the stream of errors.
    pub(super) fn complain(&mut self, text: impl Display) -> io::Result<()> {
        write(&mut self.errors, text.to_string(), self.styled)
    }
}

fn write(stream: &mut dyn Write, mut text: String, styled: bool) -> io::Result<()> {
    if !styled {
        text = strip_str(&text).to_string();
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    stream.write_all(text.as_bytes())?;
    stream.flush()
}
