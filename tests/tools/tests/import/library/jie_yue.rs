//! 借阅

use error_codes::ErrorCatalog;

use super::{PACKS, plan};

/// 借阅
#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "jie_yue", packs = PACKS)]
#[segment(plan::JIE_YUE)]
pub enum JieYueError {
    /// 已借满 {limit} 本
    ///
    /// 每人的上限见章程
    #[code(11101, http = 409, msg = "loan.limit")]
    LoanLimit { limit: String },

    /// 《{0}》只能在馆内阅读
    ///
    /// 善本
    #[code(11102, http = 409)]
    ZhiNengZaiGuanNeiYueDu(String),

    /// 还书箱已满
    #[code(11150, http = 503, msg = "loan.box_full")]
    LoanBoxFull,
}
