use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(tonic, keys = "user", http = 400)]
enum UserError {
    #[code(1)]
    Tuple(#[detail] u8),
    #[code(2)]
    Short {
        #[detail]
        n: u8,
        #[detail(rename = "Left")]
        left: u8,
        #[detail]
        fine: u8,
    },
    #[code(3)]
    Code {
        #[detail]
        numeric_code: u8,
        #[detail(rename = "手机号")]
        phone: u8,
    },
}

fn main() {}
