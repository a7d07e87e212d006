error_codes::language_packs! {
    pub static = "zh-CN" => "locales/zh-CN.json"
}

fn main() {}
