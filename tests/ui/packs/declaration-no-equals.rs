error_codes::language_packs! {
    pub static PACKS { "zh-CN" => "locales/zh-CN.json" }
}

fn main() {}
