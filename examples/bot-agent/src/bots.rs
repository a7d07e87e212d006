//! Bots: who they are, and whether they may speak.

use std::collections::BTreeMap;
use std::io;

use error_codes::ErrorCatalog;
use garde::Validate;
use serde::{Deserialize, Serialize};

use crate::journal::{Ids, Journal};
use crate::plan;
use crate::validation::not_blank;

/// Bot相关错误
#[derive(Debug, ErrorCatalog)]
#[segment(plan::BOT)]
#[catalog(keys = "bot", names = "BOT_", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum BotError {
    /// Bot不存在
    #[code(1001, http = 404, hint = "检查bot_id是否正确")]
    NotFound {
        #[detail]
        bot_id: String,
        #[detail]
        reason: &'static str,
    },

    /// Bot已禁用
    #[code(1002, http = 400, hint = "先启用Bot再进行操作")]
    Disabled {
        #[detail]
        bot_id: String,
    },

    /// Bot已暂停
    #[code(1003, http = 400, hint = "联系管理员解除暂停")]
    Suspended {
        #[detail]
        bot_id: String,
    },

    /// Bot名称已存在
    #[code(1004, http = 409, hint = "使用不同的名称")]
    NameExists {
        #[detail]
        name: String,
    },

    /// 超过Bot数量限制
    #[code(1005, http = 400, hint = "升级套餐或删除不用的Bot")]
    LimitExceeded {
        #[detail]
        limit: usize,
    },

    /// Bot配置无效
    #[code(1006, http = 400, hint = "检查配置参数")]
    ConfigInvalid {
        #[detail]
        parameter: &'static str,
        #[detail]
        maximum: u32,
    },

    /// AI模型不可用
    #[code(1007, http = 400, hint = "选择其他模型或联系管理员")]
    ModelNotAvailable {
        #[detail]
        model: String,
        #[detail]
        available: Vec<&'static str>,
    },

    /// Bot创建失败
    #[code(1008, http = 500, hint = "稍后重试或联系管理员", retry = backoff)]
    CreationFailed {
        #[source]
        cause: io::Error,
    },

    /// Bot更新失败
    #[code(1009, http = 500, hint = "稍后重试或联系管理员", retry = backoff)]
    UpdateFailed {
        #[source]
        cause: io::Error,
    },

    /// Bot删除失败
    #[code(1010, http = 500, hint = "稍后重试或联系管理员", retry = backoff)]
    DeleteFailed {
        #[source]
        cause: io::Error,
    },
}

/// So many bots a user may have.
pub const LIMIT: usize = 5;

/// What a bot thinks with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Model {
    /// Answers within this process: says again what it was told.
    #[serde(rename = "echo-1")]
    Echo,
    /// Answers from another server.
    #[serde(rename = "remote-1")]
    Remote,
}

impl Model {
    const AVAILABLE: [(&str, Self, u32); 2] = [("echo-1", Self::Echo, 20), ("remote-1", Self::Remote, 50)];

    /// The model of this name, and how many messages it can look back on.
    fn find(name: &str) -> Result<(Self, u32), BotError> {
        let found = Self::AVAILABLE.iter().find(|(known, ..)| *known == name);
        found.map(|(_, model, context)| (*model, *context)).ok_or_else(|| BotError::ModelNotAvailable {
            model: name.to_owned(),
            available: Self::AVAILABLE.iter().map(|(known, ..)| *known).collect(),
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BotState {
    /// Where every bot begins. The document calls it disabled (已禁用).
    Offline,
    Online,
    Suspended,
}

/// What a user wants a bot to be.
#[derive(Deserialize, Validate)]
pub struct BotForm {
    #[garde(length(chars, max = 50), custom(not_blank))]
    name: String,
    #[garde(skip)]
    model: String,
    #[garde(range(min = 0.0, max = 2.0))]
    #[serde(default = "usual_temperature")]
    temperature: f64,
    /// How many messages it looks back on: what is possible depends on the model.
    #[garde(skip)]
    #[serde(default)]
    context: u32,
}

fn usual_temperature() -> f64 {
    0.7
}

#[derive(Clone, Debug, Serialize)]
pub struct Bot {
    #[serde(rename = "bot_id")]
    pub id: String,
    pub owner: String,
    pub name: String,
    pub model: Model,
    temperature: f64,
    context: u32,
    pub state: BotState,
}

impl Bot {
    /// Fills a form in.
    fn new(id: String, owner: &str, form: BotForm) -> Result<Self, BotError> {
        let (model, maximum) = Model::find(&form.model)?;
        if form.context > maximum {
            return Err(BotError::ConfigInvalid { parameter: "context", maximum });
        }
        Ok(Self {
            id,
            owner: owner.to_owned(),
            name: form.name,
            model,
            temperature: form.temperature,
            context: form.context,
            state: BotState::Offline,
        })
    }

    /// Refuses a bot that is not to speak.
    pub fn check_online(&self) -> Result<(), BotError> {
        match self.state {
            BotState::Online => Ok(()),
            BotState::Offline => Err(BotError::Disabled { bot_id: self.id.clone() }),
            BotState::Suspended => Err(BotError::Suspended { bot_id: self.id.clone() }),
        }
    }
}

#[derive(Default)]
pub struct Bots {
    bots: BTreeMap<String, Bot>,
    ids: Ids,
}

impl Bots {
    pub fn get(&self, id: &str) -> Result<&Bot, BotError> {
        self.bots.get(id).ok_or_else(|| not_found(id))
    }

    pub fn of<'a>(&'a self, owner: &'a str) -> impl Iterator<Item = &'a Bot> {
        self.bots.values().filter(move |bot| bot.owner == owner)
    }

    pub fn create(&mut self, owner: &str, form: BotForm, journal: &mut Journal) -> Result<Bot, BotError> {
        self.check_name_free(&form.name, None)?;
        if self.of(owner).count() >= LIMIT {
            return Err(BotError::LimitExceeded { limit: LIMIT });
        }
        let bot = Bot::new(self.ids.next("bot"), owner, form)?;
        journal.record("create", &bot.id).map_err(|cause| BotError::CreationFailed { cause })?;
        self.insert(bot.clone());
        Ok(bot)
    }

    /// Adds a bot as it is.
    pub fn insert(&mut self, bot: Bot) {
        self.bots.insert(bot.id.clone(), bot);
    }

    pub fn update(&mut self, id: &str, form: BotForm, journal: &mut Journal) -> Result<Bot, BotError> {
        let old = self.get(id)?;
        self.check_name_free(&form.name, Some(id))?;
        let bot = Bot { state: old.state, ..Bot::new(id.to_owned(), &old.owner, form)? };
        self.change(bot, journal)
    }

    pub fn delete(&mut self, id: &str, journal: &mut Journal) -> Result<(), BotError> {
        self.get(id)?;
        journal.record("delete", id).map_err(|cause| BotError::DeleteFailed { cause })?;
        self.bots.remove(id);
        Ok(())
    }

    /// offline → online, and, by an administrator only, suspended → online.
    pub fn activate(&mut self, id: &str, by_admin: bool, journal: &mut Journal) -> Result<Bot, BotError> {
        let bot = self.get(id)?;
        match bot.state {
            BotState::Suspended if !by_admin => Err(BotError::Suspended { bot_id: bot.id.clone() }),
            BotState::Online => Ok(bot.clone()),
            _ => self.change(Bot { state: BotState::Online, ..bot.clone() }, journal),
        }
    }

    /// online → suspended. A bot that is offline cannot get there.
    pub fn suspend(&mut self, id: &str, journal: &mut Journal) -> Result<Bot, BotError> {
        let bot = self.get(id)?;
        bot.check_online()?;
        self.change(Bot { state: BotState::Suspended, ..bot.clone() }, journal)
    }

    fn change(&mut self, bot: Bot, journal: &mut Journal) -> Result<Bot, BotError> {
        journal.record("update", &bot.id).map_err(|cause| BotError::UpdateFailed { cause })?;
        self.insert(bot.clone());
        Ok(bot)
    }

    fn check_name_free(&self, name: &str, of: Option<&str>) -> Result<(), BotError> {
        let taken = self.bots.values().any(|bot| bot.name == name && of != Some(&bot.id));
        if taken { Err(BotError::NameExists { name: name.to_owned() }) } else { Ok(()) }
    }
}

fn not_found(id: &str) -> BotError {
    BotError::NotFound { bot_id: id.to_owned(), reason: "未找到指定的Bot" }
}

#[cfg(test)]
pub mod tests {
    use error_codes::ErrorCode;

    use super::*;

    pub fn form(name: &str) -> BotForm {
        BotForm { name: name.to_owned(), model: "echo-1".to_owned(), temperature: 1.0, context: 0 }
    }

    fn code<T>(result: Result<T, BotError>) -> Result<T, i64> {
        result.map_err(|error| error.code())
    }

    #[test]
    fn a_bot_moves_only_along_the_arrows() {
        let (mut bots, mut journal) = (Bots::default(), Journal::default());
        let id = bots.create("alice", form("one"), &mut journal).unwrap().id;
        assert_eq!(bots.get(&id).unwrap().state, BotState::Offline);
        assert_eq!(code(bots.suspend(&id, &mut journal)).unwrap_err(), 1002);
        assert_eq!(bots.activate(&id, false, &mut journal).unwrap().state, BotState::Online);
        assert_eq!(bots.suspend(&id, &mut journal).unwrap().state, BotState::Suspended);
        assert_eq!(code(bots.suspend(&id, &mut journal)).unwrap_err(), 1003);
        assert_eq!(code(bots.activate(&id, false, &mut journal)).unwrap_err(), 1003);
        assert_eq!(bots.activate(&id, true, &mut journal).unwrap().state, BotState::Online);
    }

    #[test]
    fn what_a_bot_cannot_be() {
        let (mut bots, mut journal) = (Bots::default(), Journal::default());
        for number in 0..LIMIT {
            bots.create("alice", form(&number.to_string()), &mut journal).unwrap();
        }
        assert_eq!(code(bots.create("alice", form("0"), &mut journal)).unwrap_err(), 1004);
        assert_eq!(code(bots.create("alice", form("new"), &mut journal)).unwrap_err(), 1005);
        let wide = BotForm { context: 21, ..form("wide") };
        assert_eq!(code(bots.create("bob", wide, &mut journal)).unwrap_err(), 1006);
        let unknown = BotForm { model: "gone-1".to_owned(), ..form("unknown") };
        assert_eq!(code(bots.create("bob", unknown, &mut journal)).unwrap_err(), 1007);
        assert!(bots.update("bot_001", form("0"), &mut journal).is_ok(), "its own name is no obstacle");
        assert_eq!(code(bots.update("bot_001", form("1"), &mut journal)).unwrap_err(), 1004);
    }

    #[test]
    fn what_cannot_be_written_does_not_happen() {
        let mut bots = Bots::default();
        let id = bots.create("alice", form("one"), &mut Journal::default()).unwrap().id;
        let journal = &mut Journal::broken();
        assert_eq!(code(bots.create("alice", form("two"), journal)).unwrap_err(), 1008);
        assert_eq!(code(bots.activate(&id, false, journal)).unwrap_err(), 1009);
        assert_eq!(code(bots.delete(&id, journal)).unwrap_err(), 1010);
        assert_eq!(bots.get(&id).unwrap().state, BotState::Offline);
        assert_eq!(bots.of("alice").count(), 1);
    }
}
