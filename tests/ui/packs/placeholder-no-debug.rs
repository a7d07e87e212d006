use error_codes::ErrorCatalog;

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json"
}

#[derive(ErrorCatalog)]
#[catalog(packs = PACKS, http = 409)]
enum RegisterError {
    #[code(60101, msg = "debug")]
    Rules { rules: Shown },
}

struct Shown;

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("shown")
    }
}

fn main() {}
