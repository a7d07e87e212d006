//! Who owns which numbers.

use error_codes::{Plan, Segment};

pub const READER: Segment = Segment::new("reader", 11000..=11099).title("读者 (Reader)");
pub const JIE_YUE: Segment = Segment::new("jie_yue", 11100..=11199)
    .title("借阅")
    .parts(JIE_YUE_PARTS);
const JIE_YUE_PARTS: &[Segment] = &[
    Segment::new("jie_yue.jie_shu", 11100..=11149).title("借书"),
    Segment::new("jie_yue.hai_shu", 11150..=11159).title("还书"),
];
pub const YU_YUE: Segment = Segment::new("yu_yue", 11200..=11299).title("预约");

/// 图书馆错误码
pub const PLAN: Plan = Plan::new("library", SEGMENTS).digits(5);

const SEGMENTS: &[Segment] = &[READER, JIE_YUE, YU_YUE];
