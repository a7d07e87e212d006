use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(success(20000, msg = "ok"), keys = "mall", http = 400)]
enum MallError {
    #[code(20000)]
    Unexpected,
}

fn main() {}
