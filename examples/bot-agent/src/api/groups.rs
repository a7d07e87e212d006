//! Groups, their members, and what is said in them.

use error_codes::web::actix::{Json, Path};
use error_codes::{Locale, Success};
use serde::{Deserialize, Serialize};

use super::{State, created, deleted};
use crate::access::Visitor;
use crate::agent::Data;
use crate::clock;
use crate::error::AgentError;
use crate::groups::{Group, GroupBotForm, GroupForm, GroupState, MemberForm};
use crate::messages::{Message, MessageForm};
use crate::runner;
use crate::validation::check;

type Answer<T> = Result<Success<T>, AgentError>;

fn owned<'a>(data: &'a Data, visitor: &Visitor, id: &str) -> Result<&'a Group, AgentError> {
    let group = data.groups.get(id)?;
    visitor.check_owner(&group.owner, "use the group of another user")?;
    Ok(group)
}

pub async fn create(
    visitor: Visitor,
    locale: Locale,
    agent: State,
    Json(form): Json<GroupForm>,
) -> Answer<Group> {
    check(&form, &locale)?;
    Ok(created(agent.lock()?.groups.create(&visitor.name, form)?))
}

pub async fn show(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<Group> {
    Ok(Success(owned(&*agent.lock()?, &visitor, &id)?.clone()))
}

pub async fn delete(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<()> {
    let data = &mut *agent.lock()?;
    owned(data, &visitor, &id)?;
    data.groups.delete(&id, &mut data.journal)?;
    Ok(deleted())
}

#[derive(Deserialize)]
pub struct StateForm {
    state: GroupState,
}

pub async fn set_state(
    visitor: Visitor,
    agent: State,
    Path(id): Path<String>,
    Json(form): Json<StateForm>,
) -> Answer<Group> {
    let mut data = agent.lock()?;
    owned(&data, &visitor, &id)?;
    Ok(Success(data.groups.set_state(&id, form.state)?))
}

pub async fn add_bot(
    visitor: Visitor,
    agent: State,
    Path(id): Path<String>,
    Json(form): Json<GroupBotForm>,
) -> Answer<Group> {
    let mut data = agent.lock()?;
    owned(&data, &visitor, &id)?;
    visitor.check_owner(&data.bots.get(&form.bot_id)?.owner, "add the bot of another user")?;
    let group = data.groups.open(&id)?;
    group.add_bot(form)?;
    Ok(created(group.clone()))
}

pub async fn remove_bot(
    visitor: Visitor,
    agent: State,
    Path((id, bot)): Path<(String, String)>,
) -> Answer<()> {
    let mut data = agent.lock()?;
    owned(&data, &visitor, &id)?;
    data.groups.open(&id)?.remove_bot(&bot)?;
    Ok(deleted())
}

#[derive(Serialize)]
pub struct Member {
    member_id: String,
}

pub async fn add_member(
    visitor: Visitor,
    locale: Locale,
    agent: State,
    Path(id): Path<String>,
    Json(form): Json<MemberForm>,
) -> Answer<Member> {
    check(&form, &locale)?;
    let mut data = agent.lock()?;
    owned(&data, &visitor, &id)?;
    Ok(created(Member { member_id: data.groups.open(&id)?.add_member(form.name)? }))
}

pub async fn remove_member(
    visitor: Visitor,
    agent: State,
    Path((id, member)): Path<(String, String)>,
) -> Answer<()> {
    let mut data = agent.lock()?;
    owned(&data, &visitor, &id)?;
    data.groups.open(&id)?.remove_member(&member)?;
    Ok(deleted())
}

/// The group's routing chooses who replies.
pub async fn say(
    visitor: Visitor,
    agent: State,
    Path(id): Path<String>,
    Json(form): Json<MessageForm>,
) -> Answer<Message> {
    let (message, model) = {
        let data = &mut *agent.lock()?;
        owned(data, &visitor, &id)?;
        let (now, sender) = (clock::now(), &visitor.name);
        let group = data.groups.open(&id)?;
        data.messages.check(sender, &form, now)?;
        let bot = group.route(&form.text, &data.bots)?;
        (data.messages.send(sender, form, bot, &mut data.journal, now)?, bot.model)
    };
    Ok(created(runner::reply(&agent, &message, model).await?))
}
