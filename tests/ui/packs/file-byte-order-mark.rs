error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/mark.json"
}

fn main() {}
