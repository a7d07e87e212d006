use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409, digits = 5)]
enum UserError {
    #[code(601011)]
    TooLong,
    #[code(0)]
    TooShort,
    #[code(-60101)]
    Fits,
    #[code(60102, was(101))]
    LegacyMayDiffer,
}

fn main() {}
