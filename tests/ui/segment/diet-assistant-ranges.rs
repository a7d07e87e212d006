//! The table of HTTP statuses and code ranges of examples/diet-assistant, as its document has it.

use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(error, keys = "diet")]
#[segment(40000..=40999, name = "parameter", title = "请求参数错误", http = 400)]
#[segment(40100..=40199, name = "unauthorized", title = "未授权", http = 401)]
#[segment(40300..=40399, name = "forbidden", title = "禁止访问", http = 403)]
#[segment(40400..=40499, name = "not_found", title = "资源不存在", http = 404)]
#[segment(40900..=40999, name = "conflict", title = "资源冲突", http = 409)]
#[segment(42900..=42999, name = "too_many_requests", title = "请求过于频繁", http = 429)]
#[segment(50000..=59999, name = "server", title = "服务器错误", http = 500)]
#[derive(Debug)]
enum DietError {
    /// invalid parameters
    #[code(40001)]
    InvalidParameters,
    /// resource not found
    #[code(40401)]
    NotFound,
}

fn main() {}
