use error_codes::ErrorCatalog;

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json"
}

#[derive(Debug, ErrorCatalog)]
#[catalog(packs = PACKS, http = 409, error)]
enum RegisterError {
    #[code(60101, msg = "phone.exists")]
    PhoneExists {
        #[source]
        phone: std::fmt::Error,
    },
}

fn main() {}
