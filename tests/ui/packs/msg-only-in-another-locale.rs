use error_codes::ErrorCatalog;

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json", "fr" => "locales/extra.json"
}

#[derive(ErrorCatalog)]
#[catalog(packs = PACKS, http = 409)]
enum RegisterError {
    #[code(60101, msg = "left.behind")]
    LeftBehind,
}

fn main() {}
