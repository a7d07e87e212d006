use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
enum Outer {
    #[code(transparent)]
    Inner(Box<Outer>),
    #[code(transparent)]
    Again(Box<Self>),
}

fn main() {}
