error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/duplicate.json"
}

fn main() {}
