use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "a", http = 400, rejections(jsn = 1, not_found = 1, json = "1", method: 1, colour = 1, path = 1, path = 1))]
enum Misspelt {
    #[code(1)]
    A,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "a", http = 400, rejections())]
enum Empty {
    #[code(1)]
    A,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "a", http = 400, rejections = 1)]
enum NoList {
    #[code(1)]
    A,
}

fn main() {}
