error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/flat-and-nested.json"
}

fn main() {}
