error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/utf16.json"
}

fn main() {}
