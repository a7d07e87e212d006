use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "db", http = 500)]
enum DbError {
    #[code(1)]
    Failed {
        #[detail(rename = table)]
        table: u32,
        #[detail = "index"]
        index: u32,
    },
}

fn main() {}
