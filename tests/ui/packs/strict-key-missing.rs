error_codes::language_packs! {
    strict static PACKS = "zh-CN" => "locales/zh-CN.json", "fr" => "locales/extra.json"
}

fn main() {}
