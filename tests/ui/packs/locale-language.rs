error_codes::language_packs! {
    static PACKS = "english" => "locales/en-US.json", "zhcn" => "locales/zh-CN.json"
}

fn main() {}
