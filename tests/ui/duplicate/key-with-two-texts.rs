use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(http = 409)]
enum LoginError {
    /// 账号已被锁定
    #[code(1, msg = "account.locked")]
    Locked,
    /// 账号已被冻结
    #[code(2, msg = "account.locked")]
    Frozen,
}

fn main() {}
