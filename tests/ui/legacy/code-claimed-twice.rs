use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "mall", http = 400)]
enum MallError {
    #[code(61601, was(70101))]
    AddressLimit,
    #[code(60501, was(30101, 70101))]
    ProductNotFound,
    #[code(60801, was(40101, 40101))]
    Repeated,
}

fn main() {}
