use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(keys = "db", http = 500)]
enum DbError {
    #[code(1)]
    Lost(#[source] std::io::Error),
    #[code(2)]
    Garbled(#[from] std::fmt::Error),
}

fn main() {}
