use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "part", http = 400)]
pub enum PartError {
    #[code(1003)]
    MalformedJson,
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, name = "line", rejections(json = 1003, method = 1004, panic = 8001, other = 1001))]
pub enum LineError {
    #[code(transparent)]
    Part(#[from] PartError),
    #[code(8001, http = 500, msg = "internal")]
    Internal,
}

fn main() {}
