use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "a", http = 400)]
enum A {
    #[code(1)]
    One,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "b", http = 400)]
enum B {
    #[code(2)]
    Two,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "c", http = 400, names = "C_")]
enum C {
    #[code(1)]
    Uno,
    #[code(2)]
    Dos,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "outer", http = 500)]
enum Outer {
    #[code(transparent)]
    A(A),
    #[code(transparent)]
    B(B),
    #[code(transparent)]
    C(C),
}

fn main() {}
