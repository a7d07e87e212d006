error_codes::language_packs! {
    pub static PACKS: LanguagePacks = "zh-CN" => "locales/zh-CN.json"
}

fn main() {}
