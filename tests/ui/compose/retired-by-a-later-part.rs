use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 400, retired(100..=120))]
enum User {
    #[code(99)]
    A,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "product", http = 400)]
enum Product {
    #[code(110)]
    B,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "outer", http = 500)]
enum Outer {
    #[code(transparent)]
    Product(Product),
    #[code(transparent)]
    User(User),
}

fn main() {}
