struct Sku;

#[derive(error_codes::ErrorCatalog)]
#[catalog(keys = "stock", http = 409)]
enum StockError {
    /// {sku} 已售罄
    #[code(1)]
    SoldOut { sku: Sku },
    /// {sku:?} 已下架
    #[code(2)]
    OffShelf { sku: Sku },
}

fn main() {}
