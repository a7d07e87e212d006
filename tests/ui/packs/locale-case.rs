error_codes::language_packs! {
    static PACKS = "zh-cn" => "locales/zh-CN.json", "EN-us" => "locales/en-US.json"
}

fn main() {}
