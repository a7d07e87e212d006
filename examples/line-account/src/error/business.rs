//! What the rules of the business forbid. The status of all of them, 400, is their segment's.

use error_codes::ErrorCatalog;

use crate::error::BoxError;

/// 业务逻辑错误
#[derive(Debug, ErrorCatalog)]
#[segment(crate::plan::BUSINESS)]
#[catalog(keys = "business", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum BusinessError {
    /// 用户名已存在
    ///
    /// 创建用户时用户名重复
    #[code(4001)]
    UsernameExists,

    /// 激活码已存在
    ///
    /// 激活码重复（理论上不会发生）
    #[code(4002)]
    ActivationCodeExists,

    /// Line账号已存在
    ///
    /// 同一分组下Line账号重复
    #[code(4003)]
    LineAccountExists,

    /// 分组名称已存在
    ///
    /// 分组名称重复
    #[code(4004)]
    GroupNameExists,

    /// 账号已达上限
    ///
    /// 分组账号数量超过限制
    #[code(4005)]
    AccountLimitReached {
        #[detail]
        limit: usize,
    },

    /// 无法删除分组
    ///
    /// 分组下还有Line账号
    #[code(4006)]
    GroupNotEmpty {
        #[detail]
        accounts: usize,
    },

    /// 无法删除账号
    ///
    /// 账号还有关联数据
    #[code(4007)]
    AccountInUse {
        #[detail]
        customers: usize,
        #[detail]
        records: usize,
    },

    /// 去重范围无效
    ///
    /// 去重范围参数错误
    #[code(4008)]
    DedupScopeInvalid,

    /// 置零时间格式错误
    ///
    /// 置零时间格式不正确
    #[code(4009)]
    ResetTimeInvalid,

    /// 导入文件格式错误
    ///
    /// Excel/CSV格式不正确
    #[code(4010)]
    ImportFormatInvalid {
        #[detail]
        line: usize,
    },

    /// 导入数据为空
    ///
    /// 导入文件没有有效数据
    #[code(4011)]
    ImportEmpty,

    /// 导入数据重复
    ///
    /// 导入的数据已存在
    #[code(4012)]
    ImportDuplicate,

    /// 进线数据无效
    ///
    /// 进线数据格式错误
    #[code(4013)]
    IncomingInvalid {
        #[detail]
        field: &'static str,
    },

    /// 客户类型无效
    ///
    /// 客户类型参数错误
    #[code(4014)]
    CustomerTypeInvalid,

    /// 平台类型无效
    ///
    /// 平台类型参数错误（非line/line_business）
    #[code(4015)]
    PlatformInvalid,

    /// 统计时间范围无效
    ///
    /// 统计查询时间范围错误
    #[code(4016)]
    PeriodInvalid,

    /// 无法重置统计
    ///
    /// 重置统计失败
    #[code(4017)]
    ResetRefused,

    /// 二维码生成失败
    ///
    /// 生成二维码时出错
    #[code(4018)]
    QrCodeNotMade {
        #[source]
        cause: BoxError,
    },
}
