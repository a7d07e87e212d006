use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "leaf", http = 400)]
enum Leaf {
    #[code(1)]
    A,
}

#[derive(ErrorCatalog)]
enum Middle {
    #[code(transparent)]
    Leaf(Leaf),
}

#[derive(ErrorCatalog)]
enum Upper {
    #[code(transparent)]
    Middle(Middle),
}

#[derive(ErrorCatalog)]
#[catalog(keys = "other", http = 400)]
enum Other {
    #[code(1)]
    B,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "outer", http = 500)]
enum Outer {
    #[code(transparent)]
    Upper(Upper),
    #[code(transparent)]
    Other(Other),
}

fn main() {}
