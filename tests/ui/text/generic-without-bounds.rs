use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "db", http = 500)]
enum DbError<T, U> {
    /// lost {what}
    #[code(1)]
    Lost { what: T },
    #[code(2)]
    Garbled {
        #[detail]
        what: U,
    },
}

fn main() {}
