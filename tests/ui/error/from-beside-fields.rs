use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(keys = "db", http = 500, error)]
enum DbError {
    #[code(1)]
    Lost {
        #[from]
        cause: std::io::Error,
        table: u32,
    },
}

fn main() {}
