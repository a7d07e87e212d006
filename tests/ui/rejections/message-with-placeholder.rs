use error_codes::ErrorCatalog;

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
}

#[derive(ErrorCatalog)]
#[catalog(packs = PACKS, http = 400, rejections(json = 1001, path = 1002))]
enum Packed {
    #[code(1001, msg = "phone.exists")]
    MalformedJson { phone: String },
    #[code(1002, msg = "captcha.invalid")]
    PathUnknown,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "plain", http = 400, rejections(too_large = 1001))]
enum Plain {
    /// {limit} bytes at most
    #[code(1001)]
    TooLarge { limit: u64 },
}

fn main() {}
