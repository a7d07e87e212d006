use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(keys = "db", http = 500, error)]
enum DbError {
    /// database failed: {0}
    #[code(1)]
    Lost(#[from] std::io::Error),
    /// database failed: {cause:?}
    #[code(2)]
    Garbled {
        #[source]
        cause: std::fmt::Error,
    },
}

fn main() {}
