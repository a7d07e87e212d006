use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "mall", http = 400)]
enum MallError {
    #[code(1, was(reused, 60101))]
    First,
    #[code(2, was(60102, reused, reused))]
    Twice,
    #[code(3, was(60103, retired))]
    OtherWord,
    #[code(4, was())]
    Empty,
    #[code(5, was = 60105)]
    Equals,
    #[code(6, reused)]
    Outside,
}

fn main() {}
