//! 图书馆错误码
//!
//! Imported from a document. What it contradicts itself in stands as a comment where it hits, `// line …: …`; what somebody
//! must decide, as a `compile_error!` here.

pub mod plan;

mod jie_yue;
mod reader;

use error_codes::ErrorCatalog;

pub use self::jie_yue::JieYueError;
pub use self::reader::ReaderError;

error_codes::language_packs! {
    pub static PACKS =
        "zh-CN" => "tests/import/library/locales/zh-CN.json",
        "en-US" => "tests/import/library/locales/en-US.json",
}

/// 图书馆错误码
#[derive(Debug, ErrorCatalog)]
#[catalog(
    error,
    name = "library",
    title = "图书馆错误码",
    plan = plan::PLAN,
    packs = PACKS,
    success(10000, msg = "success")
)]
pub enum LibraryError {
    #[code(transparent)]
    Reader(#[from] ReaderError),
    #[code(transparent)]
    JieYue(#[from] JieYueError),
}
