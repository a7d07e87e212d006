error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/many.json"
}

fn main() {}
