error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/malformed.json"
}

fn main() {}
