//! The error that is answered, as a service would have it: in two languages, with a placeholder and a detail.

use error_codes::ErrorCatalog;
use error_codes::web::Answers;

error_codes::language_packs! {
    static PACKS = "en-US" => "locales/en-US.json", "zh-CN" => "locales/zh-CN.json"
}

pub const PHONE: &str = "138****0000";

#[derive(Debug, ErrorCatalog)]
#[catalog(error, packs = PACKS, success(20000, msg = "ok"), axum, actix, poem, salvo)]
pub enum RegisterError {
    #[code(60101, http = 409, msg = "phone.exists")]
    PhoneExists {
        #[detail]
        phone: String,
    },
}

pub fn register() -> Result<(), RegisterError> {
    Err(RegisterError::PhoneExists { phone: PHONE.to_owned() })
}

pub fn answers() -> Answers {
    Answers::of::<RegisterError>()
}
