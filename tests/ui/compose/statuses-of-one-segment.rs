use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "a", http = 400)]
#[segment(1..=9, name = "s")]
enum A {
    #[code(1)]
    One,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "b", http = 400)]
#[segment(1..=9, name = "s", http = 409)]
enum B {
    #[code(2)]
    Two,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "outer", http = 500)]
enum Outer {
    #[code(transparent)]
    A(A),
    #[code(transparent)]
    B(B),
}

fn main() {}
