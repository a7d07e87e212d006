#[derive(error_codes::ErrorCatalog)]
#[catalog(keys = "user", http = 400, plan = "plan::MALL")]
#[segment("plan::REGISTER")]
enum UserError {
    #[code(60101)]
    PhoneExists,
}

fn main() {}
