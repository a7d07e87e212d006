//! Files that bots look things up in.

use std::collections::BTreeMap;
use std::io;

use error_codes::ErrorCatalog;
use serde::{Deserialize, Serialize};

use crate::error::AgentError;
use crate::journal::{Ids, Journal};
use crate::plan;
use crate::system::{BoxError, SystemError};

/// 知识库相关错误
#[derive(Debug, ErrorCatalog)]
#[segment(plan::KNOWLEDGE)]
#[catalog(keys = "knowledge", names = "KNOWLEDGE_", packs = crate::PACKS, error)]
pub enum KnowledgeError {
    /// 知识文件不存在
    #[code(6001, http = 404, hint = "检查file_id是否正确")]
    FileNotFound {
        #[detail]
        file_id: String,
    },

    /// 文件上传失败
    #[code(6002, http = 500, hint = "检查文件格式或稍后重试", retry = backoff)]
    FileUploadFailed {
        #[source]
        cause: io::Error,
    },

    /// 文件过大
    #[code(6003, http = 400, hint = "压缩文件或分片上传")]
    FileTooLarge {
        #[detail]
        limit_bytes: usize,
        #[detail]
        bytes: usize,
    },

    /// 文件类型不支持
    #[code(6004, http = 400, hint = "使用支持的文件格式")]
    FileTypeInvalid {
        #[detail]
        name: String,
        #[detail]
        expected: &'static [&'static str],
    },

    /// 文档分块失败
    #[code(6005, http = 500, hint = "检查文档内容或联系管理员")]
    ChunkFailed {
        #[detail]
        line: usize,
        #[detail]
        limit: usize,
    },

    /// 知识检索失败
    #[code(6006, http = 500, hint = "稍后重试或联系管理员", retry = backoff)]
    SearchFailed {
        #[source]
        cause: BoxError,
    },

    /// 知识删除失败
    #[code(6007, http = 500, hint = "稍后重试或联系管理员", retry = backoff)]
    DeleteFailed {
        #[source]
        cause: io::Error,
    },
}

pub const LARGEST_FILE: usize = 64 * 1024;
/// Bytes that a user may keep here.
pub const QUOTA: usize = 160 * 1024;
const TYPES: [&str; 3] = ["txt", "md", "csv"];
/// Characters in a chunk. Chunks end where lines do, so that a longer line cannot be divided.
const LARGEST_CHUNK: usize = 1_000;

#[derive(Deserialize)]
pub struct FileForm {
    pub name: String,
    pub content: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct File {
    #[serde(rename = "file_id")]
    pub id: String,
    #[serde(skip)]
    owner: String,
    name: String,
    bytes: usize,
    #[serde(rename = "chunks", serialize_with = "count")]
    chunks: Vec<String>,
}

fn count<S: serde::Serializer>(chunks: &[String], serializer: S) -> Result<S::Ok, S::Error> {
    chunks.len().serialize(serializer)
}

/// A chunk that holds what was looked for.
#[derive(Debug, Serialize)]
pub struct Hit {
    file_id: String,
    text: String,
}

#[derive(Default)]
pub struct Knowledge {
    files: BTreeMap<String, File>,
    ids: Ids,
}

impl Knowledge {
    /// A user's own file; those of others do not exist.
    pub fn get(&self, id: &str, user: &str) -> Result<&File, KnowledgeError> {
        let found = self.files.get(id).filter(|file| file.owner == user);
        found.ok_or_else(|| KnowledgeError::FileNotFound { file_id: id.to_owned() })
    }

    fn of<'a>(&'a self, owner: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.values().filter(move |file| file.owner == owner)
    }

    pub fn upload(&mut self, owner: &str, form: FileForm, journal: &mut Journal) -> Result<File, AgentError> {
        let bytes = form.content.len();
        check(&form)?;
        let used = self.of(owner).map(|file| file.bytes).sum();
        if used + bytes > QUOTA {
            return Err(SystemError::QuotaExceeded { quota: "knowledge_bytes", limit: QUOTA, used }.into());
        }
        let chunks = chunks(&form.content)?;
        let id = self.ids.next("file");
        journal.record("upload", &id).map_err(|cause| KnowledgeError::FileUploadFailed { cause })?;
        let file = File { id: id.clone(), owner: owner.to_owned(), name: form.name, bytes, chunks };
        self.files.insert(id, file.clone());
        Ok(file)
    }

    /// The chunks that hold all of these words.
    pub fn search(&self, owner: &str, words: &str) -> Vec<Hit> {
        let found = |text: &&String| words.split_whitespace().all(|word| text.contains(word));
        let hits = self.of(owner).flat_map(|file| {
            let hit = |text: &String| Hit { file_id: file.id.clone(), text: text.clone() };
            file.chunks.iter().filter(found).map(hit)
        });
        hits.collect()
    }

    pub fn delete(&mut self, id: &str, user: &str, journal: &mut Journal) -> Result<(), KnowledgeError> {
        self.get(id, user)?;
        journal.record("delete", id).map_err(|cause| KnowledgeError::DeleteFailed { cause })?;
        self.files.remove(id);
        Ok(())
    }
}

fn check(form: &FileForm) -> Result<(), KnowledgeError> {
    let known = form.name.rsplit_once('.').is_some_and(|(_, kind)| TYPES.contains(&kind));
    if !known {
        return Err(KnowledgeError::FileTypeInvalid { name: form.name.clone(), expected: &TYPES });
    }
    let bytes = form.content.len();
    if bytes > LARGEST_FILE {
        return Err(KnowledgeError::FileTooLarge { limit_bytes: LARGEST_FILE, bytes });
    }
    Ok(())
}

/// Whole lines, as many as fit.
fn chunks(content: &str) -> Result<Vec<String>, KnowledgeError> {
    let mut chunks: Vec<String> = Vec::new();
    let mut room = 0;
    for (number, line) in (1..).zip(content.lines()) {
        let length = line.chars().count() + 1;
        if length > LARGEST_CHUNK {
            return Err(KnowledgeError::ChunkFailed { line: number, limit: LARGEST_CHUNK });
        }
        match chunks.last_mut() {
            Some(chunk) if length <= room => {
                chunk.push('\n');
                chunk.push_str(line);
            }
            _ => {
                chunks.push(line.to_owned());
                room = LARGEST_CHUNK;
            }
        }
        room -= length;
    }
    Ok(chunks)
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;

    fn file(name: &str, content: String) -> FileForm {
        FileForm { name: name.to_owned(), content }
    }

    #[test]
    fn what_cannot_be_uploaded() {
        let mut knowledge = Knowledge::default();
        let mut code = |form| {
            let file = knowledge.upload("alice", form, &mut Journal::default());
            file.map(|file| file.chunks.len()).map_err(|error| error.code())
        };
        assert_eq!(code(file("a.exe", String::new())), Err(6004));
        assert_eq!(code(file("md", String::new())), Err(6004));
        assert_eq!(code(file("a.md", "x".repeat(LARGEST_FILE + 1))), Err(6003));
        assert_eq!(code(file("a.md", format!("short\n{}", "长".repeat(LARGEST_CHUNK)))), Err(6005));
        let lines = "nineteen characters\n".repeat(LARGEST_FILE / 20);
        assert_eq!(code(file("a.md", lines.clone())), Ok(lines.len().div_ceil(LARGEST_CHUNK)));
        assert!(code(file("b.md", lines.clone())).is_ok());
        assert_eq!(code(file("c.md", lines)), Err(9011));
        assert_eq!(code(file("c.md", String::new())), Ok(0));
        let broken = knowledge.upload("alice", file("d.md", String::new()), &mut Journal::broken());
        assert_eq!(broken.unwrap_err().code(), 6002);
    }

    #[test]
    fn everyone_finds_and_deletes_their_own() {
        let (mut knowledge, mut journal) = (Knowledge::default(), Journal::default());
        let form = file("tea.txt", "green tea: 80 degrees\nblack tea: 95 degrees".to_owned());
        let id = knowledge.upload("alice", form, &mut journal).unwrap().id;
        assert_eq!(knowledge.search("alice", "green 80").len(), 1);
        assert_eq!(knowledge.search("alice", "coffee").len(), 0);
        assert_eq!(knowledge.search("bob", "tea").len(), 0);
        assert_eq!(knowledge.delete(&id, "bob", &mut journal).unwrap_err().code(), 6001);
        assert_eq!(knowledge.delete(&id, "alice", &mut Journal::broken()).unwrap_err().code(), 6007);
        knowledge.delete(&id, "alice", &mut journal).unwrap();
        assert_eq!(knowledge.get(&id, "alice").unwrap_err().code(), 6001);
    }
}
