use error_codes::ErrorCatalog;

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json"
}

#[derive(ErrorCatalog)]
#[catalog(packs = PACKS, http = 409, keys = "captcha")]
enum CaptchaError {
    #[code(60101)]
    Invalid,
    #[code(60102)]
    Expired,
}

fn main() {}
