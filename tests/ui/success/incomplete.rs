use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(success(msg = "ok"))]
enum NoCode {}

#[derive(ErrorCatalog)]
#[catalog(success(20000))]
enum NoKey {}

#[derive(ErrorCatalog)]
#[catalog(success(20000, 20001, msg = "ok"))]
enum TwoCodes {}

#[derive(ErrorCatalog)]
#[catalog(success(20000, message = "ok"))]
enum UnknownKey {}

#[derive(ErrorCatalog)]
#[catalog(success = 20000)]
enum Equals {}

fn main() {}
