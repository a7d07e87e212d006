error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/wide-space.json"
}

fn main() {}
