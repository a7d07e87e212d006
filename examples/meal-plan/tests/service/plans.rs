//! Plans, and the tasks that make them.

use serde_json::json;

use crate::harness::{Client, Planner};

fn order(client: &Client) -> (u64, u64) {
    let ordered = client.post("/api/v1/plans", &json!({ "days": 3, "people": 2 })).success();
    (ordered["plan"].as_u64().unwrap(), ordered["task"].as_u64().unwrap())
}

#[test]
fn a_task_makes_a_plan() {
    let planner = Planner::start_with(&[("TASK_SECONDS", "0")]);
    let client = planner.user("user123");
    let (plan, task) = order(&client);
    assert_eq!(client.get(&format!("/api/v1/tasks/{task}")).success()["status"], "done");
    let view = client.get(&format!("/api/v1/plans/{plan}")).success();
    assert_eq!((&view["ready"], view["days"].as_array().unwrap().len()), (&json!(true), 3));
    let cancelled = client.send("POST", &format!("/api/v1/tasks/{task}/cancel"), None);
    let answer = cancelled.expect_error(403, "TASK_NOT_CANCELLED");
    assert_eq!((answer.status, answer.message()), (403, "任务取消失败"));
    client.delete(&format!("/api/v1/plans/{plan}")).success();
    client.get(&format!("/api/v1/plans/{plan}")).expect_error(403, "PLAN_NOT_FOUND");
}

#[test]
fn a_task_under_way_can_be_cancelled_once() {
    let planner = Planner::start();
    let client = planner.user("user123");
    let (plan, task) = order(&client);
    assert_eq!(client.get(&format!("/api/v1/plans/{plan}")).success()["ready"], false);
    let cancel = || client.send("POST", &format!("/api/v1/tasks/{task}/cancel"), None);
    assert_eq!(cancel().success()["status"], "cancelled");
    cancel().expect_error(403, "TASK_NOT_CANCELLED");
    assert_eq!(client.get("/api/v1/plans").success(), json!([]));
}

/// The document's 403: 资源不存在.
#[test]
fn what_is_not_there_is_403() {
    let planner = Planner::start();
    let (client, other) = (planner.user("user123"), planner.user("other"));
    let answer = client.get("/api/v1/plans/xxx").expect_error(403, "PLAN_NOT_FOUND");
    assert_eq!((answer.status, answer.message()), (403, "饮食计划不存在"));
    assert_eq!(answer.detail(), "Plan with id 'xxx' not found");
    client.get("/api/v1/tasks/77").expect_error(403, "TASK_NOT_FOUND");
    client.get("/api/v1/users/77").expect_error(403, "USER_NOT_FOUND");
    client.get("/api/v1/users/%E4%BD%A0").expect_error(403, "USER_NOT_FOUND");
    // What belongs to others is not there either.
    let (plan, task) = order(&client);
    other.get(&format!("/api/v1/plans/{plan}")).expect_error(403, "PLAN_NOT_FOUND");
    other.send("POST", &format!("/api/v1/tasks/{task}/cancel"), None).expect_error(403, "TASK_NOT_FOUND");
}

#[test]
fn a_plan_has_some_days_and_people() {
    let planner = Planner::start();
    let client = planner.user("user123");
    let answer = client.post("/api/v1/plans", &json!({ "days": 0, "people": 2 }));
    let answer = answer.expect_error(400, "PARAMETER_OUT_OF_RANGE");
    let told = ("参数值超出允许范围", &json!("'days' must be 1 to 14"));
    assert_eq!((answer.message(), answer.detail()), told);
    let answer = client.post("/api/v1/plans", &json!({ "days": 3 }));
    assert_eq!(answer.expect_error(400, "PARAMETER_MISSING").message(), "缺少必填参数: people");
    client.post("/api/v1/plans", &json!({ "days": "3" })).expect_error(400, "PARAMETER_INVALID");
}

#[test]
fn ten_plans_a_minute_are_enough() {
    let planner = Planner::start();
    let client = planner.user("user123");
    for _ in 0..10 {
        order(&client);
    }
    let form = json!({ "days": 3, "people": 2 });
    client.post("/api/v1/plans", &form).expect_error(429, "TOO_MANY_REQUESTS");
}
