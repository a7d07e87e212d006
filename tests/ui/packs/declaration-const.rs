error_codes::language_packs! {
    pub const PACKS = "zh-CN" => "locales/zh-CN.json"
}

fn main() {}
