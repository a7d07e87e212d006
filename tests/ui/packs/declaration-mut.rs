error_codes::language_packs! {
    pub static mut PACKS = "zh-CN" => "locales/zh-CN.json"
}

fn main() {}
