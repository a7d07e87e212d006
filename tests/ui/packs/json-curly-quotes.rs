error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/curly-quotes.json"
}

fn main() {}
