//! What the database and Redis would fail with. The status of all of them, 500, is their segment's.

use error_codes::ErrorCatalog;

use crate::error::BoxError;

/// 数据操作错误
#[derive(Debug, ErrorCatalog)]
#[segment(crate::plan::STORAGE)]
#[catalog(keys = "storage", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum StorageError {
    /// 数据库连接失败
    ///
    /// 数据库连接异常
    #[code(5001, retry = backoff)]
    DatabaseUnreachable {
        #[source]
        cause: BoxError,
    },

    /// 数据库查询失败
    ///
    /// SQL查询执行失败
    #[code(5002, retry = backoff)]
    DatabaseQueryFailed {
        #[source]
        cause: BoxError,
    },

    /// 数据库写入失败
    ///
    /// 数据插入/更新失败
    #[code(5003, retry = backoff)]
    DatabaseWriteFailed {
        #[source]
        cause: BoxError,
    },

    /// 数据库事务失败
    ///
    /// 事务回滚
    #[code(5004, retry = backoff)]
    DatabaseTransactionFailed {
        #[source]
        cause: BoxError,
    },

    /// Redis连接失败
    ///
    /// Redis连接异常
    #[code(5005, retry = backoff)]
    RedisUnreachable {
        #[source]
        cause: BoxError,
    },

    /// Redis操作失败
    ///
    /// Redis读写失败
    #[code(5006, retry = backoff)]
    RedisFailed {
        #[source]
        cause: BoxError,
    },

    /// 数据完整性错误
    ///
    /// 外键约束、唯一约束冲突
    #[code(5007)]
    IntegrityViolated {
        #[source]
        cause: BoxError,
    },

    /// 数据格式错误
    ///
    /// 数据序列化/反序列化失败
    #[code(5008)]
    DataFormatInvalid {
        #[source]
        cause: BoxError,
    },
}
