use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum RegisterError {
    #[code(60101)]
    Decimal,
    #[code(60_101)]
    Underscores,
    #[code(0xEAC5)]
    Hexadecimal,
    #[code(-1)]
    Negative,
    #[code(-0x1)]
    NegativeHexadecimal,
    #[code]
    Discriminant = 60101,
    #[code(http = 400)]
    OtherDiscriminant = 60101,
}

fn main() {}
