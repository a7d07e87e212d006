error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/single-quotes.json"
}

fn main() {}
