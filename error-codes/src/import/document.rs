//! What a document says, before anything is made of it.

use super::finding::{Finding, Kind};
use super::numbers::Range;

/// Everything that was found, in the order in which it stands.
#[derive(Default)]
pub struct Document {
    pub title: Option<String>,
    pub sections: Vec<Section>,
    pub declared: Vec<Declared>,
    pub rows: Vec<Row>,
    pub mentions: Vec<Mention>,
    pub constants: Vec<Constant>,
    pub renumbered: Vec<Renumbered>,
    /// Tables without a column of codes: line and header.
    pub unread: Vec<(usize, Vec<String>)>,
    /// What could not be read.
    pub findings: Vec<Finding>,
}

/// A heading, and what stands below it.
pub struct Section {
    pub line: usize,
    pub level: usize,
    pub title: String,
    pub range: Option<Range>,
    pub parent: Option<usize>,
}

/// Numbers that the document gives to a module.
pub struct Declared {
    pub line: usize,
    pub title: String,
    pub ranges: Vec<Range>,
    pub status: Option<u16>,
    /// `62100+`
    pub open: bool,
    pub place: Place,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A row of a table of ranges: the plan.
    Plan,
    /// A point of a list: part of a segment, or a plan where there is no table.
    List,
    /// What the rows of a table say of their own module.
    Row,
}

/// One line of a table, or one section about a code.
#[derive(Clone, Default)]
pub struct Row {
    pub line: usize,
    pub code: i64,
    pub status: Option<u16>,
    pub name: Option<String>,
    pub key: Option<String>,
    /// Locale and message.
    pub texts: Vec<(String, String)>,
    pub description: Option<String>,
    pub scenario: Option<String>,
    pub hint: Option<String>,
    /// The title of a section about this code: `40001 - Invalid Parameters`.
    pub title: Option<String>,
    pub section: Option<usize>,
    pub segment: Option<String>,
}

/// A code that is named in passing, with a text.
pub struct Mention {
    pub line: usize,
    pub code: i64,
    pub text: String,
    pub hint: Option<String>,
    pub kind: Mentioned,
    /// The code whose section this is in.
    pub within: Option<(i64, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mentioned {
    /// An answer in JSON.
    Sample,
    /// A table of cases: `用户名已存在 | 404/409`.
    Case,
    /// A point of a list: `未登录: 2001`.
    List,
}

/// `PHONE_EXISTS = 60101` in a sample of code.
pub struct Constant {
    pub line: usize,
    pub name: String,
    pub code: i64,
    /// What a comment above says of the range it is in: `# 用户域 (601xx)`.
    pub group: Option<String>,
}

/// `40001 → 60101`
pub struct Renumbered {
    pub line: usize,
    pub old: i64,
    pub new: i64,
    pub text: Option<String>,
}

impl Document {
    /// A document in which no code was found.
    pub fn nothing(&self, findings: &[Finding]) -> Finding {
        let column = "say which column has the codes, as in `--header code=number`";
        let table = "write a row for each code, below a header such as `| code | status | message |`";
        let (line, seen, remedy) = match &self.unread[..] {
            _ if findings.iter().any(|finding| matches!(finding.kind, Kind::Unreadable | Kind::TooLarge)) => {
                (1, "no code can be read".to_owned(), column)
            }
            [] => (1, "no table has a code".to_owned(), table),
            [(line, header), ..] => {
                let seen = format!("no table has a column of codes; the first has {}", header.join(", "));
                (*line, seen, column)
            }
        };
        Finding::new(Kind::NoCodes, line, seen, remedy)
    }
}
