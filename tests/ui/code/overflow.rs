use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum RegisterError {
    #[code(9223372036854775808)]
    Above,
    #[code(-9223372036854775809)]
    Below,
    #[code(0xFFFF_FFFF_FFFF_FFFF)]
    Hexadecimal,
    #[code(9223372036854775807)]
    Largest,
    #[code(-9223372036854775808)]
    Smallest,
}

fn main() {}
