use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "db", http = 500, error, debug, axum, actix, poem, salvo)]
struct DbError;

fn main() {
    let _: &dyn std::error::Error = &DbError;
    println!("{DbError} {DbError:?} {:?}", DbError::CATALOG);
}
