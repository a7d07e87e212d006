//! Who owns which numbers: the document's `XXYY`, where `XX` is the module.

use error_codes::{Plan, Segment};

pub const BOT: Segment = Segment::new("bot", 1000..=1099).title("Bot相关错误");
pub const WORKFLOW: Segment = Segment::new("workflow", 2000..=2099).title("工作流相关错误");
pub const GROUP: Segment = Segment::new("group", 3000..=3099).title("群聊相关错误");
pub const MESSAGE: Segment = Segment::new("message", 4000..=4099).title("消息相关错误");
pub const MEMORY: Segment = Segment::new("memory", 5000..=5099).title("记忆相关错误");
pub const KNOWLEDGE: Segment = Segment::new("knowledge", 6000..=6099).title("知识库相关错误");
/// The upper half of the system's numbers is what this service added to the document.
pub const SYSTEM: Segment = Segment::new("system", 9000..=9099).title("系统相关错误").parts(&[
    Segment::new("system.documented", 9000..=9049).title("文档所列"),
    Segment::new("system.service", 9050..=9099).title("服务补充"),
]);

/// The whole system. Every code has four digits.
pub const BOT_AGENT: Plan =
    Plan::new("bot-agent", &[BOT, WORKFLOW, GROUP, MESSAGE, MEMORY, KNOWLEDGE, SYSTEM]).digits(4);
