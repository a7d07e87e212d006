error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/surrogate.json"
}

fn main() {}
