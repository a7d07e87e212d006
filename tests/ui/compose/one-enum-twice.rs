use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "leaf", http = 400)]
enum Leaf {
    #[code(1)]
    A,
}

#[derive(ErrorCatalog)]
enum Left {
    #[code(transparent)]
    Leaf(Leaf),
}

#[derive(ErrorCatalog)]
enum Right {
    #[code(transparent)]
    Leaf(Box<Leaf>),
}

#[derive(ErrorCatalog)]
#[catalog(keys = "outer", http = 500)]
enum Outer {
    #[code(transparent)]
    Left(Left),
    #[code(transparent)]
    Right(Right),
}

fn main() {}
