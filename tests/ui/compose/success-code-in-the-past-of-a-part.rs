use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "a", http = 400)]
enum A {
    #[code(11, was(200))]
    One,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "b", http = 400, retired(200))]
enum B {
    #[code(12)]
    Two,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "outer", http = 500, success(200, msg = "ok"))]
enum Outer {
    #[code(transparent)]
    A(A),
    #[code(transparent)]
    B(B),
}

fn main() {}
