error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json", "中文" => "locales/en-US.json", "" => "locales/en-US.json"
}

fn main() {}
