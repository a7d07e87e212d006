struct Table;

#[derive(error_codes::ErrorCatalog)]
#[catalog(keys = "db", http = 500)]
enum DbError {
    #[code(1)]
    Failed {
        #[detail]
        table: Table,
    },
}

fn main() {}
