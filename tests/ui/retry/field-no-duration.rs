use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "sms", http = 429)]
enum SmsError {
    #[code(1, retry = after(wait))]
    TooOften { wait: String },
}

fn main() {}
