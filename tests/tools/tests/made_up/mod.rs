//! Catalogues as exports have them, written short.

#![allow(dead_code, reason = "each test needs its part")]

use std::path::{Path, PathBuf};

use error_codes::export::Snapshot;
use serde_json::{Value, json};

/// `{"code": 60101, "name": "A"}` and whatever else is not as usual.
pub fn entry(code: i64, name: &str, other: Value) -> Value {
    let mut entry = json!({
        "code": code, "name": name, "status": 409, "key": format!("key.{}", name.to_lowercase()), "segment": null,
        "text": {}, "description": "", "hint": null, "retry": { "kind": "no" }, "level": "warn", "legacy": [],
        "deprecated": null, "shared": false, "parameters": [], "details": [],
    });
    let members = entry.as_object_mut().expect("an object");
    if let Value::Object(other) = other {
        members.extend(other);
    }
    entry
}

/// An entry with nothing else.
pub fn plain(code: i64, name: &str) -> Value {
    entry(code, name, Value::Null)
}

pub fn was(codes: &[(i64, bool)]) -> Value {
    let legacy: Vec<Value> =
        codes.iter().map(|(code, reused)| json!({ "code": code, "reused": reused })).collect();
    json!({ "legacy": legacy })
}

pub fn catalog(entries: &[Value]) -> Value {
    json!({
        "schema": 1, "name": "mall", "title": null, "retired": [], "entries": entries,
        "success": { "code": 20000, "key": "ok", "status": 200, "text": {} },
        "segments": [{ "name": "user", "title": null, "ranges": [[60100, 60199]], "status": null, "parts": [] }],
    })
}

pub fn snapshot(catalog: &Value) -> Snapshot {
    Snapshot::from_json(&catalog.to_string()).expect("an export")
}

pub fn of(entries: &[Value]) -> Snapshot {
    snapshot(&catalog(entries))
}

/// A folder of its own for a test, removed at its end.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("error-codes-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
