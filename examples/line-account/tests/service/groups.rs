//! Groups and what is in them (3xxx, 4xxx, 5007, 9xxx).

use serde_json::json;

use crate::harness::{CODE, Service};

#[test]
fn a_group_has_rules() {
    let service = Service::start();
    let alice = service.alice();
    alice.post("/groups", &json!({ "name": "台中" })).expect_message(4004, "分组名称已存在");
    alice.post("/groups", &json!({ "name": "台北", "dedup": "all" })).expect_message(4008, "去重范围无效");
    alice
        .post("/groups", &json!({ "name": "台北", "reset_at": "7am" }))
        .expect_message(4009, "置零时间格式错误");
    alice.post("/groups", &json!({ "name": "台北", "account_limit": -1 })).expect(1001);
    let form = json!({ "name": "台北", "dedup": "global", "reset_at": "07:00", "account_limit": 1 });
    let group = alice.post("/groups", &form).expect(1000);
    let path = format!("/groups/{}", group.id());
    assert_eq!(alice.get(&path).expect(1000).data()["reset_at"], "07:00");
    alice.put(&path, &form).expect(9002);
    alice.put(&path, &json!({ "name": "新北" })).expect(1000);
    alice.get("/groups/77").expect_message(3002, "分组不存在");
    alice.post(&format!("{path}/statistics/reset"), &json!({})).expect_message(4017, "无法重置统计");
}

#[test]
fn deleting_takes_two_requests() {
    let service = Service::start();
    let alice = service.alice();
    alice.delete("/groups/11?confirm=true").expect_data(4006, &json!({ "accounts": 1 }));
    let group = alice.post("/groups", &json!({ "name": "台北" })).expect(1000).id();
    let path = format!("/groups/{group}");
    let code =
        alice.post(&format!("{path}/activation-codes"), &json!({ "password": "Line-2026" })).expect(1000);
    let code = code.data()["activation_code"].as_str().unwrap();
    let sub_account = service.activated(code, "Line-2026");

    let asked = json!({ "kind": "group", "id": group, "confirm_with": "?confirm=true" });
    let answer = alice.delete(&path).expect_data(9004, &asked);
    assert_eq!((answer.status, answer.message()), (200, "需要确认"));
    alice.get(&path).expect(1000);
    alice.delete(&format!("{path}?confirm=true")).expect_message(1000, "操作成功");
    alice.get(&path).expect(3002);
    sub_account.get("/groups").expect(2002);
}

#[test]
fn line_accounts_are_counted_and_kept() {
    let service = Service::start();
    let sub_account = service.sub_account();
    let add = |line_id: &str, platform: &str| {
        sub_account.post("/groups/11/accounts", &json!({ "line_id": line_id, "platform": platform }))
    };
    add("shop-2", "wechat").expect_message(4015, "平台类型无效");
    add("shop-1", "line").expect_message(4003, "Line账号已存在");
    add("SHOP", "line").expect(1002);
    let account = add("shop-2", "line_business").expect(1000).id();
    add("shop-3", "line").expect(1000);
    add("shop-4", "line").expect_data(4005, &json!({ "limit": 3 })).expect_message(4005, "账号已达上限");
    let list = sub_account.get("/groups/11/accounts").expect(1000);
    assert_eq!(list.data()["pagination"]["total"], 3);

    let path = format!("/accounts/{account}?confirm=true");
    sub_account.delete(&path).expect(1000);
    sub_account.delete(&path).expect_message(3004, "Line账号不存在");
    let answer = sub_account.delete("/accounts/21?confirm=true");
    answer.expect_data(4007, &json!({ "customers": 1, "records": 0 })).expect_message(4007, "无法删除账号");
}

#[test]
fn customers_are_followed_up() {
    let service = Service::start();
    let sub_account = service.sub_account();
    let form = |kind: &str, phone: &str| json!({ "name": "王小明", "kind": kind, "phone": phone });
    sub_account
        .post("/accounts/21/customers", &form("friend", "0912345678"))
        .expect_message(4014, "客户类型无效");
    sub_account.post("/accounts/21/customers", &form("vip", "no")).expect(1002);
    let customer = sub_account.post("/accounts/21/customers", &form("vip", "0912345678")).expect(1000).id();
    assert_eq!(sub_account.get("/accounts/21/customers").expect(1000).data()["pagination"]["total"], 2);

    let path = format!("/customers/{customer}");
    let note = json!({ "note": "周五回电" });
    let follow_up = sub_account.post(&format!("{path}/follow-ups"), &note).expect(1000).id();
    let written = sub_account.get(&format!("/follow-ups/{follow_up}")).expect(1000);
    assert_eq!(written.data()["note"], "周五回电");
    sub_account.get("/follow-ups/77").expect_message(3006, "跟进记录不存在");
    sub_account.get("/customers/77").expect_message(3005, "客户不存在");
    service.bob().get(&path).expect(2008);
}

#[test]
fn a_customer_with_follow_ups_is_held_by_the_database() {
    let service = Service::start();
    let answer =
        service.sub_account().delete("/customers/31?confirm=true").expect_message(5007, "数据完整性错误");
    assert_eq!(answer.status, 500);
    answer.hides(&["follow_ups", "rows"]);
    let logged = service.logged("follow_ups.customer: 1 rows refer to customer 31");
    assert!(logged.len() == 1 && logged[0].contains("ERROR"), "{logged:?}");
}

#[test]
fn lines_come_in_and_are_counted_once() {
    let service = Service::start();
    let sub_account = service.sub_account();
    let take = |line_id: &str| sub_account.post("/incoming", &json!({ "account": 21, "line_id": line_id }));
    sub_account.get("/groups/11/incoming").expect_message(9001, "数据为空");
    assert_eq!(take("new-one").expect(1000).data()["duplicate"], false);
    assert_eq!(take("new-one").expect(1000).data()["duplicate"], true);
    assert_eq!(take("old-friend").expect(1000).data()["duplicate"], true);
    take("?").expect_data(4013, &json!({ "field": "line_id" })).expect_message(4013, "进线数据无效");
    sub_account.post("/incoming", &json!({ "account": 22, "line_id": "new-one" })).expect(2008);
    sub_account.post("/incoming", &json!({ "account": 77, "line_id": "new-one" })).expect(3004);

    let statistics = sub_account.get("/groups/11/statistics").expect_message(1000, "查询成功");
    assert_eq!((&statistics.data()["incoming"], &statistics.data()["duplicates"]), (&json!(3), &json!(2)));
    for query in ["from=2025-12-21", "from=2025-12-21&to=2025-12-20", "from=today&to=tomorrow"] {
        sub_account.get(&format!("/groups/11/statistics?{query}")).expect_message(4016, "统计时间范围无效");
    }
    let past = sub_account.get("/groups/11/statistics?from=2020-01-01&to=2020-01-31").expect(1000);
    assert_eq!(past.data()["incoming"], 0);
    sub_account.post("/groups/11/statistics/reset", &json!({})).expect(1000);
    sub_account.post("/groups/11/statistics/reset", &json!({})).expect(9002);
}

#[test]
fn a_file_is_imported_in_part() {
    let service = Service::start();
    let sub_account = service.sub_account();
    let import = |rows: &str| sub_account.csv("/groups/11/library", &format!("line_id,name\n{rows}"));
    import("new-1,王小明\nnew-2,李小華\n").expect_data(1000, &json!({ "imported": 2, "skipped": [] }));
    let answer = import("new-2,李小華\nnew-3,張大同\n");
    answer
        .expect_data(9003, &json!({ "imported": 1, "skipped": ["new-2"] }))
        .expect_message(9003, "部分成功");
    import("new-2,李小華\n").expect_message(4012, "导入数据重复");
    import("").expect_message(4011, "导入数据为空");
    import("new-4,張大同\nwho\n")
        .expect_data(4010, &json!({ "line": 3 }))
        .expect_message(4010, "导入文件格式错误");
    sub_account.get("/groups/11/library/new-4").expect_message(3007, "底库记录不存在");
    assert_eq!(sub_account.get("/groups/11/library/new-3").expect(1000).data()["name"], "張大同");
    assert_eq!(
        sub_account.post("/incoming", &json!({ "account": 21, "line_id": "new-3" })).data()["duplicate"],
        true
    );
}

#[test]
fn who_is_not_connected_cannot_be_told() {
    let service = Service::start();
    let alice = service.alice();
    let path = format!("/activation-codes/{CODE}/messages");
    let answer = alice.post(&path, &json!({ "text": "hello" })).expect_message(6007, "WebSocket连接不存在");
    assert_eq!(answer.status, 400);
    alice.post("/activation-codes/0/messages", &json!({ "text": "hello" })).expect(3003);
    service.bob().post(&path, &json!({ "text": "hello" })).expect(2008);
}
