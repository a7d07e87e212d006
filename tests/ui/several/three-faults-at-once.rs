use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "user")]
#[segment(60100..=60199, name = "user.register", http = 409)]
enum RegisterError {
    /// 手机号已被注册
    #[code(60101)]
    PhoneExists,
    /// 邮箱已被注册
    #[code(60101)]
    EmailExists,
    /// 用户名已被占用
    #[code(60203)]
    UsernameExists,
    /// 密码强度不足
    #[code(60104, mgs = "password.weak")]
    PasswordWeak,
}

fn main() {
    use error_codes::ErrorCode as _;
    println!("{} {}", RegisterError::PhoneExists, RegisterError::EmailExists.code());
    println!("{:?}", RegisterError::CATALOG.get(60101));
}
