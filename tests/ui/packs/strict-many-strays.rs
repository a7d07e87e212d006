error_codes::language_packs! {
    strict static PACKS = "fr" => "locales/extra.json", "en" => "locales/many-more.json"
}

fn main() {}
