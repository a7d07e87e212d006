error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/tab.json"
}

fn main() {}
