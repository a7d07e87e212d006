//! 20xx: workflows, their steps and their executions.

use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::{Answer, Client, Service};
use crate::upstream::serve;

fn workflow(client: &Client, steps: &Value) -> String {
    let bot_id =
        if client.get("/bots/bot_001").status == 404 { client.bot("one") } else { "bot_001".to_owned() };
    let form = json!({ "name": "morning", "bot_id": bot_id, "triggers": ["manual"], "steps": steps,
        "timeout_ms": 2000 });
    let made = client.post("/workflows", &form).expect_ok(201);
    made.body["workflow_id"].as_str().unwrap().to_owned()
}

fn execution(client: &Client, workflow: &str) -> String {
    let made = client.post(&format!("/workflows/{workflow}/executions"), &Value::Null).expect_ok(201);
    assert_eq!(made.body["state"], "pending");
    made.body["execution_id"].as_str().unwrap().to_owned()
}

fn run(client: &Client, execution: &str) -> Answer {
    client.post(&format!("/executions/{execution}/run"), &Value::Null)
}

fn state(client: &Client, execution: &str) -> String {
    let execution = client.get(&format!("/executions/{execution}")).expect_ok(200);
    execution.body["state"].as_str().unwrap().to_owned()
}

fn wait(millis: u64) -> Value {
    json!({ "action": "wait", "millis": millis })
}

#[test]
fn a_workflow_that_cannot_be() {
    let service = Service::start();
    let alice = service.alice();
    alice.bot("one");
    let create = |triggers: Value, steps: Value| {
        let form = json!({ "name": "x", "bot_id": "bot_001", "triggers": triggers, "steps": steps });
        alice.post("/workflows", &form)
    };
    create(json!([]), json!([wait(1)])).expect(2005);
    let cron = json!({ "expression": "0 25 * * *", "field": "hour" });
    create(json!([{ "cron": "0 25 * * *" }]), json!([wait(1)])).expect_details(2003, &cron);
    let details = json!({ "step": 2, "action": "fly", "expected": "action: wait, fetch_calendar, remember" });
    create(json!(["manual"]), json!([wait(1), { "action": "fly" }])).expect_details(2004, &details);
    let made = create(json!(["manual", { "cron": "0 9 * * 1-5" }]), json!([wait(1)])).expect_ok(201);
    assert_eq!(made.body["triggers"], json!(["manual", { "cron": "0 9 * * 1-5" }]));
    let path = format!("/workflows/{}", made.body["workflow_id"].as_str().unwrap());
    service.bob().get(&path).expect(9004);
    alice.delete(&path).expect_ok(204);
    alice.get(&path).expect(2001);
}

#[test]
fn an_execution_goes_from_state_to_state() {
    let service = Service::start();
    let alice = service.alice();
    let workflow = workflow(&alice, &json!([wait(10), { "action": "remember", "text": "done" }]));
    let id = execution(&alice, &workflow);
    for _ in 0..2 {
        assert_eq!(run(&alice, &id).expect_ok(200).body["state"], "completed");
    }
    let memories = alice.get("/bots/bot_001/memories").expect_ok(200);
    assert_eq!(memories.body.as_array().unwrap().len(), 2);
    let cancel = || alice.post(&format!("/executions/{id}/cancellation"), &Value::Null);
    assert_eq!(cancel().expect_ok(200).body["state"], "cancelled");
    assert_eq!(cancel().expect_ok(200).body["state"], "cancelled");
    run(&alice, &id).expect_details(9055, &json!({ "state": "cancelled" }));
    run(&alice, "exec_999").expect_details(2008, &json!({ "execution_id": "exec_999" }));
    let enabled = format!("/workflows/{workflow}/enabled");
    alice.put(&enabled, &json!({ "enabled": false })).expect_ok(200);
    let disabled = json!({ "workflow_id": workflow });
    let path = format!("/workflows/{workflow}/executions");
    alice.post(&path, &Value::Null).expect_details(2007, &disabled);
}

#[test]
fn a_step_that_fails_is_told_as_in_the_document() {
    let calendar = serve("");
    let service = Service::start_with(&[("CALENDAR", &calendar)]);
    let alice = service.alice();
    let workflow = workflow(&alice, &json!([wait(1), { "action": "fetch_calendar" }]));
    let id = execution(&alice, &workflow);
    let answer = run(&alice, &id);
    let sample = json!({ "error": { "code": "WORKFLOW_STEP_FAILED", "numeric_code": 2010,
        "message": "工作流步骤执行失败", "details": { "execution_id": "exec_001", "step": 2,
            "action": "fetch_calendar", "error": "Calendar API连接超时", "retry_able": true } } });
    assert_eq!(answer.body, sample);
    assert_eq!((answer.status, state(&alice, &id).as_str()), (500, "failed"));
    assert!(service.log().contains("no answer within 1s"), "the cause is for the log: {}", service.log());
    answer.hides(&["no answer"]);
}

#[test]
fn what_others_fail_in_is_told_apart() {
    let steps = json!([{ "action": "fetch_calendar" }]);
    let details = |error: &str, retry_able: bool| {
        json!({ "execution_id": "exec_001", "step": 1, "action": "fetch_calendar", "error": error,
            "retry_able": retry_able })
    };
    let result = |service: &Service| {
        let alice = service.alice();
        let id = execution(&alice, &workflow(&alice, &steps));
        run(&alice, &id)
    };
    // Nothing listens where the calendar should be.
    let answer = result(&Service::start()).expect_details(2011, &details("Calendar API无法连接", true));
    answer.hides(&["127.0.0.1", "refused"]);
    let forbidden = serve("HTTP/1.0 403 Forbidden\r\n\r\n");
    let service = Service::start_with(&[("CALENDAR", &forbidden)]);
    result(&service).expect_details(2012, &details("Calendar API返回403", false));
    let broken = serve("HTTP/1.0 500 Broken\r\n\r\n");
    let service = Service::start_with(&[("CALENDAR", &broken)]);
    result(&service).expect_details(2012, &details("Calendar API返回500", true));
    let good = serve("HTTP/1.0 200 OK\r\n\r\n[]");
    let service = Service::start_with(&[("CALENDAR", &good)]);
    assert_eq!(result(&service).expect_ok(200).body["state"], "completed");
}

#[test]
fn an_own_error_in_a_step_is_a_step_that_failed() {
    let service = Service::start();
    let (alice, ops) = (service.alice(), service.ops());
    let workflow = workflow(&alice, &json!([{ "action": "remember", "text": "x" }]));
    ops.post("/bots/bot_001/suspension", &Value::Null).expect_ok(200);
    let id = execution(&alice, &workflow);
    let details = json!({ "execution_id": id, "step": 1, "action": "remember", "error": "Bot已暂停",
        "retry_able": false });
    run(&alice, &id).expect_details(2010, &details);
}

#[test]
fn a_workflow_that_takes_too_long() {
    let service = Service::start();
    let alice = service.alice();
    let id = execution(&alice, &workflow(&alice, &json!([wait(10_000)])));
    let answer = run(&alice, &id).expect_details(2009, &json!({ "execution_id": id, "limit_ms": 2000 }));
    assert_eq!((answer.status, state(&alice, &id).as_str()), (408, "failed"));
}

#[test]
fn only_so_much_runs_at_a_time() {
    let service = Service::start();
    let alice = service.alice();
    let workflows: Vec<_> = (0..5).map(|_| workflow(&alice, &json!([wait(1500)]))).collect();
    let executions: Vec<_> = workflows.iter().map(|workflow| execution(&alice, workflow)).collect();
    let again = execution(&alice, &workflows[0]);
    thread::scope(|scope| {
        let running: Vec<_> =
            executions[..4].iter().map(|id| scope.spawn(|| run(&alice.clone(), id))).collect();
        while executions[..4].iter().any(|id| state(&alice, id) != "running") {
            thread::sleep(Duration::from_millis(20));
        }
        run(&alice, &again).expect_details(2006, &json!({ "execution_id": executions[0] }));
        run(&alice, &executions[4]).expect(9006);
        alice.post(&format!("/executions/{}/cancellation", executions[3]), &Value::Null).expect_ok(200);
        let ended: Vec<_> = running.into_iter().map(|thread| thread.join().unwrap()).collect();
        assert!(ended[..3].iter().all(|answer| answer.body["state"] == "completed"), "{ended:?}");
        assert_eq!((ended[3].code(), ended[3].details()), (9055, &json!({ "state": "cancelled" })));
    });
    run(&alice, &again).expect_ok(200);
}

/// Whoever starts something and goes away leaves nothing behind that runs for ever.
#[test]
fn a_client_that_goes_away_ends_its_execution() {
    let service = Service::start();
    let alice = service.alice();
    let id = execution(&alice, &workflow(&alice, &json!([wait(1900)])));
    let head = format!(
        "POST /executions/{id}/run HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-length: 0\r\n\r\n",
        alice.token.as_ref().unwrap()
    );
    let mut stream = std::net::TcpStream::connect(service.address()).unwrap();
    std::io::Write::write_all(&mut stream, head.as_bytes()).unwrap();
    while state(&alice, &id) != "running" {
        thread::sleep(Duration::from_millis(20));
    }
    drop(stream);
    for _ in 0..30 {
        if state(&alice, &id) != "running" {
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
    panic!("it runs for ever");
}
