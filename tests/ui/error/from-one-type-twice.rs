#[derive(Debug, error_codes::ErrorCatalog)]
#[catalog(keys = "db", http = 500, error)]
enum DbError {
    #[code(1)]
    Read(#[from] std::io::Error),
    #[code(2)]
    Write(#[from] std::io::Error),
}

fn main() {}
