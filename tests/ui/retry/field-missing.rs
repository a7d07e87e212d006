use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "sms", http = 429)]
enum SmsError {
    #[code(1, retry = after(wait))]
    Named { seconds: u32, phone: u64 },
    #[code(2, retry = after(wait))]
    Unit,
}

fn main() {}
