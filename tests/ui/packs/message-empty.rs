error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/empty-message.json"
}

fn main() {}
