use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
enum Outer<'a, T, const N: usize> {
    #[code(transparent)]
    Inner(Box<T>),
    #[code(transparent)]
    Sized([u8; N]),
    #[code(1, http = 400, msg = "own")]
    Own(&'a u8),
}

fn main() {}
