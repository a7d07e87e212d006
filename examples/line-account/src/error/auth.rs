//! Who is asking, and what they may do.

use error_codes::ErrorCatalog;

use crate::error::BoxError;

/// 认证与授权错误
#[derive(Debug, ErrorCatalog)]
#[segment(crate::plan::AUTH)]
#[catalog(keys = "auth", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum AuthError {
    /// 未登录
    ///
    /// Token缺失或过期
    #[code(2001, http = 401)]
    LoginRequired,

    /// Token无效
    ///
    /// Token格式错误、已失效
    #[code(2002, http = 401)]
    TokenInvalid,

    /// Token已过期
    ///
    /// Token超过有效期
    #[code(2003, http = 401)]
    TokenExpired,

    /// 登录失败
    ///
    /// 用户名或密码错误
    #[code(2004, http = 401)]
    LoginFailed {
        #[source]
        cause: BoxError,
    },

    /// 激活码无效
    ///
    /// 激活码不存在或已禁用
    #[code(2005, http = 401)]
    ActivationCodeInvalid {
        #[source]
        cause: BoxError,
    },

    /// 激活码密码错误
    ///
    /// 子账号登录密码错误
    #[code(2006, http = 401)]
    ActivationPasswordWrong,

    /// 权限不足
    ///
    /// 非管理员访问管理员接口
    #[code(2007, http = 403)]
    AdminRequired,

    /// 无操作权限
    ///
    /// 普通用户操作其他用户的数据
    #[code(2008, http = 403)]
    NotYours,

    /// 账号已禁用
    ///
    /// 用户账号被禁用
    #[code(2009, http = 403)]
    UserDisabled,

    /// 分组已禁用
    ///
    /// 分组（激活码）被禁用
    #[code(2010, http = 403)]
    GroupDisabled,
}
