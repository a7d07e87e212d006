#[derive(Debug, error_codes::ErrorCatalog)]
#[catalog(keys = "db", http = 500, error)]
enum DbError {
    #[code(1)]
    Lost {
        #[source]
        cause: String,
    },
    #[code(2)]
    Garbled {
        #[source]
        cause: Option<u8>,
    },
}

fn main() {}
