error_codes::language_packs! {
    static PACKS = "zh-CN" => ""
}

fn main() {}
