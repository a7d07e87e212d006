error_codes::language_packs! {
    static PACKS = "zh_CN" => "locales/zh-CN.json"
}

fn main() {}
