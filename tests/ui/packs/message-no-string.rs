error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/no-strings.json"
}

fn main() {}
