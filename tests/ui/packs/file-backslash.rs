error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales\\zh-CN.json"
}

fn main() {}
