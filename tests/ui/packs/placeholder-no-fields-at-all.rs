use error_codes::ErrorCatalog;

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json"
}

#[derive(ErrorCatalog)]
#[catalog(packs = PACKS, http = 409)]
enum RegisterError {
    #[code(60101, msg = "phone.exists")]
    PhoneExists,
    #[code(60102, msg = "captcha.too_often")]
    TooOften { seconds: u64 },
}

fn main() {}
