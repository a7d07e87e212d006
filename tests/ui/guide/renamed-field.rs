use error_codes::ErrorCatalog;

error_codes::language_packs! {
    pub static PACKS = "en" => "locales/guide/en.json", "zh-CN" => "locales/guide/zh-CN.json"
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "user", packs = PACKS)]
pub enum UserError {
    #[code(60101, http = 409)]
    PhoneTaken { number: String },
    #[code(60107, http = 400)]
    CaptchaTooOld,
}

fn main() {}
