error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/unquoted.json"
}

fn main() {}
