use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 400)]
enum User {
    #[code(1, was(9))]
    A,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "product", http = 400)]
enum Product {
    #[code(2, was(9))]
    B,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "outer", http = 500)]
enum Outer {
    #[code(transparent)]
    User(User),
    #[code(transparent)]
    Product(Product),
}

fn main() {}
