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
#[segment(150..=250, name = "product")]
enum Product {
    #[code(201)]
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
