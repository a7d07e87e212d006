use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "db", http = 500)]
enum DbError {
    #[doc = concat!("database", " failed")]
    #[code(1)]
    Lost,
}

fn main() {}
