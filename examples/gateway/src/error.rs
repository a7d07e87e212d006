//! What the gateway answers when it has nothing to pass on: the catalogue.
//!
//! The errors of the upstream are not in it. They go through as they are.

use error_codes::ErrorCatalog;

use crate::plan;

/// Any error of the gateway's own.
#[derive(Debug, ErrorCatalog)]
#[catalog(
    name = "gateway",
    title = "网关错误码",
    plan = plan::GATEWAY,
    packs = crate::PACKS,
    success(20000, msg = "ok"),
    rejections(path = 70001, method = 70002, other = 70004, panic = 70000),
    error,
    axum
)]
pub enum GatewayError {
    #[code(transparent)]
    Request(#[from] RequestError),
    #[code(transparent)]
    Upstream(#[from] UpstreamError),
}

/// 网关请求
#[derive(Debug, ErrorCatalog)]
#[segment(plan::REQUEST)]
#[catalog(keys = "request", packs = crate::PACKS, error)]
pub enum RequestError {
    /// 网关内部错误
    #[code(70000, http = 500)]
    Internal,

    /// 接口不存在
    ///
    /// The gateway's own paths are `/errors` and what is below `/mall`.
    #[code(70001, http = 404, hint = "上游接口以 /mall 开头")]
    PathUnknown,

    /// 请求方法不支持
    #[code(70002, http = 405)]
    MethodNotAllowed,

    /// 请求体过大
    #[code(70003, http = 413)]
    TooLarge {
        #[detail]
        limit_bytes: usize,
    },

    /// 请求体读取失败
    #[code(70004, http = 400)]
    Unreadable { problem: String },
}

/// 上游服务
#[derive(Debug, ErrorCatalog)]
#[segment(plan::UPSTREAM)]
#[catalog(keys = "upstream", names = "UPSTREAM_", packs = crate::PACKS, error)]
pub enum UpstreamError {
    /// 上游服务不可达
    ///
    /// No connection, or one that broke off before the whole answer was there.
    #[code(70101, http = 502, retry = backoff, hint = "稍后重试")]
    Unreachable {
        #[source]
        cause: reqwest::Error,
    },

    /// 上游服务超时
    ///
    /// The request may have been carried out all the same.
    #[code(70102, http = 504, retry = backoff, hint = "确认请求是否已生效后再重试")]
    Timeout {
        #[source]
        cause: reqwest::Error,
    },

    /// 上游响应无法识别
    ///
    /// An answer that is not in the upstream's envelope: of a proxy in between, say, or of something else that listens there.
    #[code(70103, http = 502)]
    Foreign {
        #[detail]
        upstream_status: u16,
        #[source]
        cause: NotItsEnvelope,
    },
}

/// Why an answer is not the upstream's.
pub type NotItsEnvelope = Box<dyn std::error::Error + Send + Sync>;
