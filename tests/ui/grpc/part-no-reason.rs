use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 400)]
enum UserError {
    #[code(1)]
    Fine,
    #[code(2)]
    No,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "stock", http = 400)]
enum StockError {
    #[code(3)]
    Insufficient {
        #[detail]
        fine: u8,
        #[detail]
        n: u8,
    },
}

/// The fault is two levels down.
#[derive(ErrorCatalog)]
enum Inner {
    #[code(transparent)]
    Stock(StockError),
}

#[derive(ErrorCatalog)]
#[catalog(tonic)]
enum ShopError {
    #[code(transparent)]
    User(UserError),
    #[code(transparent)]
    Inner(Inner),
}

fn main() {}
