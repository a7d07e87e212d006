use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
union RegisterError {
    phone: u64,
    email: u32,
}

fn main() {}
