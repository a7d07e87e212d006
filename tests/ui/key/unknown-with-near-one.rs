use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(key = "user", htpp = 409)]
#[segment(60100..=60199, nam = "user.register", name = "user.register")]
enum RegisterError {
    #[code(60101, mesg = "phone.exists", htttp = 409)]
    PhoneExists {
        #[detail(renamed = "phone")]
        number: u32,
    },
}

fn main() {}
