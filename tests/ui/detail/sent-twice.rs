use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "db", http = 500)]
enum DbError {
    #[code(1)]
    Failed {
        #[detail]
        table: u32,
        #[detail(rename = "table")]
        index: u32,
    },
    #[code(2)]
    Doubled {
        #[detail]
        #[detail]
        table: u32,
    },
}

fn main() {}
