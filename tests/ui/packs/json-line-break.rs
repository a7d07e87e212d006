error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/line-break.json"
}

fn main() {}
