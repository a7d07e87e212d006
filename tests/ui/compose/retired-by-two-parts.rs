use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "a", http = 400, retired(1..=9))]
enum A {
    #[code(11)]
    One,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "b", http = 400, retired(5))]
enum B {
    #[code(12)]
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
