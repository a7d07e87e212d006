//! What is wrong with this service.

use error_codes::ErrorCatalog;

use crate::error::BoxError;

/// 系统错误
#[derive(Debug, ErrorCatalog)]
#[segment(crate::plan::SYSTEM)]
#[catalog(keys = "system", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum SystemError {
    /// 内部服务器错误
    ///
    /// 未预期的系统错误
    #[code(8001, http = 500)]
    InternalError {
        #[source]
        cause: BoxError,
    },

    /// 服务不可用
    ///
    /// 服务暂时不可用
    #[code(8002, http = 500, retry = backoff)]
    ServiceUnavailable,

    /// 服务过载
    ///
    /// 服务器负载过高
    #[code(8003, http = 503, retry = after(5))]
    Overloaded,

    /// 配置错误
    ///
    /// 系统配置错误
    #[code(8004, http = 500)]
    ConfigInvalid { variable: &'static str },

    /// 加密/解密失败
    ///
    /// JWT生成、密码加密失败
    #[code(8005, http = 500)]
    CryptoFailed {
        #[source]
        cause: BoxError,
    },

    /// 文件操作失败
    ///
    /// 文件读写失败
    #[code(8006, http = 500)]
    FileFailed {
        #[source]
        cause: BoxError,
    },

    /// 定时任务执行失败
    ///
    /// 定时任务出错
    #[code(8007, http = 500)]
    TaskFailed {
        #[source]
        cause: BoxError,
    },

    /// 日志记录失败
    ///
    /// 日志系统错误
    #[code(8008, http = 500)]
    LogFailed {
        #[source]
        cause: BoxError,
    },
}
