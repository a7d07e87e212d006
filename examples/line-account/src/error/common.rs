//! What is wrong with a request before anyone asks what it wants. The framework's own refusals are among them.

use error_codes::ErrorCatalog;

use crate::error::BoxError;

/// 通用错误
#[derive(Debug, ErrorCatalog)]
#[segment(crate::plan::COMMON)]
#[catalog(keys = "common", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum CommonError {
    /// 参数错误
    ///
    /// 缺少必填参数、参数格式错误
    #[code(1001, http = 400)]
    InvalidParameter {
        #[source]
        cause: BoxError,
    },

    /// 参数验证失败
    ///
    /// 邮箱格式错误、手机号格式错误
    #[code(1002, http = 400)]
    ValidationFailed {
        #[detail]
        field: &'static str,
        #[detail]
        expected: &'static str,
    },

    /// 请求体解析失败
    ///
    /// JSON格式错误
    #[code(1003, http = 400)]
    MalformedBody,

    /// 请求方法不支持
    ///
    /// 使用了错误的HTTP方法
    #[code(1004, http = 400)]
    MethodNotSupported,

    /// 请求体过大
    ///
    /// 上传文件超过限制
    #[code(1005, http = 413)]
    BodyTooLarge,

    /// 不支持的媒体类型
    ///
    /// Content-Type错误
    #[code(1006, http = 415)]
    MediaTypeNotSupported,
}
