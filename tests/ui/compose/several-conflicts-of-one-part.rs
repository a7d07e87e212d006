use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "a", http = 400)]
enum A {
    #[code(1)]
    One,
    #[code(2)]
    Two,
    #[code(3)]
    Three,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "b", http = 400)]
enum B {
    #[code(4)]
    Four,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "c", http = 400, names = "C_")]
enum C {
    #[code(1)]
    Uno,
    #[code(2)]
    Dos,
    #[code(3)]
    Tres,
    #[code(4)]
    Cuatro,
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
