error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json", "zh-CN" => "locales/en-US.json"
}

fn main() {}
