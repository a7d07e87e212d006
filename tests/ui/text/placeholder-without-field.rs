use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "stock", http = 409)]
enum StockError {
    /// 库存不足，仅剩 {remaining} 件
    #[code(1)]
    Insufficient { left: u32, sku: u64 },
    /// 第 {1} 件已售罄
    #[code(2)]
    SoldOut(u32),
    /// 仓库 {warehouse} 关闭
    #[code(3)]
    Closed,
}

fn main() {}
