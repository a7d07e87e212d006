//! Documents → source: the error codes that a team has in Markdown or CSV become a plan, enums and language packs, and what the
//! document contradicts itself in is listed, with the lines of both places.
//!
//! ```
//! use error_codes::import::{self, Options};
//!
//! let document = "
//! ## 用户 (60100-60199)
//!
//! | 错误码 | 错误名称 | HTTP状态码 | 说明 |
//! |--------|----------|------------|------|
//! | 60101 | PHONE_EXISTS | 409 | 手机号 {phone} 已被注册 |
//! | 60102 | | 400 | 密码强度不足 |
//! ";
//! let imported = import::markdown(document, &Options::new("mall"));
//! assert!(imported.findings.is_empty());
//! let paths: Vec<&str> = imported.files.iter().map(|file| file.path.as_str()).collect();
//! assert_eq!(
//!     paths,
//!     ["src/error/mod.rs", "src/error/plan.rs", "src/error/yong_hu.rs", "locales/zh-CN.json"],
//! );
//! let users = &imported.files[2].text;
//! assert!(users.contains("    /// 手机号 {phone} 已被注册
//!     #[code(60101, http = 409)]
//!     PhoneExists { phone: String },"));
//! assert!(users.contains("    /// 密码强度不足
//!     #[code(60102, http = 400)]
//!     MiMaQiangDuBuZu,"));
//! ```
//!
//! A document that is consistent becomes source that compiles. One that is not becomes source in which each finding is a comment where
//! it hits, and the compiler says the same once more: nothing is renumbered, renamed or left out to make it fit.
//!
//! # What is read
//!
//! - Tables with a column of codes, in any order of columns. Headers in Chinese and English are recognised, and
//!   [`Options::column`] says what others are.
//! - Sections about one code (`### 40001 - Invalid Parameters`), with lines such as `**HTTP 状态码**: 400`.
//! - Who owns which numbers: tables of ranges, headings and list points with a range (`60100-60199`, `1xxx`, `62100+`).
//! - Tables and maps of old and new codes; constants and answers in samples of code, which are compared with the tables.
//!
//! # Names
//!
//! A variant is called as the document calls the entry, in Rust's case. Where it has no name, it is made of the key, else of the English
//! message, else of the Chinese message in pinyin, else of the code: a valid, unique identifier in any case, to be renamed at will
//! before it is published.

mod columns;
mod document;
mod entries;
mod fences;
mod finding;
mod ideas;
mod keywords;
mod markdown;
mod meanings;
mod names;
mod numbers;
mod options;
mod records;
mod samples;
mod segments;
mod source;
mod success;
mod table;
mod template;
mod titles;
mod words;

pub use self::columns::{Column, UnknownColumn};
use self::document::Document;
pub use self::finding::{Finding, Kind, Severity};
pub use self::options::Options;
use self::segments::Link;
#[cfg(feature = "cli")]
pub(crate) use self::words::tag as locale;

/// What a document becomes.
///
/// ```
/// use error_codes::import::{self, Options, Severity};
///
/// let document = "
/// | code | message | status |
/// |------|---------|--------|
/// | 1001 | expired | 401    |
/// | 1002 | unknown |        |
/// ";
/// let imported = import::markdown(document, &Options::new("shop"));
/// assert_eq!((imported.entries, imported.findings.len()), (2, 1));
/// assert_eq!(imported.worst(), Some(Severity::Error)); // a status is for somebody to decide
/// assert_eq!(imported.files.last().unwrap().path, "locales/en-US.json");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Import {
    /// The source and the language packs; none where the document has no codes.
    pub files: Vec<File>,
    /// What is wrong with the document, by line.
    pub findings: Vec<Finding>,
    /// How many entries there are, the code of successes not counted.
    pub entries: usize,
}

/// A file to be written.
///
/// ```
/// use error_codes::import::{self, Options};
///
/// let imported = import::csv("code,name,status,message\n1001,EXPIRED,401,expired\n", &Options::new("shop"));
/// for file in &imported.files {
///     assert!(file.path.starts_with("src/error/") || file.path.starts_with("locales/"));
///     assert!(file.text.ends_with('\n'));
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct File {
    /// Where it belongs, from the directory of `Cargo.toml`, with `/`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

impl Import {
    /// The worst of the findings. Below [`Severity::Error`] the source compiles.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(Finding::severity).max()
    }
}

/// Imports a document in Markdown (`CommonMark`, with the tables of GitHub).
///
/// ```
/// use error_codes::import::{self, Options};
///
/// let document = "
/// ### 40001 - Invalid Parameters
///
/// **HTTP 状态码**: 400
///
/// **错误信息**: 参数错误
/// ";
/// let imported = import::markdown(document, &Options::new("diet"));
/// assert_eq!(imported.worst(), None);
/// assert!(imported.files[0].text.contains("#[code(40001, http = 400)]\n    InvalidParameters,"));
/// ```
#[must_use]
pub fn markdown(text: &str, options: &Options) -> Import {
    import(markdown::read(text, options), options)
}

/// Imports a table in CSV (RFC 4180) with a header; semicolons and tabs are separators too.
///
/// ```
/// use error_codes::import::{self, Column, Options};
///
/// let options = Options::new("shop").column("no", Column::Code).status(400);
/// let imported = import::csv("no,name,message\n1001,EXPIRED,expired\n", &options);
/// assert!(imported.findings.is_empty());
/// assert!(imported.files[0].text.contains("#[code(1001)]\n    Expired,"));
/// ```
#[must_use]
pub fn csv(text: &str, options: &Options) -> Import {
    import(records::read(text, options), options)
}

fn import(mut document: Document, options: &Options) -> Import {
    let mut findings = std::mem::take(&mut document.findings);
    let mut entries = entries::collect(&mut document, &mut findings);
    let success = success::take(&document, &mut entries);
    let layout =
        segments::arrange(&document, &entries, success.as_ref().map(|success| success.code), &mut findings);
    for group in &layout.groups {
        // What a segment says of all its codes.
        if let Link::Planned(segment) = group.link {
            for index in &group.entries {
                let status = &mut entries[*index].row.status;
                *status = status.or(layout.segments[segment].status);
            }
        }
    }
    meanings::check(&entries, &document, options.status.is_some(), &mut findings);
    if entries.is_empty() {
        findings.push(document.nothing(&findings));
    }
    findings.sort_by_key(|finding| finding.line);
    findings.dedup();
    let names = names::make(&entries, &layout, &options.name);
    let source = source::Source {
        document: &document,
        entries: &entries,
        layout: &layout,
        names: &names,
        success,
        options,
    };
    let files = if entries.is_empty() { Vec::new() } else { source.files(&findings) };
    Import { files, findings, entries: entries.len() }
}
