use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(keys = "db", http = 500, error)]
enum DbError {
    #[code(1)]
    Source {
        #[detail]
        #[source]
        cause: std::io::Error,
    },
    #[code(2)]
    From(
        #[from]
        #[detail(rename = "cause")]
        std::fmt::Error,
    ),
}

fn main() {}
