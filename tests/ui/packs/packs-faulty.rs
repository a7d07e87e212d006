use error_codes::ErrorCatalog;

error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/malformed.json"
}

#[derive(ErrorCatalog)]
#[catalog(packs = PACKS, http = 409)]
enum RegisterError {
    #[code(60101, msg = "captcha.invalid")]
    CaptchaInvalid { phone: String },
}

fn main() {}
