//! What a document contradicts itself in: each rule once, in the ways in which real documents do.

use error_codes::import::{Kind, Severity};

use crate::{file, found, imported};

/// The messages of one kind.
fn messages(document: &str, kind: Kind) -> Vec<String> {
    let findings = imported(document).findings;
    findings.into_iter().filter(|finding| finding.kind == kind).map(|finding| finding.message).collect()
}

/// A table of codes, messages and statuses, the first row of which is line 3.
fn table(rows: &str) -> String {
    format!("| 错误码 | 说明 | HTTP状态码 |\n|---|---|---|\n{rows}")
}

#[test]
fn one_code_with_two_meanings() {
    let document = table(
        "| 60101 | 手机号已被注册 | 409 |\n| 60102 | 邮箱格式错误 | 400 |\n| 60101 | 优惠券已领完 | 409 |\n",
    );
    assert_eq!(found(&document), [(Kind::DuplicateCode, 5, Some(3))]);
    assert_eq!(
        messages(&document, Kind::DuplicateCode),
        ["code 60101 is \"优惠券已领完\" here and \"手机号已被注册\" at line 3"]
    );
    let document = table("| 1001 | 满 | 400 |\n| 1001 | 满 | 409 |\n");
    assert_eq!(
        messages(&document, Kind::DuplicateCode),
        ["code 1001 is HTTP 409 here and HTTP 400 at line 3"]
    );
}

#[test]
fn the_same_row_twice_is_a_note() {
    let document = table("| 1001 | 满 | 400 |\n| 1001 | 满！ | 400 |\n");
    assert_eq!(found(&document), [(Kind::Repeated, 4, Some(3))]);
    assert_eq!((imported(&document).entries, imported(&document).worst()), (1, Some(Severity::Note)));
}

#[test]
fn a_status_that_http_has_for_something_else() {
    let rows =
        "| 1004 | 请求方法不支持 | 400 |\n| 1005 | 不支持的媒体类型 | 415 |\n| 1006 | 文件过大 | 400 |\n";
    assert_eq!(found(&table(rows)), [(Kind::StatusMeaning, 3, None), (Kind::StatusMeaning, 5, None)]);
    let document = table("| 403 | 资源不存在 | 403 |\n| 404 | 资源已存在 | 404 |\n");
    assert_eq!(
        messages(&document, Kind::StatusMeaning),
        [
            "code 403 \"资源不存在\" is HTTP 403 (Forbidden), and tells of something that is not there, for which HTTP has 404",
            "code 404 \"资源已存在\" is HTTP 404 (Not Found), and tells of something that exists already, for which HTTP has 409",
        ]
    );
}

#[test]
fn one_idea_with_different_statuses() {
    let document =
        table("| 1002 | Bot已禁用 | 400 |\n| 2006 | 工作流正在执行中 | 409 |\n| 3007 | 群聊已归档 | 400 |\n");
    assert_eq!(found(&document), [(Kind::InconsistentStatus, 4, Some(3))]);
    assert_eq!(
        messages(&document, Kind::InconsistentStatus),
        [
            "a state that forbids the request is answered differently: HTTP 400 for 1002 (line 3), 3007 (line 5); HTTP 409 for 2006 (line 4)"
        ]
    );
}

#[test]
fn entries_that_are_no_errors() {
    let document = table(
        "| 1000 | 成功 | 200 |\n| 1001 | 满 | 409 |\n| 9001 | 数据为空 | 200 |\n| 9002 | 部分成功 | 200 |\n",
    );
    assert_eq!(
        messages(&document, Kind::NotAnError),
        ["each of codes 9001, 9002 answers with HTTP 200: that is no error"]
    );
    assert_eq!(imported(&document).entries, 3);
}

#[test]
fn sections_against_the_plan() {
    let document = "# 商城

| 错误码范围 | 业务模块 |
|---|---|
| 60100-60199 | 用户注册 |
| 61300-61399 | 优惠券 |
| 62100+ | 扩展预留 |

### 20100-20199: 用户注册
| Code | Message | HTTP |
|---|---|---|
| 20101 | 手机号已被注册 | 409 |

### 60100-60199: 优惠券
| Code | Message | HTTP |
|---|---|---|
| 60101 | 优惠券已领完 | 409 |

### 80100-80199: 支付通道
| Code | Message | HTTP |
|---|---|---|
| 80101 | 支付渠道维护中 | 503 |
";
    assert_eq!(
        found(document),
        [
            (Kind::MisplacedSection, 9, Some(5)),
            (Kind::OutsideSegment, 12, Some(5)),
            (Kind::MisplacedSection, 14, Some(6)),
            (Kind::OutsideSegment, 17, Some(6)),
            (Kind::UnplannedSection, 19, Some(5)),
        ]
    );
    assert_eq!(
        messages(document, Kind::MisplacedSection)[1],
        "section \"优惠券\" has the numbers 60100-60199 here, and the plan gives 61300-61399 to \"优惠券\" at line 6, which are those of \"用户注册\" at line 5"
    );
    assert_eq!(
        messages(document, Kind::UnplannedSection),
        [
            "section \"支付通道\" (80100-80199) has no segment in the plan of line 5 but the reserve 62100+ of line 7"
        ]
    );
}

#[test]
fn a_section_with_another_title_than_its_segment() {
    let document = "
| Range | Module | Status |
|---|---|---|
| 4000-4099 | tickets | 409 |

## seats (4000-4099)

| Code | Message |
|---|---|
| 4001 | the show is sold out |
";
    assert_eq!(
        messages(document, Kind::AnotherMeaning),
        ["4000-4099 is \"seats\" here, and \"tickets\" in the plan at line 4"]
    );
    assert_eq!(imported(document).worst(), Some(Severity::Warning));
}

#[test]
fn a_range_that_swallows_others() {
    let document = "
| HTTP 状态码 | 业务错误码范围 | 说明 |
|---|---|---|
| 400 Bad Request | 40000-40999 | 参数错误 |
| 401 Unauthorized | 40100-40199 | 未授权 |
| 500 Internal Server Error | 50000+ | 服务器错误 |

### 40001 - Invalid Parameters

**说明**: 参数无效

**HTTP 状态码**: 400 Bad Request

### 40101 - Unauthorized

**HTTP 状态码**: 403 Forbidden

### 50001 - Internal

没有状态码
";
    assert_eq!(
        found(document)
            .into_iter()
            .filter(|(kind, ..)| kind.severity() == Severity::Error)
            .collect::<Vec<_>>(),
        [(Kind::OverlappingSegments, 5, Some(4)), (Kind::SegmentStatus, 14, Some(5))]
    );
    assert_eq!(
        messages(document, Kind::OverlappingSegments),
        ["segment \"未授权\" (40100-40199) overlaps \"参数错误\" (40000-40999) of line 4 in 40100-40199"]
    );
}

#[test]
fn samples_and_cases_against_the_table() {
    let document = "
| 错误码 | HTTP 状态码 | 含义 |
|---|---|---|
| 404 | 404 | 资源已存在 |
| 500 | 500 | 服务器内部错误 |

### 404 - 资源已存在

```json
{
  \"code\": 404,
  \"message\": \"用户名已存在\"
}
```

### 500 - 服务器内部错误

```json
{
  \"code\": -1,
  \"message\": \"服务器内部错误\"
}
```

| 场景 | 错误码 | 处理方式 |
|---|---|---|
| 用户不存在 | 404 | 提示用户名错误 |
";
    assert_eq!(
        messages(document, Kind::SharedCode),
        [
            "code 404 carries several messages: \"资源已存在\" (line 4), \"用户名已存在\" (line 12), \"用户不存在\" (line 27)"
        ]
    );
    assert_eq!(
        messages(document, Kind::AnotherMeaning),
        ["500 is shown as -1 in the sample, in the section about 500 at line 16"]
    );
    let document = format!(
        "{}\n```json\n{{\"code\": 1001, \"message\": \"空\"}}\n```\n",
        table("| 1001 | 满 | 409 |\n")
    );
    assert_eq!(
        messages(&document, Kind::AnotherMeaning),
        ["the sample calls 1001 \"空\", and line 3 \"满\""]
    );
}

#[test]
fn one_message_under_two_codes() {
    let document = table("| 404 | 资源冲突 | 404 |\n| 409 | 资源冲突 | 409 |\n");
    assert_eq!(found(&document), [(Kind::RepeatedMessage, 4, Some(3))]);
}

#[test]
fn constants_against_the_table() {
    let constants = "```python\nclass ErrorCode:\n    # 用户域 (601xx)\n    PHONE_EXISTS = 60101\n    # 订单域 (801xx)\n    ORDER_NOT_FOUND = 80403\n```\n";
    let document =
        format!("## 优惠券 (60100-60199)\n\n{}\n{constants}", table("| 60101 | 优惠券已领完 | 409 |\n"));
    assert_eq!(found(&document), [(Kind::AnotherMeaning, 10, Some(5)), (Kind::Undocumented, 12, None)]);
    assert_eq!(
        messages(&document, Kind::AnotherMeaning),
        ["code 60101 is `PHONE_EXISTS` of \"用户域\" here and \"优惠券已领完\" at line 5"]
    );
    // Where nothing contradicts it, a constant names the entry.
    let document =
        format!("## 用户 (60100-60199)\n\n{}\n{constants}", table("| 60101 | 手机号已注册 | 409 |\n"));
    assert!(
        imported(&document)
            .files
            .iter()
            .any(|file| file.text.contains("#[code(60101, http = 409)]\n    PhoneExists,"))
    );
}

#[test]
fn old_numbers() {
    let change = |rows: &str| format!("\n| 旧错误码 | 新错误码 | 说明 |\n|---|---|---|\n{rows}");
    let entries = table("| 60101 | 手机号已注册 | 409 |\n| 60701 | 库存不足 | 409 |\n");
    assert_eq!(found(&(entries.clone() + &change("| 40001 | 60101 | 手机号已注册 |\n"))), []);
    let document = entries.clone() + &change("| 40001 | 60101 | 库存不足 |\n");
    assert_eq!(found(&document), [(Kind::AnotherMeaning, 8, Some(3))]);
    let document = entries.clone() + &change("| 60701 | 60101 | 手机号已注册 |\n");
    assert_eq!(found(&document), [(Kind::LegacyInUse, 8, Some(4))]);
    let document =
        entries.clone() + &change("| 40001 | 60101 | 手机号已注册 |\n| 40001 | 60701 | 库存不足 |\n");
    assert_eq!(found(&document), [(Kind::LegacyInUse, 9, Some(8))]);
    let document = entries + &change("| 60701 | 60901 | 库存不足 |\n");
    assert_eq!(
        messages(&document, Kind::Renumbered),
        ["60701 is 60901 now, and still 60701 \"库存不足\" at line 4"]
    );
}

#[test]
fn names_and_keys_twice() {
    let document = "| code | name | key | message | status |\n|---|---|---|---|---|\n| 1 | FULL | a | full | 400 |\n| 2 | FULL | a | empty | 400 |\n";
    assert_eq!(found(document), [(Kind::DuplicateName, 4, Some(3)), (Kind::DuplicateKey, 4, Some(3))]);
}

#[test]
fn what_is_missing() {
    let document = table(
        "| 1001 | 满 | |\n| 1002 | | 400 |\n| 1003 | 空 | 99 |\n| 1004x | 错 | 400 |\n| 1009 | 晚 | 400 |\n",
    );
    assert_eq!(
        found(&document),
        [
            (Kind::MissingStatus, 3, None),
            (Kind::MissingMessage, 4, None),
            (Kind::Unreadable, 5, None),
            (Kind::Unreadable, 6, None),
            (Kind::Gap, 7, Some(5)),
        ]
    );
    assert_eq!(
        messages(&document, Kind::MissingStatus),
        ["each of codes 1001, 1003: the document gives no HTTP status"]
    );
    assert_eq!(messages(&document, Kind::Gap), ["1004-1008 is left out between 1003 of line 5 and 1009"]);
}

#[test]
fn a_number_that_no_code_can_be() {
    let document = table(
        "| 1001 | 满 | 400 |\n| 99999999999999999999 | 大 | 400 |\n| 0x1_0000_0000_0000_0000 | 大 | 400 |\n| 404/99999999999999999999 | 大 | 400 |\n",
    ) + "\n### 99999999999999999999 - Too Large\n\n**HTTP 状态码**: 400\n\n\
         | 旧错误码 | 新错误码 |\n|---|---|\n| -9223372036854775809 | 1001 |\n";
    let all = [4, 5, 6, 8, 14].map(|line| (Kind::TooLarge, line, None));
    assert_eq!(found(&document), all);
    assert_eq!(Kind::TooLarge.severity(), Severity::Error);
    let imported = imported(&document);
    assert_eq!(
        imported.findings[0].to_string(),
        "line 4: error: the code `99999999999999999999` has more than 64 bits, and is left out; \
         give it a number from -9223372036854775808 to 9223372036854775807"
    );
    // What is left out is for somebody to decide: it does not compile until then.
    let source = file(&imported, "mod.rs");
    assert_eq!(
        (imported.entries, source.matches("\ncompile_error!(\n    \"line ").count()),
        (1, 5),
        "{source}"
    );
    assert_eq!(
        found("| code |\n|---|\n| 99999999999999999999 |\n"),
        [(Kind::NoCodes, 1, None), (Kind::TooLarge, 3, None)]
    );

    // Where the line of an entry holds it too (a lone CR ends a record), it stands where an item may. Found by fuzzing.
    let beside = error_codes::import::csv(
        "code,message\n1001,a\r99999999999999999999,b\n",
        &error_codes::import::Options::new("mall").status(400),
    );
    let source = file(&beside, "mod.rs");
    assert!(source.contains("\ncompile_error!(") && !source.contains(" compile_error!"), "{source}");
}

#[test]
fn a_fence_that_is_not_closed_hides_nothing() {
    let document = "```python\nx = 1\n\n## 用户 (1000-1999)\n\n| code | message | status |\n|---|---|---|\n| 1001 | full | 409 |\n\n```json\n{}\n```\n";
    assert_eq!(found(document), [(Kind::OpenFence, 1, Some(10))]);
    assert_eq!(imported(document).entries, 1);
}

#[test]
fn a_table_in_html_is_said_not_to_be_read() {
    let document = "<table><tr><td>1001</td></tr></table>\n";
    assert_eq!(found(document), [(Kind::Unreadable, 1, None), (Kind::NoCodes, 1, None)]);
}
