//! What the mall answers when it cannot do what it was asked: the catalogue, composed.
//!
//! Each module of the document has its enum beside the code that it belongs to, and `mall_plan` says which numbers are
//! whose. This enum puts them together and holds the system's own. A code and its status are written down in one place
//! only, and so is each message: in `locales/`. The documentation of the variants is for us.

use error_codes::ErrorCatalog;
pub use mall_promotions::{CampaignError, CouponError, PointsError};

pub use crate::addresses::AddressError;
pub use crate::cart::{CartError, StockError};
pub use crate::live::LiveError;
pub use crate::orders::{DeliveryError, FulfilError, OrderError};
pub use crate::payments::{ChannelError, PayError};
pub use crate::products::{ProductManageError, ProductQueryError};
pub use crate::refunds::RefundError;
pub use crate::reviews::ReviewError;
pub use crate::sessions::LoginError;
pub use crate::support::{NoticeError, TicketError};
pub use crate::users::{ProfileError, RegisterError, RoleError};
pub use crate::wallet::BalanceError;

/// An error of a system that the mall depends on.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Any error of the mall. `?` makes it of the error of any module.
#[derive(Debug, ErrorCatalog)]
#[catalog(
    name = "mall",
    title = "商城错误码",
    plan = mall_plan::MALL,
    packs = crate::PACKS,
    success(20000, msg = "ok"),
    rejections(json = 50901, media_type = 50903, method = 50906, path = 50907, panic = 50000),
    error,
    axum
)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum MallError {
    // ---- 50000-50999 系统级错误 ----
    //
    /// 系统内部错误
    ///
    /// 未捕获异常
    #[code(50000, http = 500, msg = "system.internal")]
    InternalError {
        #[source]
        cause: BoxError,
    },

    /// 数据库连接失败
    ///
    /// PostgreSQL 不可用
    #[code(50001, http = 503, msg = "system.db", retry = backoff)]
    DbError {
        #[source]
        cause: BoxError,
    },

    /// Redis 连接失败
    ///
    /// 缓存服务异常
    #[code(50002, http = 503, msg = "system.redis", retry = backoff)]
    RedisError {
        #[source]
        cause: BoxError,
    },

    /// 配置错误
    ///
    /// 环境变量缺失或非法
    #[code(50003, http = 500, msg = "system.config")]
    ConfigError { variable: &'static str },

    /// 短信服务异常
    ///
    /// 阿里云短信 API 失败
    #[code(50101, http = 502, msg = "upstream.sms", retry = backoff)]
    SmsError {
        #[source]
        cause: BoxError,
    },

    /// 支付网关异常
    ///
    /// 微信/支付宝接口超时
    #[code(50102, http = 504, msg = "upstream.payment", retry = backoff)]
    PaymentGatewayError {
        #[source]
        cause: BoxError,
    },

    /// 物流接口异常
    ///
    /// 快递 100 API 失败
    #[code(50103, http = 502, msg = "upstream.logistics", retry = backoff)]
    LogisticsError {
        #[source]
        cause: BoxError,
    },

    /// OSS 上传失败
    ///
    /// 文件存储服务异常
    #[code(50104, http = 502, msg = "upstream.oss", retry = backoff)]
    OssUploadError {
        #[source]
        cause: BoxError,
    },

    /// AI 服务异常
    ///
    /// 如 OCR/NLP 接口失败
    #[code(50105, http = 502, msg = "upstream.ai", retry = backoff)]
    AiError {
        #[source]
        cause: BoxError,
    },

    // What a running service needs and the document lacks: 509xx, see README.md.
    //
    /// 请求体不是合法的 JSON
    #[code(50901, http = 400, msg = "request.malformed_json")]
    MalformedJson { problem: String },

    /// 请求体字段缺失或类型不符
    #[code(50902, http = 422, msg = "request.body_mismatch", hint = "对照接口文档检查请求体的字段")]
    BodyMismatch { problem: String },

    /// 不支持的 Content-Type
    #[code(50903, http = 415, msg = "request.media_type", hint = "使用 Content-Type: application/json")]
    UnsupportedMediaType,

    /// 请求体过大
    #[code(50904, http = 413, msg = "request.too_large")]
    BodyTooLarge {
        #[detail]
        limit_bytes: usize,
    },

    /// 请求体读取失败
    ///
    /// 客户端中途断开
    #[code(50905, http = 400, msg = "request.unreadable", log = info)]
    BodyUnreadable { problem: String },

    /// 请求方法不支持
    #[code(50906, http = 405, msg = "request.method", log = info)]
    MethodNotAllowed,

    /// 接口不存在
    ///
    /// 多为扫描器，不值得告警
    #[code(50907, http = 404, msg = "request.path_unknown", log = debug)]
    PathNotFound,

    /// 路径参数格式错误
    #[code(50908, http = 400, msg = "request.path_parameter")]
    PathParameterInvalid { problem: String },

    /// 查询参数格式错误
    #[code(50909, http = 400, msg = "request.query")]
    QueryInvalid { problem: String },

    /// 字段取值无效
    #[code(50910, http = 422, msg = "request.field")]
    FieldInvalid {
        #[detail]
        field: &'static str,
        #[detail]
        expected: &'static str,
    },

    /// 未登录或登录已失效
    #[code(50911, http = 401, msg = "request.login_required", hint = "登录后重试", log = info)]
    LoginRequired,

    /// 请求过于频繁
    #[code(50912, http = 429, msg = "request.too_frequent", retry = after(wait_seconds), log = info)]
    TooFrequent {
        #[detail]
        wait_seconds: u64,
    },

    /// 当前状态不允许此操作
    #[code(50913, http = 409, msg = "request.state")]
    StateConflict { action: &'static str },

    // ---- 60100-62399: the modules, in the order of the plan ----
    //
    #[code(transparent)]
    Register(#[from] RegisterError),
    #[code(transparent)]
    Login(#[from] LoginError),
    #[code(transparent)]
    Profile(#[from] ProfileError),
    #[code(transparent)]
    Role(#[from] RoleError),
    #[code(transparent)]
    ProductQuery(#[from] ProductQueryError),
    #[code(transparent)]
    ProductManage(#[from] ProductManageError),
    #[code(transparent)]
    Stock(#[from] StockError),
    #[code(transparent)]
    Cart(#[from] CartError),
    #[code(transparent)]
    Order(#[from] OrderError),
    #[code(transparent)]
    Pay(#[from] PayError),
    #[code(transparent)]
    Fulfil(#[from] FulfilError),
    #[code(transparent)]
    Refund(#[from] RefundError),
    #[code(transparent)]
    Coupon(#[from] CouponError),
    #[code(transparent)]
    Campaign(#[from] CampaignError),
    #[code(transparent)]
    Points(#[from] PointsError),
    #[code(transparent)]
    Address(#[from] AddressError),
    #[code(transparent)]
    Delivery(#[from] DeliveryError),
    #[code(transparent)]
    Review(#[from] ReviewError),
    #[code(transparent)]
    Ticket(#[from] TicketError),
    #[code(transparent)]
    Notice(#[from] NoticeError),
    #[code(transparent)]
    Live(#[from] LiveError),
    #[code(transparent)]
    Channel(#[from] ChannelError),
    #[code(transparent)]
    Balance(#[from] BalanceError),
}
