use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "sms", http = 429)]
enum SmsError {
    #[code(1, retry = later)]
    Word,
    #[code(2, retry = "no")]
    Text,
    #[code(3, retry = after)]
    AfterBare,
    #[code(4, retry = after())]
    AfterEmpty,
    #[code(5, retry = after("60"))]
    AfterText,
    #[code(6, retry = after(60s))]
    AfterSuffix,
    #[code(7, retry = after(60, 90))]
    AfterTwo,
    #[code(8, retry = 60)]
    Number,
    #[code(9, retry = after(0))]
    AfterZero(u32),
    #[code(10, retry = Backoff)]
    Upper,
}

fn main() {}
