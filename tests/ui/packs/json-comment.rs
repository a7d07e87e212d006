error_codes::language_packs! {
    static PACKS = "en-US" => "locales/faulty/comment.json"
}

fn main() {}
