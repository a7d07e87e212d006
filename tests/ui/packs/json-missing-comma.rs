error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/comma.json"
}

fn main() {}
