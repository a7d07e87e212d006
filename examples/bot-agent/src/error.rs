//! What this service answers when it cannot do what it was asked: the catalogue, composed.
//!
//! Each module of the document has its enum beside the code that it belongs to, and `plan` says which numbers are whose. A code
//! and its status are written down in one place only, and so is each message: in `locales/`.

use error_codes::ErrorCatalog;

use crate::plan;

pub use crate::bots::BotError;
pub use crate::groups::GroupError;
pub use crate::knowledge::KnowledgeError;
pub use crate::memories::MemoryError;
pub use crate::messages::MessageError;
pub use crate::system::{FieldFault, SystemError};
pub use crate::upstream::Fault;
pub use crate::workflows::WorkflowError;

/// Any error of this service. `?` makes it of the error of any module.
#[derive(Debug, ErrorCatalog)]
#[catalog(
    name = "bot-agent",
    title = "Bot Agent 错误码",
    plan = plan::BOT_AGENT,
    packs = crate::PACKS,
    success(200, msg = "ok"),
    rejections(
        json = 9012,
        other = 9012,
        path = 9051,
        method = 9052,
        too_large = 9053,
        media_type = 9054,
        panic = 9050
    ),
    error,
    actix
)]
pub enum AgentError {
    #[code(transparent)]
    Bot(#[from] BotError),
    #[code(transparent)]
    Workflow(#[from] WorkflowError),
    #[code(transparent)]
    Group(#[from] GroupError),
    #[code(transparent)]
    Message(#[from] MessageError),
    #[code(transparent)]
    Memory(#[from] MemoryError),
    #[code(transparent)]
    Knowledge(#[from] KnowledgeError),
    #[code(transparent)]
    System(#[from] SystemError),
}
