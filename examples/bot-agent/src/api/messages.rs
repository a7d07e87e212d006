//! Conversations with one bot.

use error_codes::Success;
use error_codes::web::actix::{Json, Path};
use serde::Deserialize;

use super::{State, created};
use crate::access::Visitor;
use crate::clock;
use crate::error::AgentError;
use crate::messages::{Conversation, Message, MessageForm};
use crate::runner;

type Answer<T> = Result<Success<T>, AgentError>;

#[derive(Deserialize)]
pub struct ConversationForm {
    bot_id: String,
}

/// With a bot of anyone's: bots are there to be talked to.
pub async fn open(
    visitor: Visitor,
    agent: State,
    Json(form): Json<ConversationForm>,
) -> Answer<Conversation> {
    let data = &mut *agent.lock()?;
    Ok(created(data.messages.open(&visitor.name, data.bots.get(&form.bot_id)?)))
}

pub async fn say(
    visitor: Visitor,
    agent: State,
    Path(id): Path<String>,
    Json(form): Json<MessageForm>,
) -> Answer<Message> {
    let (message, model) = {
        let data = &mut *agent.lock()?;
        let (now, sender) = (clock::now(), &visitor.name);
        let bot = data.bots.get(&data.messages.conversation(&id, sender)?.bot_id)?;
        data.messages.check(sender, &form, now)?;
        bot.check_online()?;
        (data.messages.send(sender, form, bot, &mut data.journal, now)?, bot.model)
    };
    Ok(created(runner::reply(&agent, &message, model).await?))
}

pub async fn show(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<Message> {
    Ok(Success(agent.lock()?.messages.get(&id, &visitor.name)?.clone()))
}
