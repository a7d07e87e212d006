// Primitive types: of others the compiler quotes the source of the standard library, where that is installed.
#[derive(Debug, error_codes::ErrorCatalog)]
#[catalog(keys = "db", http = 500, error)]
enum DbError {
    #[code(1)]
    Lost {
        #[source]
        cause: u8,
    },
    #[code(2)]
    Garbled {
        #[source]
        cause: Option<bool>,
    },
}

fn main() {}
