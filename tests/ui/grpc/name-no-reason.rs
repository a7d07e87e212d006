use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(tonic, keys = "user", http = 400)]
enum UserError {
    #[code(1, name = "phone.exists")]
    PhoneExists,
    #[code(2)]
    No,
    #[code(3, name = "1ST_LOGIN")]
    FirstLogin,
    #[code(4, name = "LOCKED_")]
    Locked,
    #[code(5)]
    TheBankThatIssuedTheCardHasRefusedThePaymentForReasonsOfItsOwnAgain,
    #[code(6)]
    Ümlaut,
    #[code(7)]
    Fine,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 400)]
enum WithoutTonic {
    #[code(1, name = "phone.exists")]
    PhoneExists,
}

fn main() {}
