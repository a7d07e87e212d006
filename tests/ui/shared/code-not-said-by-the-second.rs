use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "auth", http = 404)]
enum AuthError {
    #[code(404, shared)]
    UserNotFound,
    #[code(404)]
    PlanNotFound,
}

fn main() {}
