error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/collision.json"
}

fn main() {}
