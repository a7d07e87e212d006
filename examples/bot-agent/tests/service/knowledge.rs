//! 60xx: files of knowledge, and the journal that can fail.

use serde_json::{Value, json};

use crate::harness::Service;

#[test]
fn a_file_is_uploaded_searched_and_deleted() {
    let service = Service::start();
    let alice = service.alice();
    let upload =
        |name: &str, content: &str| alice.post("/knowledge", &json!({ "name": name, "content": content }));
    assert_eq!(upload("tea.md", "绿茶 80 度\n红茶 95 度").expect_ok(201).body["chunks"], 1);
    let hits = alice.get("/knowledge?words=%E7%BB%BF%E8%8C%B6").expect_ok(200);
    assert_eq!(hits.body, json!([{ "file_id": "file_001", "text": "绿茶 80 度\n红茶 95 度" }]));
    let types = json!({ "name": "a.exe", "expected": ["txt", "md", "csv"] });
    upload("a.exe", "").expect_details(6004, &types);
    let large = "1234567\n".repeat(8192);
    let bytes = json!({ "limit_bytes": 65_536, "bytes": 65_544 });
    upload("a.txt", &format!("{large}1234567\n")).expect_details(6003, &bytes);
    upload("a.txt", &"长".repeat(1000)).expect_details(6005, &json!({ "line": 1, "limit": 1000 }));
    upload("a.txt", &large).expect_ok(201);
    upload("b.txt", &large).expect_ok(201);
    let quota = upload("c.txt", &large).expect(9011);
    assert_eq!(quota.details(), &json!({ "quota": "knowledge_bytes", "limit": 163_840, "used": 131_099 }));
    assert_eq!(quota.status, 402);
    service.bob().get("/knowledge/file_001").expect_details(6001, &json!({ "file_id": "file_001" }));
    alice.delete("/knowledge/file_001").expect_ok(204);
    alice.get("/knowledge/file_001").expect(6001);
}

/// A disk that is full fails everything that must be written down before it happens.
#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_down_does_not_happen() {
    let service = Service::start_with(&[("JOURNAL", "/dev/full")]);
    let alice = service.alice();
    let answer = alice.post("/bots", &json!({ "name": "one", "model": "echo-1" })).expect(1008);
    answer.hides(&["No space", "os error", "/dev/full"]);
    let file = json!({ "name": "a.txt", "content": "x" });
    alice.post("/knowledge", &file).expect(6002);
    assert_eq!(alice.get("/bots").expect_ok(200).body, json!([]));
    let logged = service.log();
    assert!(logged.contains("No space left on device"), "{logged}");
}

/// A disk that fills up: first all is well, then nothing is.
#[cfg(unix)]
#[test]
fn a_journal_that_breaks_under_way() {
    // A pipe whose reader goes away is the one file that a test can break.
    let path = std::env::temp_dir().join(format!("bot-agent-journal-{}", std::process::id()));
    let _ = std::fs::remove_file(&path);
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: no named pipes on this machine");
        return;
    }
    // Opened for both, so that neither side waits for the other.
    let reader = std::fs::OpenOptions::new().read(true).write(true).open(&path).unwrap();
    let service = Service::start_with(&[("JOURNAL", path.to_str().unwrap())]);
    std::fs::remove_file(&path).unwrap();
    let alice = service.alice();
    let bot = alice.bot("one");
    alice.make("/groups", &json!({ "name": "friends" }));
    alice.make("/knowledge", &json!({ "name": "a.txt", "content": "x" }));
    let form = json!({ "name": "w", "bot_id": bot, "triggers": ["manual"],
        "steps": [{ "action": "wait", "millis": 1 }] });
    alice.make("/workflows", &form);
    let path = format!("/workflows/{}/executions", "wf_001");
    alice.post(&path, &Value::Null).expect_ok(201);
    alice.post("/conversations", &json!({ "bot_id": bot })).expect_ok(201);
    drop(reader);
    let form = json!({ "name": "uno", "model": "echo-1" });
    alice.put("/bots/bot_001", &form).expect(1009);
    alice.delete("/bots/bot_001").expect(1010);
    alice
        .post("/executions/exec_001/run", &Value::Null)
        .expect_details(2002, &json!({ "execution_id": "exec_001" }));
    assert_eq!(alice.get("/executions/exec_001").expect_ok(200).body["state"], "failed");
    alice.delete("/groups/group_001").expect(3008);
    alice.post("/conversations/conv_001/messages", &json!({ "text": "hello" })).expect(4001);
    let memory = json!({ "type": "fact", "content": "x", "importance": 0.5 });
    alice.post("/bots/bot_001/memories", &memory).expect(5006);
    alice.delete("/knowledge/file_001").expect(6007);
    alice.get("/knowledge/file_001").expect_ok(200);
}
