//! Groups: who is in them, and which bot answers.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use error_codes::ErrorCatalog;
use garde::Validate;
use serde::{Deserialize, Serialize};

use crate::bots::{Bot, BotState, Bots};
use crate::journal::{Ids, Journal};
use crate::plan;
use crate::validation::not_blank;

/// 群聊相关错误
#[derive(Debug, ErrorCatalog)]
#[segment(plan::GROUP)]
#[catalog(keys = "group", names = "GROUP_", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum GroupError {
    /// 群聊不存在
    #[code(3001, http = 404, hint = "检查group_id是否正确")]
    NotFound {
        #[detail]
        group_id: String,
    },

    /// Bot已在群聊中
    #[code(3002, http = 409, name = "BOT_ALREADY_IN_GROUP", hint = "无需重复添加", log = info)]
    BotAlreadyInGroup {
        #[detail]
        bot_id: String,
    },

    /// Bot不在群聊中
    #[code(3003, http = 400, name = "BOT_NOT_IN_GROUP", hint = "先添加Bot到群聊")]
    BotNotInGroup {
        #[detail]
        bot_id: String,
    },

    /// 超过群成员数量限制
    #[code(3004, http = 400, hint = "移除部分成员或升级套餐")]
    MemberLimitExceeded {
        #[detail]
        limit: usize,
    },

    /// 群聊名称已存在
    #[code(3005, http = 409, hint = "使用不同的名称")]
    NameExists {
        #[detail]
        name: String,
    },

    /// 路由策略无效
    #[code(3006, http = 400, hint = "检查routing_strategy参数")]
    RoutingInvalid {
        #[detail]
        routing_strategy: String,
        #[detail]
        expected: &'static [&'static str],
    },

    /// 群聊已归档
    #[code(3007, http = 400, hint = "先恢复群聊再操作")]
    Archived {
        #[detail]
        group_id: String,
    },

    /// 群聊删除失败
    #[code(3008, http = 500, hint = "稍后重试或联系管理员", retry = backoff)]
    DeleteFailed {
        #[source]
        cause: io::Error,
    },

    /// 群成员不存在
    #[code(3009, http = 404, hint = "检查member_id是否正确")]
    MemberNotFound {
        #[detail]
        member_id: String,
    },

    /// 触发关键词无效
    #[code(3010, http = 400, hint = "检查关键词配置")]
    InvalidKeywords {
        #[detail]
        keyword: String,
        #[detail]
        expected: &'static str,
    },

    /// 群聊没有活跃的Bot
    #[code(3011, http = 400, hint = "添加或启用Bot")]
    NoActiveBot {
        #[detail]
        group_id: String,
    },

    /// 消息路由失败
    #[code(3012, http = 500, hint = "检查路由配置或联系管理员")]
    RoutingFailed {
        #[detail]
        group_id: String,
        #[detail]
        routing_strategy: &'static str,
    },
}

/// So many members a group may have, bots included.
pub const LIMIT: usize = 6;

const STRATEGIES: [&str; 3] = ["keyword", "mention", "round_robin"];

/// Which bot of a group answers a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Strategy {
    /// The one that has a keyword in the message.
    Keyword,
    /// The one whose name is in the message: `@name`.
    Mention,
    /// One after the other.
    RoundRobin,
}

impl Strategy {
    fn parse(name: &str) -> Result<Self, GroupError> {
        match name {
            "keyword" => Ok(Self::Keyword),
            "mention" => Ok(Self::Mention),
            "round_robin" => Ok(Self::RoundRobin),
            _ => Err(GroupError::RoutingInvalid { routing_strategy: name.to_owned(), expected: &STRATEGIES }),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Keyword => "keyword",
            Self::Mention => "mention",
            Self::RoundRobin => "round_robin",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupState {
    Active,
    /// Nobody answers here.
    Inactive,
    Archived,
}

#[derive(Deserialize, Validate)]
pub struct GroupForm {
    #[garde(length(chars, max = 50), custom(not_blank))]
    name: String,
    #[garde(skip)]
    #[serde(default = "usual_strategy")]
    routing_strategy: String,
}

fn usual_strategy() -> String {
    Strategy::RoundRobin.name().to_owned()
}

#[derive(Deserialize, Validate)]
pub struct MemberForm {
    #[garde(length(chars, max = 50), custom(not_blank))]
    pub name: String,
}

#[derive(Deserialize)]
pub struct GroupBotForm {
    pub bot_id: String,
    #[serde(default)]
    pub keywords: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Group {
    #[serde(rename = "group_id")]
    id: String,
    pub owner: String,
    name: String,
    routing_strategy: Strategy,
    state: GroupState,
    /// The keywords of each bot.
    bots: BTreeMap<String, BTreeSet<String>>,
    /// The names of the people.
    members: BTreeMap<String, String>,
    #[serde(skip)]
    turn: usize,
    #[serde(skip)]
    ids: u64,
}

impl Group {
    fn check_room(&self) -> Result<(), GroupError> {
        let count = self.bots.len() + self.members.len();
        if count < LIMIT { Ok(()) } else { Err(GroupError::MemberLimitExceeded { limit: LIMIT }) }
    }

    pub fn add_bot(&mut self, form: GroupBotForm) -> Result<(), GroupError> {
        if self.bots.contains_key(&form.bot_id) {
            return Err(GroupError::BotAlreadyInGroup { bot_id: form.bot_id });
        }
        self.check_room()?;
        let keywords = self.check_keywords(form.keywords)?;
        self.bots.insert(form.bot_id, keywords);
        Ok(())
    }

    /// A keyword leads to one bot.
    fn check_keywords(&self, keywords: Vec<String>) -> Result<BTreeSet<String>, GroupError> {
        let invalid = |keyword, expected| Err(GroupError::InvalidKeywords { keyword, expected });
        if keywords.is_empty() && self.routing_strategy == Strategy::Keyword {
            return invalid(String::new(), "at least one keyword");
        }
        for keyword in &keywords {
            if keyword.trim().is_empty() || keyword.chars().count() > 20 {
                return invalid(keyword.clone(), "1 to 20 characters");
            }
            if self.bots.values().any(|taken| taken.contains(keyword)) {
                return invalid(keyword.clone(), "a keyword that no other bot of the group has");
            }
        }
        Ok(keywords.into_iter().collect())
    }

    pub fn remove_bot(&mut self, bot_id: &str) -> Result<(), GroupError> {
        let removed = self.bots.remove(bot_id).map(|_| ());
        removed.ok_or_else(|| GroupError::BotNotInGroup { bot_id: bot_id.to_owned() })
    }

    pub fn add_member(&mut self, name: String) -> Result<String, GroupError> {
        self.check_room()?;
        self.ids += 1;
        let id = format!("member_{:03}", self.ids);
        self.members.insert(id.clone(), name);
        Ok(id)
    }

    pub fn remove_member(&mut self, member_id: &str) -> Result<(), GroupError> {
        let removed = self.members.remove(member_id).map(|_| ());
        removed.ok_or_else(|| GroupError::MemberNotFound { member_id: member_id.to_owned() })
    }

    /// The document's arrows, and the restoring that its remedy for 3007 asks for: → active.
    fn become_state(&mut self, next: GroupState) -> Result<(), GroupError> {
        if self.state == GroupState::Archived && next == GroupState::Inactive {
            return Err(self.archived());
        }
        self.state = next;
        Ok(())
    }

    fn archived(&self) -> GroupError {
        GroupError::Archived { group_id: self.id.clone() }
    }

    /// The bot that answers `text`.
    pub fn route<'a>(&mut self, text: &str, bots: &'a Bots) -> Result<&'a Bot, GroupError> {
        let bot = |id: &String| bots.get(id).ok().filter(|bot| bot.state == BotState::Online);
        let active: Vec<_> = self.bots.iter().filter_map(|(id, words)| Some((bot(id)?, words))).collect();
        if active.is_empty() || self.state == GroupState::Inactive {
            return Err(GroupError::NoActiveBot { group_id: self.id.clone() });
        }
        let found = match self.routing_strategy {
            Strategy::RoundRobin => {
                self.turn += 1;
                active.get((self.turn - 1) % active.len())
            }
            Strategy::Keyword => {
                active.iter().find(|(_, words)| words.iter().any(|word| text.contains(word)))
            }
            Strategy::Mention => active.iter().find(|(bot, _)| text.contains(&format!("@{}", bot.name))),
        };
        found.map(|(bot, _)| *bot).ok_or_else(|| GroupError::RoutingFailed {
            group_id: self.id.clone(),
            routing_strategy: self.routing_strategy.name(),
        })
    }
}

#[derive(Default)]
pub struct Groups {
    groups: BTreeMap<String, Group>,
    ids: Ids,
}

impl Groups {
    pub fn get(&self, id: &str) -> Result<&Group, GroupError> {
        self.groups.get(id).ok_or_else(|| GroupError::NotFound { group_id: id.to_owned() })
    }

    /// A group that something can be done in.
    pub fn open(&mut self, id: &str) -> Result<&mut Group, GroupError> {
        match self.groups.get_mut(id) {
            None => Err(GroupError::NotFound { group_id: id.to_owned() }),
            Some(group) if group.state == GroupState::Archived => Err(group.archived()),
            Some(group) => Ok(group),
        }
    }

    pub fn create(&mut self, owner: &str, form: GroupForm) -> Result<Group, GroupError> {
        let routing_strategy = Strategy::parse(&form.routing_strategy)?;
        if self.groups.values().any(|group| group.name == form.name) {
            return Err(GroupError::NameExists { name: form.name });
        }
        let group = Group {
            id: self.ids.next("group"),
            owner: owner.to_owned(),
            name: form.name,
            routing_strategy,
            state: GroupState::Active,
            bots: BTreeMap::new(),
            members: BTreeMap::new(),
            turn: 0,
            ids: 0,
        };
        self.groups.insert(group.id.clone(), group.clone());
        Ok(group)
    }

    pub fn set_state(&mut self, id: &str, state: GroupState) -> Result<Group, GroupError> {
        let mut group = self.get(id)?.clone();
        group.become_state(state)?;
        self.groups.insert(id.to_owned(), group.clone());
        Ok(group)
    }

    pub fn delete(&mut self, id: &str, journal: &mut Journal) -> Result<(), GroupError> {
        self.get(id)?;
        journal.record("delete", id).map_err(|cause| GroupError::DeleteFailed { cause })?;
        self.groups.remove(id);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
