//! What bots remember.

use std::collections::BTreeMap;
use std::io;

use error_codes::ErrorCatalog;
use serde::{Deserialize, Serialize};

use crate::journal::{Ids, Journal};
use crate::plan;

/// 记忆相关错误
#[derive(Debug, ErrorCatalog)]
#[segment(plan::MEMORY)]
#[catalog(keys = "memory", names = "MEMORY_", packs = crate::PACKS, error)]
pub enum MemoryError {
    /// 记忆不存在
    #[code(5001, http = 404, hint = "检查memory_id是否正确")]
    NotFound {
        #[detail]
        memory_id: String,
    },

    /// 超过记忆数量限制
    #[code(5002, http = 400, hint = "删除旧的记忆或升级套餐")]
    LimitExceeded {
        #[detail]
        limit: usize,
    },

    /// 重要性评分无效
    #[code(5003, http = 400, hint = "使用0-1之间的数值")]
    ImportanceInvalid {
        #[detail]
        importance: f64,
    },

    /// 记忆类型无效
    #[code(5004, http = 400, hint = "使用有效的类型值")]
    TypeInvalid {
        #[detail(rename = "type")]
        kind: String,
        #[detail]
        expected: &'static [&'static str],
    },

    /// 记忆内容过长
    #[code(5005, http = 400, hint = "缩短内容")]
    ContentTooLong {
        #[detail]
        limit: usize,
        #[detail]
        length: usize,
    },

    /// 记忆存储失败
    #[code(5006, http = 500, hint = "稍后重试或联系管理员", retry = backoff)]
    StoreFailed {
        #[source]
        cause: io::Error,
    },
}

/// So many things a bot remembers.
pub const LIMIT: usize = 20;
/// Characters.
const LONGEST: usize = 500;
const TYPES: [&str; 3] = ["fact", "preference", "event"];

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct MemoryForm {
    #[serde(rename = "type")]
    pub kind: String,
    pub content: String,
    /// From 0 to 1.
    pub importance: f64,
}

#[derive(Clone, Debug, Serialize)]
pub struct Memory {
    #[serde(rename = "memory_id")]
    id: String,
    bot_id: String,
    #[serde(flatten)]
    what: MemoryForm,
}

#[derive(Default)]
pub struct Memories {
    memories: BTreeMap<String, Memory>,
    ids: Ids,
}

impl Memories {
    pub fn of<'a>(&'a self, bot_id: &'a str) -> impl Iterator<Item = &'a Memory> {
        self.memories.values().filter(move |memory| memory.bot_id == bot_id)
    }

    pub fn store(
        &mut self,
        bot_id: &str,
        form: MemoryForm,
        journal: &mut Journal,
    ) -> Result<Memory, MemoryError> {
        check(&form)?;
        if self.of(bot_id).count() >= LIMIT {
            return Err(MemoryError::LimitExceeded { limit: LIMIT });
        }
        let id = self.ids.next("mem");
        journal.record("store", &id).map_err(|cause| MemoryError::StoreFailed { cause })?;
        let memory = Memory { id: id.clone(), bot_id: bot_id.to_owned(), what: form };
        self.memories.insert(id, memory.clone());
        Ok(memory)
    }

    /// A memory of this bot.
    pub fn get(&self, bot_id: &str, id: &str) -> Result<&Memory, MemoryError> {
        let found = self.memories.get(id).filter(|memory| memory.bot_id == bot_id);
        found.ok_or_else(|| MemoryError::NotFound { memory_id: id.to_owned() })
    }

    pub fn forget(&mut self, bot_id: &str, id: &str) -> Result<(), MemoryError> {
        self.get(bot_id, id)?;
        self.memories.remove(id);
        Ok(())
    }
}

fn check(form: &MemoryForm) -> Result<(), MemoryError> {
    if !TYPES.contains(&&*form.kind) {
        return Err(MemoryError::TypeInvalid { kind: form.kind.clone(), expected: &TYPES });
    }
    if !(0.0..=1.0).contains(&form.importance) {
        return Err(MemoryError::ImportanceInvalid { importance: form.importance });
    }
    let length = form.content.chars().count();
    if length > LONGEST {
        return Err(MemoryError::ContentTooLong { limit: LONGEST, length });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;

    fn fact(content: &str) -> MemoryForm {
        MemoryForm { kind: "fact".to_owned(), content: content.to_owned(), importance: 0.5 }
    }

    #[test]
    fn what_cannot_be_remembered() {
        let mut memories = Memories::default();
        let mut code =
            |form| memories.store("b", form, &mut Journal::default()).map(|_| ()).map_err(|e| e.code());
        assert_eq!(code(MemoryForm { kind: "dream".to_owned(), ..fact("x") }), Err(5004));
        for importance in [-0.1, 1.1, f64::NAN] {
            assert_eq!(code(MemoryForm { importance, ..fact("x") }), Err(5003));
        }
        assert_eq!(code(fact(&"长".repeat(LONGEST + 1))), Err(5005));
        assert_eq!(code(MemoryForm { importance: 1.0, ..fact(&"长".repeat(LONGEST)) }), Ok(()));
        let broken = memories.store("b", fact("x"), &mut Journal::broken());
        assert_eq!(broken.unwrap_err().code(), 5006);
    }

    #[test]
    fn a_bot_remembers_so_much_and_forgets_only_its_own() {
        let (mut memories, mut journal) = (Memories::default(), Journal::default());
        let first = memories.store("a", fact("first"), &mut journal).unwrap().id;
        for _ in 1..LIMIT {
            memories.store("a", fact("more"), &mut journal).unwrap();
        }
        assert_eq!(memories.store("a", fact("too much"), &mut journal).unwrap_err().code(), 5002);
        assert!(memories.store("b", fact("first"), &mut journal).is_ok());
        assert_eq!(memories.forget("b", &first).unwrap_err().code(), 5001);
        memories.forget("a", &first).unwrap();
        assert!(memories.store("a", fact("again"), &mut journal).is_ok());
    }
}
