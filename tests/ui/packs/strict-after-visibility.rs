error_codes::language_packs! {
    pub strict static PACKS = "zh-CN" => "locales/zh-CN.json"
}

fn main() {}
