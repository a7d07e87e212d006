use error_codes::ErrorCatalog;

struct Inner;

#[derive(ErrorCatalog)]
enum Outer {
    #[code(transparent)]
    Inner(Inner),
}

fn main() {}
