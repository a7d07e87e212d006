#[derive(Debug, thiserror::Error, error_codes::ErrorCatalog)]
#[catalog(keys = "db", http = 500, error)]
enum DbError {
    #[error("lost")]
    #[code(1)]
    Lost,
}

fn main() {
    let _: &dyn std::error::Error = &DbError::Lost;
}
