error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/lexer.json"
}

fn main() {}
