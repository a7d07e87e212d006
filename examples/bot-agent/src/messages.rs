//! Messages: what may be said, how often, and what becomes of it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;

use error_codes::ErrorCatalog;
use serde::{Deserialize, Serialize};

use crate::bots::Bot;
use crate::clock::Seconds;
use crate::journal::{Ids, Journal};
use crate::plan;
use crate::system::BoxError;
use crate::upstream::Fault;

/// 消息相关错误
#[derive(Debug, ErrorCatalog)]
#[segment(plan::MESSAGE)]
#[catalog(keys = "message", names = "MESSAGE_", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum MessageError {
    /// 消息发送失败
    #[code(4001, http = 500, hint = "稍后重试或联系管理员", retry = backoff)]
    SendFailed {
        #[source]
        cause: io::Error,
    },

    /// 消息不存在
    #[code(4002, http = 404, hint = "检查message_id是否正确")]
    NotFound {
        #[detail]
        message_id: String,
    },

    /// 消息内容为空
    #[code(4003, http = 400, hint = "输入消息内容", log = info)]
    Empty,

    /// 消息过长
    #[code(4004, http = 400, hint = "缩短消息内容", log = info)]
    TooLong {
        #[detail]
        limit: usize,
        #[detail]
        length: usize,
    },

    /// 消息包含违规内容
    // What was found is logged and not sent: whoever is told the word learns to write around it.
    #[code(4005, http = 400, hint = "修改消息内容")]
    ContainsBannedContent {
        #[source]
        cause: BoxError,
    },

    /// 对话不存在
    #[code(4006, http = 404, name = "CONVERSATION_NOT_FOUND", hint = "检查conversation_id是否正确")]
    ConversationNotFound {
        #[detail]
        conversation_id: String,
    },

    /// 超过消息发送频率限制
    #[code(4007, http = 429, hint = "稍后再试", retry = after(retry_after), log = info)]
    RateLimitExceeded {
        #[detail]
        retry_after: u64,
        #[detail]
        limit: usize,
        #[detail]
        window: &'static str,
    },

    /// Bot无响应
    #[code(4008, http = 503, name = "BOT_NOT_RESPONDING", hint = "检查Bot状态或稍后重试", retry = backoff)]
    BotNotResponding {
        #[detail]
        bot_id: String,
        #[detail]
        message_id: String,
        #[source]
        cause: Fault,
    },

    /// 消息已处理
    #[code(4009, http = 409, hint = "无需重复处理", log = info)]
    AlreadyProcessed {
        #[detail]
        request_id: String,
    },
}

/// Characters.
pub const LONGEST: usize = 2_000;
const BANNED: [&str; 3] = ["赌博", "代开发票", "casino"];
/// So many messages a user may send within [`WINDOW`].
const RATE: usize = 5;
const WINDOW: Seconds = 10;

#[derive(Deserialize)]
pub struct MessageForm {
    pub text: String,
    /// Whoever sends a message again, since the answer was lost, gives it the same number: it is not sent twice.
    #[serde(default)]
    pub request_id: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum MessageState {
    Sending,
    Sent,
    Failed,
}

#[derive(Clone, Debug, Serialize)]
pub struct Message {
    #[serde(rename = "message_id")]
    pub id: String,
    #[serde(skip)]
    pub sender: String,
    pub bot_id: String,
    pub text: String,
    state: MessageState,
    reply: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Conversation {
    #[serde(rename = "conversation_id")]
    id: String,
    #[serde(skip)]
    owner: String,
    pub bot_id: String,
}

#[derive(Default)]
pub struct Messages {
    conversations: BTreeMap<String, Conversation>,
    by_id: BTreeMap<String, Message>,
    /// What each user sent lately.
    sent_at: BTreeMap<String, VecDeque<Seconds>>,
    requests: BTreeSet<(String, String)>,
    conversation_ids: Ids,
    message_ids: Ids,
}

impl Messages {
    pub fn open(&mut self, owner: &str, bot: &Bot) -> Conversation {
        let (owner, bot_id) = (owner.to_owned(), bot.id.clone());
        let conversation = Conversation { id: self.conversation_ids.next("conv"), owner, bot_id };
        self.conversations.insert(conversation.id.clone(), conversation.clone());
        conversation
    }

    /// A user's own conversation; those of others do not exist.
    pub fn conversation(&self, id: &str, user: &str) -> Result<&Conversation, MessageError> {
        let found = self.conversations.get(id).filter(|conversation| conversation.owner == user);
        found.ok_or_else(|| MessageError::ConversationNotFound { conversation_id: id.to_owned() })
    }

    pub fn get(&self, id: &str, user: &str) -> Result<&Message, MessageError> {
        let found = self.by_id.get(id).filter(|message| message.sender == user);
        found.ok_or_else(|| MessageError::NotFound { message_id: id.to_owned() })
    }

    /// Refuses what may not be said, or not now.
    pub fn check(&mut self, sender: &str, form: &MessageForm, now: Seconds) -> Result<(), MessageError> {
        check_text(&form.text)?;
        if let Some(id) = &form.request_id
            && self.requests.contains(&(sender.to_owned(), id.clone()))
        {
            return Err(MessageError::AlreadyProcessed { request_id: id.clone() });
        }
        let sent_at = self.sent_at.entry(sender.to_owned()).or_default();
        while sent_at.front().is_some_and(|sent| sent + WINDOW <= now) {
            sent_at.pop_front();
        }
        match sent_at.front() {
            Some(first) if sent_at.len() >= RATE => {
                let retry_after = first + WINDOW - now;
                Err(MessageError::RateLimitExceeded { retry_after, limit: RATE, window: "10s" })
            }
            _ => Ok(()),
        }
    }

    /// A message on its way to `bot`: sending.
    pub fn send(
        &mut self,
        sender: &str,
        form: MessageForm,
        bot: &Bot,
        journal: &mut Journal,
        now: Seconds,
    ) -> Result<Message, MessageError> {
        let id = self.message_ids.next("msg");
        journal.record("send", &id).map_err(|cause| MessageError::SendFailed { cause })?;
        self.sent_at.entry(sender.to_owned()).or_default().push_back(now);
        if let Some(request) = form.request_id {
            self.requests.insert((sender.to_owned(), request));
        }
        let message = Message {
            id,
            sender: sender.to_owned(),
            bot_id: bot.id.clone(),
            text: form.text,
            state: MessageState::Sending,
            reply: None,
        };
        self.by_id.insert(message.id.clone(), message.clone());
        Ok(message)
    }

    /// sending → sent, with a reply, or failed.
    pub fn finish(&mut self, id: &str, reply: Option<String>) -> Option<Message> {
        let message = self.by_id.get_mut(id)?;
        message.state = if reply.is_some() { MessageState::Sent } else { MessageState::Failed };
        message.reply = reply;
        Some(message.clone())
    }
}

fn check_text(text: &str) -> Result<(), MessageError> {
    if text.trim().is_empty() {
        return Err(MessageError::Empty);
    }
    let length = text.chars().count();
    if length > LONGEST {
        return Err(MessageError::TooLong { limit: LONGEST, length });
    }
    match BANNED.into_iter().find(|banned| text.contains(banned)) {
        Some(found) => Err(MessageError::ContainsBannedContent { cause: format!("found {found}").into() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::bots::{self, Bots};

    fn bot() -> Bot {
        Bots::default().create("alice", bots::tests::form("one"), &mut Journal::default()).unwrap()
    }

    fn say(text: &str) -> MessageForm {
        MessageForm { text: text.to_owned(), request_id: None }
    }

    #[test]
    fn what_may_not_be_said() {
        let mut messages = Messages::default();
        let mut code = |text: &str| messages.check("alice", &say(text), 0).map_err(|error| error.code());
        assert_eq!(code(" \n"), Err(4003));
        assert_eq!(code(&"长".repeat(LONGEST + 1)), Err(4004));
        assert_eq!(code("来赌博吧"), Err(4005));
        assert_eq!(code(&"长".repeat(LONGEST)), Ok(()));
    }

    #[test]
    fn five_messages_in_ten_seconds() {
        let (mut messages, bot) = (Messages::default(), bot());
        let mut say_at = |now| {
            messages.check("alice", &say("hello"), now)?;
            messages.send("alice", say("hello"), &bot, &mut Journal::default(), now)
        };
        for now in 100..105 {
            say_at(now).unwrap();
        }
        let error = say_at(105).unwrap_err();
        assert_eq!((error.code(), error.retry_after().unwrap().as_secs()), (4007, 5));
        assert!(say_at(109).is_err());
        assert!(say_at(110).is_ok());
        assert!(messages.check("bob", &say("hello"), 105).is_ok(), "each user has messages of their own");
    }

    #[test]
    fn a_request_is_processed_once_by_whoever_made_it() {
        let (mut messages, bot) = (Messages::default(), bot());
        let form = || MessageForm { request_id: Some("r1".to_owned()), ..say("hello") };
        let error = messages.send("alice", form(), &bot, &mut Journal::broken(), 0).unwrap_err();
        assert_eq!(error.code(), 4001);
        messages.check("alice", &form(), 0).unwrap();
        let message = messages.send("alice", form(), &bot, &mut Journal::default(), 0).unwrap();
        assert_eq!(messages.check("alice", &form(), 0).unwrap_err().code(), 4009);
        assert!(messages.check("bob", &form(), 0).is_ok());
        assert_eq!(messages.get(&message.id, "bob").unwrap_err().code(), 4002);
        assert_eq!(messages.get(&message.id, "alice").unwrap().state, MessageState::Sending);
        assert_eq!(messages.finish(&message.id, None).unwrap().state, MessageState::Failed);
        assert_eq!(messages.finish(&message.id, Some("hi".to_owned())).unwrap().state, MessageState::Sent);
    }

    #[test]
    fn conversations_are_between_two() {
        let mut messages = Messages::default();
        let id = messages.open("alice", &bot()).id;
        assert!(messages.conversation(&id, "alice").is_ok());
        assert_eq!(messages.conversation(&id, "bob").unwrap_err().code(), 4006);
    }
}
