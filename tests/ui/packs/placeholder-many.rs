use error_codes::ErrorCatalog;

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/faulty/bogus.json"
}

#[derive(ErrorCatalog)]
#[catalog(packs = PACKS, http = 409)]
enum RegisterError {
    #[code(60101, msg = "ok")]
    PhoneExists { phone: String },
}

fn main() {}
