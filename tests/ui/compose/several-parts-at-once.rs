use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "a", http = 400)]
enum A {
    #[code(1)]
    One,
    #[code(2)]
    Two,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "b", http = 400)]
enum B {
    #[code(1)]
    Uno,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "c", http = 400)]
enum C {
    #[code(3)]
    Three,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "d", http = 400)]
enum D {
    #[code(2)]
    Zwei,
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
    #[code(transparent)]
    D(D),
}

fn main() {}
