error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/unclosed.json"
}

fn main() {}
