error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/deep.json"
}

fn main() {}
