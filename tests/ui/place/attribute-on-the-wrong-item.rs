use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
#[code(60101)]
#[detail]
enum RegisterError {
    #[catalog(http = 409)]
    #[segment(60100..=60199, name = "user.register")]
    #[detail]
    #[code(60101)]
    PhoneExists {
        #[code(60102)]
        #[catalog(http = 409)]
        #[segment(60100..=60199, name = "user.register")]
        phone: u64,
    },
}

fn main() {}
