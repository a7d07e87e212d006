//! 90xx: what can happen to any request, whatever it asks for.

use error_codes::ErrorCatalog;
use serde::Serialize;

use crate::plan;

/// An error of a system or a library that this service depends on. It is logged, and never sent.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// 系统相关错误
#[derive(Debug, ErrorCatalog)]
#[segment(plan::SYSTEM)]
#[catalog(keys = "system", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum SystemError {
    /// 认证失败
    // The cause is logged and not sent: a caller must not learn which half of name and password was right.
    #[code(9001, http = 401, hint = "检查Token是否有效", log = info)]
    AuthenticationFailed {
        #[source]
        cause: BoxError,
    },

    /// Token已过期
    #[code(9002, http = 401, hint = "重新登录获取新Token", log = info)]
    TokenExpired,

    /// Token无效
    #[code(9003, http = 401, hint = "重新登录获取新Token", log = info)]
    TokenInvalid,

    /// 权限不足
    #[code(9004, http = 403, hint = "联系管理员授权")]
    PermissionDenied {
        #[source]
        cause: BoxError,
    },

    /// 超过请求频率限制
    #[code(9005, http = 429, hint = "稍后再试", retry = after(retry_after), log = info)]
    RateLimitExceeded {
        #[detail]
        retry_after: u64,
        #[detail]
        limit: usize,
        #[detail]
        window: &'static str,
    },

    /// 服务暂时不可用
    #[code(9006, http = 503, hint = "稍后重试", retry = backoff)]
    ServiceUnavailable {
        #[source]
        cause: BoxError,
    },

    /// 系统维护中
    #[code(9007, http = 503, hint = "等待维护完成", retry = backoff, log = info)]
    MaintenanceMode,

    /// 数据库错误
    #[code(9008, http = 500, hint = "联系管理员")]
    DatabaseError {
        #[source]
        cause: BoxError,
    },

    /// 外部服务错误
    #[code(9009, http = 502, hint = "稍后重试", retry = backoff)]
    ExternalServiceError {
        #[detail]
        service: &'static str,
        #[source]
        cause: BoxError,
    },

    /// 配置错误
    #[code(9010, http = 500, hint = "联系管理员")]
    ConfigurationError {
        variable: &'static str,
        #[source]
        cause: BoxError,
    },

    /// 超过配额限制
    #[code(9011, http = 402, hint = "升级套餐", log = info)]
    QuotaExceeded {
        #[detail]
        quota: &'static str,
        #[detail]
        limit: usize,
        #[detail]
        used: usize,
    },

    /// 请求格式无效
    #[code(9012, http = 400, hint = "检查请求格式", log = info)]
    InvalidRequestFormat {
        #[detail]
        fields: Vec<FieldFault>,
    },

    // What a running service needs and the document lacks, see README.md.
    //
    /// 服务器内部错误
    #[code(9050, http = 500)]
    InternalError,

    /// 接口不存在
    // Mostly scanners: not worth a warning.
    #[code(9051, http = 404, log = debug)]
    PathNotFound,

    /// 请求方法不支持
    #[code(9052, http = 405, log = info)]
    MethodNotAllowed,

    /// 请求体过大
    #[code(9053, http = 413, log = info)]
    PayloadTooLarge,

    /// 不支持的请求体类型
    #[code(9054, http = 415, hint = "使用 Content-Type: application/json", log = info)]
    UnsupportedMediaType,

    /// 当前状态不允许此操作
    #[code(9055, http = 409, log = info)]
    StateConflict {
        #[detail]
        state: &'static str,
    },
}

/// What is wrong with one field of a request, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldFault {
    pub field: String,
    pub message: String,
}
