use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(name = mall, keys = 5, title = "", doc_url = "https://mall.example/{page}", crate = "codes")]
enum MallError {}

#[derive(ErrorCatalog)]
#[catalog = "mall"]
enum Equals {}

#[derive(ErrorCatalog)]
#[catalog("mall")]
enum Bare {}

fn main() {}
