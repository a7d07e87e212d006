error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/latin1.json"
}

fn main() {}
