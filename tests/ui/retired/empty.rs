use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(retired())]
enum Parentheses {}

#[derive(ErrorCatalog)]
#[catalog(retired)]
enum Bare {}

#[derive(ErrorCatalog)]
#[catalog(retired = 60106)]
enum Equals {}

fn main() {}
