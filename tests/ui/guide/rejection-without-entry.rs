use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "system")]
#[catalog(rejections(json = 50901, panic = 50000))]
pub enum ShopError {
    /// Something went wrong
    #[code(50000, http = 500)]
    Internal,
}

fn main() {}
