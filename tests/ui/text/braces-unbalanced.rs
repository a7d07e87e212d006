use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "stock", http = 409)]
enum StockError {
    /// 仅剩 {left 件
    #[code(1)]
    Open { left: u32 },
    /// 仅剩 left} 件
    #[code(2)]
    Shut { left: u32 },
}

fn main() {}
