use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 400)]
#[segment(100..=199, name = "user")]
enum User {
    #[code(101)]
    A,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "product", http = 400)]
enum Product {
    #[code(150)]
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
