use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409, retired(60206, 60190..=60210, 60120))]
#[segment(60100..=60199, name = "user.register")]
enum RegisterError {
    #[code(60101)]
    PhoneExists,
}

fn main() {}
