error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/colon.json"
}

fn main() {}
