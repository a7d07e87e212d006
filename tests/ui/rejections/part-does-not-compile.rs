use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "part", http = 400)]
pub enum PartError {
    #[code(1003)]
    MalformedJson,
    #[code(1003)]
    Twice,
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, rejections(json = 1003))]
pub enum LineError {
    #[code(transparent)]
    Part(#[from] PartError),
}

fn main() {}
