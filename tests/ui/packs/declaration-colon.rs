error_codes::language_packs! {
    pub static PACKS = "zh-CN": "locales/zh-CN.json", "en-US" => "locales/en-US.json", zh => "x"
}

fn main() {}
