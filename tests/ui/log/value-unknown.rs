use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "sms", http = 429)]
enum SmsError {
    #[code(1, log = warning)]
    Word,
    #[code(2, log = "warn")]
    Text,
}

fn main() {}
