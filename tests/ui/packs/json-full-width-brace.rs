error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/full-width-brace.json"
}

fn main() {}
