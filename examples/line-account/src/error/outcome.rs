//! What is no error, and yet not simply a success: `Success::coded` sends these, with data.

use error_codes::{ErrorCatalog, ErrorCode, Success};

/// 业务状态（非错误）
#[derive(Debug, ErrorCatalog)]
#[segment(crate::plan::OUTCOME)]
#[catalog(keys = "outcome", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum OutcomeStatus {
    /// 数据为空
    ///
    /// 查询结果为空（非错误）
    #[code(9001)]
    NoData,

    /// 操作成功但无变化
    ///
    /// 更新操作但数据未变化
    #[code(9002)]
    NoChange,

    /// 部分成功
    ///
    /// 批量操作部分成功
    #[code(9003)]
    PartialSuccess,

    /// 需要确认
    ///
    /// 删除操作需要二次确认
    #[code(9004)]
    ConfirmationNeeded,
}

impl OutcomeStatus {
    /// Answers with this code and `data`.
    pub fn with<T>(self, data: T) -> Success<T> {
        Success::coded(self.entry(), data)
    }
}
