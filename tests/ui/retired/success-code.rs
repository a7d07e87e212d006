use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(success(20000, msg = "ok"), retired(20000))]
enum MallError {}

fn main() {}
