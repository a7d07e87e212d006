use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "stock", http = 409)]
enum StockError {
    /// 仅剩 {left:>8} 件
    #[code(1)]
    Insufficient { left: u32 },
}

fn main() {}
