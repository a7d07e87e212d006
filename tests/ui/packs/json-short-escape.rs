error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/escape.json"
}

fn main() {}
