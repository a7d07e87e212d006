use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user")]
struct RegisterError {
    phone: String,
}

fn takes<E: error_codes::ErrorCatalog>(_: E) {}

fn main() {
    use error_codes::ErrorCode as _;
    let error = RegisterError { phone: String::new() };
    error.code();
    takes(error);
}
