use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum RegisterError {
    #[code(codes::PHONE_EXISTS)]
    Path,
    #[code(crate::codes::PHONE_EXISTS)]
    CratePath,
    #[code(PhoneExists)]
    Word,
    #[code(code = 60103)]
    Key,
    #[code(+60104)]
    Plus,
    #[code(60105..=60109)]
    Range,
    #[code(6O106)]
    LetterO,
}

fn main() {}
