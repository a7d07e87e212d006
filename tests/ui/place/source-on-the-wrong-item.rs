use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(keys = "db", http = 500, error)]
#[source]
enum DbError {
    #[code(1)]
    #[from]
    Lost(std::io::Error),
    #[code(2)]
    Garbled(#[source(std::fmt::Error)] std::fmt::Error),
    #[code(3)]
    Doubled {
        #[source]
        #[source]
        cause: std::io::Error,
    },
}

fn main() {}
