use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 400)]
enum User {
    #[code(20000)]
    A,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "outer", http = 500, success(20000, msg = "ok"))]
enum Outer {
    #[code(transparent)]
    User(User),
}

fn main() {}
