//! 读者 (Reader)

use error_codes::ErrorCatalog;

use super::{PACKS, plan};

/// 读者 (Reader)
#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "reader", packs = PACKS)]
#[segment(plan::READER)]
pub enum ReaderError {
    /// 读者 {reader} 不存在
    #[code(11001, http = 404, hint = "检查读者证号", was(2001))]
    ReaderNotFound { reader: String },

    /// 读者证已挂失
    #[code(
        11002,
        http = 403,
        hint = "到服务台补办新的读者证，请带好身份证与照片，工作日九点到十七点"
    )]
    CardLost,
}
