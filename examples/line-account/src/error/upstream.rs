//! What the systems that we depend on fail with. The status of all of them, 502, is their segment's.

use error_codes::ErrorCatalog;

use crate::error::BoxError;

/// 外部服务错误
#[derive(Debug, ErrorCatalog)]
#[segment(crate::plan::UPSTREAM)]
#[catalog(keys = "upstream", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum UpstreamError {
    /// 大模型API调用失败
    ///
    /// 调用OpenAI/Claude失败
    #[code(7001, retry = backoff)]
    ModelCallFailed {
        #[source]
        cause: BoxError,
    },

    /// 大模型API超时
    ///
    /// 大模型响应超时
    #[code(7002, retry = backoff)]
    ModelTimeout {
        #[source]
        cause: BoxError,
    },

    /// 大模型API Key无效
    ///
    /// API Key错误或过期
    #[code(7003)]
    ModelKeyInvalid,

    /// 大模型配置错误
    ///
    /// 大模型配置参数错误
    #[code(7004)]
    ModelConfigInvalid {
        #[source]
        cause: BoxError,
    },

    /// 大模型配额不足
    ///
    /// API调用次数超限
    #[code(7005)]
    ModelQuotaExceeded,

    /// 大模型服务不可用
    ///
    /// 大模型服务暂时不可用
    #[code(7006, retry = backoff)]
    ModelUnavailable,

    /// 文件上传服务失败
    ///
    /// 文件上传到OSS失败
    #[code(7007, retry = backoff)]
    UploadFailed {
        #[source]
        cause: BoxError,
    },

    /// 二维码服务失败
    ///
    /// 调用二维码生成服务失败
    #[code(7008, retry = backoff)]
    QrServiceFailed {
        #[source]
        cause: BoxError,
    },
}
