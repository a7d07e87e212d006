//! What is not there. The status of all of them, 404, is their segment's.

use error_codes::ErrorCatalog;

/// 资源不存在错误
#[derive(Debug, ErrorCatalog)]
#[segment(crate::plan::MISSING)]
#[catalog(keys = "missing", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum MissingError {
    /// 用户不存在
    ///
    /// 查询的用户ID不存在
    #[code(3001)]
    UserNotFound,

    /// 分组不存在
    ///
    /// 查询的分组ID不存在
    #[code(3002)]
    GroupNotFound,

    /// 激活码不存在
    ///
    /// 查询的激活码不存在
    #[code(3003)]
    ActivationCodeNotFound,

    /// Line账号不存在
    ///
    /// 查询的Line账号ID不存在
    #[code(3004)]
    LineAccountNotFound,

    /// 客户不存在
    ///
    /// 查询的客户ID不存在
    #[code(3005)]
    CustomerNotFound,

    /// 跟进记录不存在
    ///
    /// 查询的跟进记录ID不存在
    #[code(3006)]
    FollowUpNotFound,

    /// 底库记录不存在
    ///
    /// 查询的底库记录不存在
    #[code(3007)]
    BaseRecordNotFound,

    /// 大模型配置不存在
    ///
    /// 查询的大模型配置ID不存在
    #[code(3008)]
    ModelConfigNotFound,

    /// 资源不存在
    ///
    /// 通用资源不存在
    #[code(3009, log = info)]
    ResourceNotFound,
}
