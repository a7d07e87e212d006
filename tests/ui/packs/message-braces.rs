error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/braces.json"
}

fn main() {}
