error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/array.json"
}

fn main() {}
