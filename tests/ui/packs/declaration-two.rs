error_codes::language_packs! {
    pub static PACKS = "zh-CN" => "locales/zh-CN.json"; pub static MORE = "en-US" => "locales/en-US.json";
}

fn main() {}
