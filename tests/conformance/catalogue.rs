//! The catalogue that all four services answer from, and what they say.

use std::io;
use std::time::Duration;

use error_codes::{ErrorCatalog, Page, Success};
use serde::Deserialize;

error_codes::language_packs! {
    pub static PACKS =
        "zh-CN" => "locales/conformance/zh-CN.json",
        "en-US" => "locales/conformance/en-US.json"
}

/// What must not leave a service.
pub const SECRET: &str = "hunter2";

#[derive(Debug, ErrorCatalog)]
#[catalog(error, packs = PACKS, success(20000, msg = "ok"), axum, actix, poem, salvo)]
#[catalog(rejections(
    json = 1001,
    method = 1002,
    too_large = 1003,
    media_type = 1004,
    path = 1005,
    panic = 1006,
    other = 1007
))]
#[catalog(doc_url = "https://shop.example/errors/{code}", retired(77123))]
#[allow(dead_code, reason = "what is refused is answered by its entry: nobody makes the variant")]
pub enum ShopError {
    #[code(1001, http = 400, msg = "refused.json")]
    JsonRefused,
    #[code(1002, http = 405, msg = "refused.method")]
    MethodRefused,
    #[code(1003, http = 413, msg = "refused.size")]
    SizeRefused,
    #[code(1004, http = 415, msg = "refused.media")]
    MediaRefused,
    #[code(1005, http = 404, msg = "refused.path")]
    PathRefused,
    #[code(1006, http = 500, msg = "refused.panic")]
    Panicked,
    #[code(1007, http = 400, msg = "refused.other")]
    Refused,
    /// hunter2
    ///
    /// is what colleagues know
    #[code(2001, http = 409, msg = "user.exists", was(77124), log = debug)]
    UserExists {
        #[detail]
        name: String,
        table: &'static str,
    },
    #[code(2002, http = 404, msg = "user.missing", log = info)]
    UserMissing,
    #[code(3001, http = 503, msg = "busy", retry = after(30))]
    Busy,
    #[code(3002, http = 429, msg = "locked", retry = after(wait))]
    Locked { wait: Duration },
    #[code(5000, http = 500, msg = "internal")]
    Internal {
        #[source]
        cause: io::Error,
    },
    #[code(9001, http = 200, msg = "nothing.new")]
    NothingNew,
}

#[derive(Deserialize)]
pub struct NewUser {
    pub name: String,
}

#[derive(Deserialize)]
pub struct Search {
    pub page: u64,
}

/// `POST /users`
pub fn create(user: NewUser) -> Result<Success<String>, ShopError> {
    if user.name == "taken" {
        return Err(ShopError::UserExists { name: user.name, table: SECRET });
    }
    Ok(Success(user.name).message("created").status(http::StatusCode::CREATED))
}

/// `GET /search`
pub fn search(search: &Search) -> Success<Page<[&'static str; 2]>> {
    Success(Page::new(["a", "b"], search.page, 2, 5))
}

/// `GET /fails`
pub fn fails() -> Result<Success<()>, ShopError> {
    Err(ShopError::Internal { cause: io::Error::other(SECRET) })
}

/// `GET /nothing`
pub fn nothing() -> Success<[u8; 0]> {
    Success::coded(ShopError::CATALOG.get(9001).expect("an entry"), [])
}

/// `GET /locked`
pub fn locked() -> Result<Success<()>, ShopError> {
    Err(ShopError::Locked { wait: Duration::from_millis(1500) })
}

/// `GET /unserializable`
pub struct Unserializable;

impl serde::Serialize for Unserializable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom(SECRET))
    }
}

/// `GET /stream`
pub const CHUNKS: [&str; 3] = ["one ", "two ", "three"];

/// How many bytes of JSON the services read.
pub const LIMIT: usize = 1024;
