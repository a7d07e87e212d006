error_codes::language_packs! {
    strict static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/faulty/half.json"
}

fn main() {}
