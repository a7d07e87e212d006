use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "sms", http = 429)]
enum SmsError {
    #[code(1, grpc = NOT_FUOND)]
    Typo,
    #[code(2, grpc = TEAPOT)]
    Unknown,
    #[code(3, grpc = OK)]
    Success,
    #[code(4, grpc = 5)]
    Number,
}

fn main() {}
