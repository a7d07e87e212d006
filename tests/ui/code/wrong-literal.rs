use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum RegisterError {
    #[code("60101")]
    Text,
    #[code(60102.0)]
    Fraction,
    #[code('6')]
    Character,
    #[code(true)]
    Boolean,
    #[code(60103u32)]
    Suffix,
    #[code(-"1")]
    NegativeText,
    #[code(PHONE_EXISTS)]
    Constant,
}

fn main() {}
