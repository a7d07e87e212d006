use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(success(code = 20000, msg = "ok"))]
enum RegisterError {
    #[code(60101, htp = 400, http = 400, mesg = "a", msg = "a")]
    PhoneExists {
        #[detail(skip, rename = "phone")]
        number: u64,
    },
}

fn main() {}
