use error_codes::ErrorCatalog;

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/strays.json"
}

#[derive(ErrorCatalog)]
#[catalog(packs = PACKS, http = 409)]
enum RegisterError {
    #[code(60101, msg = "phone.exists")]
    PhoneExists { phone: Vec<u8> },
}

fn main() {}
