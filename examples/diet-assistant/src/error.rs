//! What the assistant answers when it cannot do what it was asked: the catalogue.
//!
//! One enum a segment of the plan, and `DietError` of all of them. Each text has its place: what clients read is in
//! `locales/`, what developers read is `Display` (`#[error(…)]`), and what the document says of a code is its doc
//! comment and its hint.

use error_codes::ErrorCatalog;
use thiserror::Error;

use crate::plan;

/// Why one of the systems below the assistant failed.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Any error of the assistant. `?` makes it of the error of any module.
#[derive(Debug, Error, ErrorCatalog)]
#[catalog(
    name = "diet-assistant",
    title = "AI Diet Assistant 错误码",
    plan = plan::DIET,
    packs = crate::PACKS,
    success(0, msg = "ok"),
    rejections(
        json = 40001,
        other = 40001,
        path = 40401,
        method = 40501,
        too_large = 41301,
        media_type = 41501,
        panic = 50001
    ),
    poem
)]
pub enum DietError {
    #[error(transparent)]
    #[code(transparent)]
    Parameter(#[from] ParameterError),
    #[error(transparent)]
    #[code(transparent)]
    Auth(#[from] AuthError),
    #[error(transparent)]
    #[code(transparent)]
    Access(#[from] AccessError),
    #[error(transparent)]
    #[code(transparent)]
    Missing(#[from] MissingError),
    #[error(transparent)]
    #[code(transparent)]
    Conflict(#[from] ConflictError),
    #[error(transparent)]
    #[code(transparent)]
    Request(#[from] RequestError),
    #[error(transparent)]
    #[code(transparent)]
    Limit(#[from] LimitError),
    #[error(transparent)]
    #[code(transparent)]
    Server(#[from] ServerError),
}

/// 请求参数错误
#[derive(Debug, Error, ErrorCatalog)]
#[segment(plan::PARAMETER)]
#[catalog(packs = crate::PACKS)]
pub enum ParameterError {
    /// Invalid Parameters
    ///
    /// 请求参数无效或格式错误
    ///
    /// 请求参数缺失必填字段；参数类型不匹配；参数格式不正确（如日期格式错误）；JSON 解析失败；参数值超出允许范围
    ///
    /// 如：创建食材时缺少 `name` 字段；日期参数格式不是 `YYYY-MM-DD`；ID 参数不是有效的数字；请求体 JSON 格式错误
    #[error("invalid request parameters: {problem}")]
    #[code(
        40001,
        msg = "parameter.invalid",
        hint = "检查请求参数是否完整；验证参数类型和格式；参考接口文档确认参数要求"
    )]
    InvalidParameters { problem: String },

    /// Validation Error
    ///
    /// 数据验证失败
    ///
    /// 数据不符合业务规则；字段值不在允许的范围内；数据格式验证失败
    ///
    /// 如：营养数据为负数；邮箱格式不正确；密码强度不符合要求
    #[error("{field} must be {rule}")]
    #[code(
        40002,
        msg = "parameter.validation",
        hint = "检查数据是否符合业务规则；验证字段值的有效性；参考数据模型文档了解验证规则"
    )]
    ValidationError { field: &'static str, rule: &'static str },
}

/// 未授权
#[derive(Debug, Error, ErrorCatalog)]
#[segment(plan::UNAUTHORIZED)]
#[catalog(packs = crate::PACKS)]
pub enum AuthError {
    /// Unauthorized
    ///
    /// 未授权，需要身份认证
    ///
    /// 未提供 JWT Token；Token 格式错误；Token 已过期；Token 无效或被篡改；Token 已被加入黑名单（已登出）；用户未认证
    ///
    /// 如：请求头缺少 `Authorization` 字段；Token 过期需要刷新；使用已登出的 Token
    #[error("{reason}")]
    #[code(
        40101,
        msg = "access.unauthorized",
        hint = "检查是否已登录；验证 Token 是否有效；如果 Token 过期，使用刷新 Token 接口获取新 Token；\
                如果刷新失败，重新登录",
        log = info
    )]
    Unauthorized { reason: &'static str },
}

/// 禁止访问
#[derive(Debug, Error, ErrorCatalog)]
#[segment(plan::FORBIDDEN)]
#[catalog(packs = crate::PACKS)]
pub enum AccessError {
    /// Forbidden
    ///
    /// 禁止访问，权限不足
    ///
    /// 用户已认证但无权访问该资源；尝试访问其他用户的私有数据；操作权限不足
    ///
    /// 如：尝试修改其他用户的食材；尝试删除其他用户的餐饮记录；访问无权限的管理功能
    #[error("you do not have permission to access this resource")]
    #[code(
        40301,
        msg = "access.forbidden",
        hint = "确认当前用户是否有权限执行该操作；检查是否访问了正确的资源 ID；联系管理员获取必要权限"
    )]
    Forbidden,
}

/// 资源不存在
#[derive(Debug, Error, ErrorCatalog)]
#[segment(plan::NOT_FOUND)]
#[catalog(packs = crate::PACKS)]
pub enum MissingError {
    /// Not Found
    ///
    /// 资源不存在
    ///
    /// 请求的资源 ID 不存在；资源已被删除；URL 路径错误
    ///
    /// 如：查询不存在的食材 ID；访问已删除的餐饮记录；获取不存在的饮食计划
    #[error("{what} not found")]
    #[code(
        40401,
        msg = "resource.not_found",
        hint = "验证资源 ID 是否正确；检查资源是否已被删除；确认 API 路径是否正确",
        log = info
    )]
    NotFound { what: &'static str },
}

/// 资源冲突
#[derive(Debug, Error, ErrorCatalog)]
#[segment(plan::CONFLICT)]
#[catalog(packs = crate::PACKS)]
pub enum ConflictError {
    /// Conflict
    ///
    /// 资源冲突
    ///
    /// 创建重复的资源；资源状态冲突；并发操作冲突
    ///
    /// 如：用户名已存在；同一时间段已有餐饮记录；资源正在被其他操作使用
    #[error("{problem}")]
    #[code(
        40901,
        msg = "resource.conflict",
        hint = "检查是否存在重复数据；刷新数据后重试；避免并发操作同一资源"
    )]
    Conflict { problem: &'static str },
}

/// What HTTP itself can get wrong: not in the document, numbered as it numbers.
#[derive(Debug, Error, ErrorCatalog)]
#[segment(plan::METHOD)]
#[segment(plan::TOO_LARGE)]
#[segment(plan::MEDIA_TYPE)]
#[catalog(packs = crate::PACKS)]
pub enum RequestError {
    /// Method Not Allowed
    #[error("this path does not have this method")]
    #[code(40501, msg = "request.method", log = info)]
    MethodNotAllowed,

    /// Body Too Large
    #[error("the body is too large")]
    #[code(41301, msg = "request.too_large", log = info)]
    BodyTooLarge,

    /// Unsupported Media Type
    #[error("the body is not application/json")]
    #[code(41501, msg = "request.media_type", log = info)]
    UnsupportedMediaType,
}

/// 请求过于频繁
#[derive(Debug, Error, ErrorCatalog)]
#[segment(plan::TOO_MANY)]
#[catalog(packs = crate::PACKS)]
pub enum LimitError {
    /// Too Many Requests
    ///
    /// 请求过于频繁，触发限流
    ///
    /// 超过 API 调用频率限制；短时间内发送大量请求；触发防刷机制
    ///
    /// 如：1 分钟内登录尝试超过 5 次；短时间内大量调用 AI 接口；批量操作频率过高
    #[error("rate limit exceeded, please try again later")]
    #[code(
        42901,
        msg = "request.too_many",
        hint = "等待一段时间后重试；实现请求限流和重试机制；优化请求频率；使用批量接口减少请求次数",
        retry = after(wait_seconds),
        log = info
    )]
    TooManyRequests { wait_seconds: u64 },
}

/// 服务器错误
#[derive(Debug, Error, ErrorCatalog)]
#[segment(plan::SERVER)]
#[catalog(packs = crate::PACKS)]
#[allow(clippy::enum_variant_names, reason = "the names are the document's")]
pub enum ServerError {
    /// Internal Server Error
    ///
    /// 服务器内部错误
    ///
    /// 服务器内部异常；未预期的错误；业务逻辑执行失败；配置错误
    ///
    /// 如：服务器配置错误；代码执行异常；资源不足
    #[error("an internal error occurred, please try again later")]
    #[code(
        50001,
        msg = "server.internal",
        hint = "稍后重试；如果问题持续，联系技术支持；检查请求是否触发了服务器异常",
        retry = backoff
    )]
    InternalServerError {
        #[source]
        cause: BoxError,
    },

    /// Database Error
    ///
    /// 数据库操作错误
    ///
    /// 数据库连接失败；SQL 执行错误；数据库超时；事务失败
    ///
    /// 如：数据库连接池耗尽；查询超时；数据完整性约束违反；数据库服务不可用
    #[error("a database error occurred, please try again later")]
    #[code(
        50002,
        msg = "server.database",
        hint = "稍后重试；检查数据是否符合约束条件；如果问题持续，联系技术支持",
        retry = after(1)
    )]
    DatabaseError {
        #[source]
        cause: BoxError,
    },

    /// AI Service Error
    ///
    /// AI 服务调用失败
    ///
    /// AI 服务不可用；AI API 调用超时；AI 服务返回错误；API Key 无效或配额不足
    ///
    /// 如：OpenAI API 调用失败；DeepSeek API 超时；AI 服务配置错误；API 配额已用完
    #[error("an external service error occurred, please try again later")]
    #[code(
        50003,
        msg = "server.ai",
        hint = "检查 AI 服务配置是否正确；验证 API Key 是否有效；检查 API 配额是否充足；稍后重试；\
                如果问题持续，联系技术支持",
        retry = after(5)
    )]
    AiServiceError {
        #[source]
        cause: BoxError,
    },

    /// Encryption Error
    ///
    /// 加密/解密操作失败
    ///
    /// 密码加密失败；数据解密失败；加密密钥错误；加密算法异常
    ///
    /// 如：密码哈希生成失败；Token 签名失败；敏感数据加密失败
    #[error("an internal error occurred, please try again later")]
    #[code(50004, msg = "server.encryption", hint = "稍后重试；如果问题持续，联系技术支持；检查系统配置")]
    EncryptionError {
        #[source]
        cause: BoxError,
    },
}
