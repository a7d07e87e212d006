#[catalog(plan = crate::plan::MALL, packs = PACKS, names = "MALL_", axum, actix, poem, salvo, tonic, utoipa, crate = ::codes)]
#[catalog(rejections(json = 1003, method = 1004, too_large = 1005, media_type = 1006, path = 3009, panic = 8001, other = 1001))]
#[segment(plan::SYSTEM)]
enum MallError<T: std::error::Error + 'static> where T: Send {
    #[code(transparent)]
    Register(#[from] RegisterError),
    #[code(-0x10, http = 500, msg = "internal")]
    Internal(#[from] Box<dyn std::error::Error>),
    #[code(http = 404, msg = "other", retry = backoff)]
    Other { source: T, #[detail] tags: Vec<Option<&'static str>> } = 7,
}
