use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "inner", http = 400)]
enum Inner {
    #[code(1)]
    A,
}

#[derive(ErrorCatalog)]
enum Outer {
    #[code(transparent)]
    Unit,
    #[code(transparent)]
    Two(Inner, u8),
    #[code(transparent, http = 400)]
    More(Inner),
    #[code(5, transparent)]
    Code(Inner),
    #[code(transparent)]
    Detail(#[detail] Inner),
}

fn main() {}
