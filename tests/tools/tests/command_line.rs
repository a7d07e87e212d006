//! The command line, as it is typed and answered: of a service, and the program that reads what was exported.
//!
//! `UPDATE_EXPECT=1 cargo test` writes the answers anew; read them before you commit them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, fs, io};

use expect_test::{Expect, expect};
use unicode_width::UnicodeWidthStr;

const SHOP: &str = env!("CARGO_BIN_EXE_shop-codes");
const PROGRAM: &str = env!("CARGO_BIN_EXE_program");

/// `line` typed after the name of `program`, at a console that is no terminal and has no width.
fn typed(program: &str, line: &str) -> Command {
    let mut command = Command::new(program);
    command.args(line.split_whitespace());
    for name in ["COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

/// What comes of it.
fn answered(command: &mut Command) -> String {
    let Output { status, stdout, stderr } = command.output().expect("it runs");
    let (mut answer, complaint) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
    if !complaint.is_empty() {
        answer += &format!("--- stderr\n{complaint}");
    }
    match status.code() {
        Some(0) => answer,
        code => answer + &format!("--- exit code {}\n", code.unwrap_or(-1)),
    }
}

fn shop(line: &str) -> String {
    answered(&mut typed(SHOP, line))
}

fn narrow_shop(line: &str, columns: u16) -> String {
    answered(typed(SHOP, line).env("COLUMNS", columns.to_string()))
}

/// The program, with a catalogue at its standard input.
fn program(line: &str, catalog: &str) -> String {
    let mut command = typed(PROGRAM, &format!("--catalog - {line}"));
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    child.stdin.take().unwrap().write_all(catalog.as_bytes()).expect("it reads");
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    format!("{}{}--- exit code {}\n", text(stdout), text(stderr), status.code().unwrap())
}

/// The shop's catalogue, in which `old` is written `new`.
fn exported(old: &str, new: &str) -> String {
    let catalog = shop("export json");
    assert!(catalog.contains(old), "{old} is not in {catalog}");
    catalog.replacen(old, new, 1)
}

fn check(answer: &str, expected: Expect) {
    expected.assert_eq(answer);
}

/// A folder of its own for each test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("error-codes-command-line-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn help() {
    check(&shop("--help"), expect![[r#"
        The error codes of 小商店

        Usage: shop-codes <COMMAND>

        Commands:
          list         List the entries, all or some
          explain      Show everything that is known of a code, or who had it
          next         Print the next free code of a segment
          check        Look for what is missing or wrong, in the catalogue and in language packs
          export       Write the catalogue in another form
          completions  Print a script that teaches a shell these commands

        Options:
          -h, --help  Print help

        Exit codes:
          0  done
          1  no: `check` found an error, `explain` knows no such code, `next` finds none
          2  the command line is wrong, or what it names cannot be read
          3  the output cannot be written
    "#]]);
    check(&shop(""), expect![[r#"
        --- stderr
        The error codes of 小商店

        Usage: shop-codes <COMMAND>

        Commands:
          list         List the entries, all or some
          explain      Show everything that is known of a code, or who had it
          next         Print the next free code of a segment
          check        Look for what is missing or wrong, in the catalogue and in language packs
          export       Write the catalogue in another form
          completions  Print a script that teaches a shell these commands

        Options:
          -h, --help  Print help

        Exit codes:
          0  done
          1  no: `check` found an error, `explain` knows no such code, `next` finds none
          2  the command line is wrong, or what it names cannot be read
          3  the output cannot be written
        --- exit code 2
    "#]]);
    check(&answered(&mut typed(PROGRAM, "--help")), expect![[r#"
        Error-code catalogues that were exported as JSON

        Usage: program [OPTIONS] <COMMAND>

        Commands:
          list         List the entries, all or some
          explain      Show everything that is known of a code, or who had it
          next         Print the next free code of a segment
          check        Look for what is missing or wrong, in the catalogue and in language packs
          export       Write the catalogue in another form
          completions  Print a script that teaches a shell these commands

        Options:
              --catalog <FILE>  The catalogue, as `export json` wrote it; `-` for the standard input
          -h, --help            Print help
          -V, --version         Print version

        Exit codes:
          0  done
          1  no: `check` found an error, `explain` knows no such code, `next` finds none
          2  the command line is wrong, or what it names cannot be read
          3  the output cannot be written
    "#]]);
    check(&shop("check --help"), expect![[r#"
        Look for what is missing or wrong, in the catalogue and in language packs

        Usage: shop-codes check [OPTIONS] [PACK]...

        Arguments:
          [PACK]...  Language packs, JSON files that are to have its messages; those of one name are of one
                     language

        Options:
              --full <PERCENT>  Warn of segments that are so full, in hundredths [default: 80]
              --deny <DENY>     Take warnings for errors [possible values: warnings]
              --json            Answer in JSON, for programs
          -h, --help            Print help
    "#]]);
    check(&shop("lst"), expect![[r#"
        --- stderr
        error: unrecognized subcommand 'lst'

          tip: a similar subcommand exists: 'list'

        Usage: shop-codes <COMMAND>

        For more information, try '--help'.
        --- exit code 2
    "#]]);
}

#[test]
fn list() {
    check(&shop("list"), expect![[r#"
         code  name                HTTP  message                                   segment  retry                 deprecated
        ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        50000  INTERNAL             500  系统内部错误                              system
        50001  DATABASE_ERROR       503  数据库连接失败                            system   backoff
        60700  STOCK_INSUFFICIENT   409  库存不足，仅剩 {available} 件             stock
        60701  STOCK_LOCKED         409  库存锁定失败                              stock    after 60 s
        60704  SHELF_EMPTY          409  货架已空                                  stock                          STOCK_INSUFFICIENT
        61305  COUPON_EXHAUSTED     410  优惠券已领完                              coupon
        61305  COUPON_EXPIRED       410  优惠券已过期                              coupon
        62100  LIVE_NOT_FOUND       404  直播间不存在                              live
        62120  LIVE_TOO_OFTEN       429  互动频率过快，请 {wait_seconds} 秒后再试  live     after {wait_seconds}
    "#]]);
    check(&shop("list --locale en"), expect![[r#"
         code  name                HTTP  message                                                  segment  retry                 deprecated
        ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        50000  INTERNAL             500  Internal error                                           system
        50001  DATABASE_ERROR       503  The database cannot be reached                           system   backoff
        60700  STOCK_INSUFFICIENT   409  Only {available} left in stock                           stock
        60701  STOCK_LOCKED         409  The stock could not be reserved                          stock    after 60 s
        60704  SHELF_EMPTY          409  The shelf is empty                                       stock                          STOCK_INSUFFICIENT
        61305  COUPON_EXHAUSTED     410  No coupons are left                                      coupon
        61305  COUPON_EXPIRED       410  优惠券已过期                                             coupon
        62100  LIVE_NOT_FOUND       404  There is no such live room                               live
        62120  LIVE_TOO_OFTEN       429  Slow down a little: try again in {wait_seconds} seconds  live     after {wait_seconds}
    "#]]);
    check(&shop("list --segment live.room"), expect![[r#"
         code  name            HTTP  message       segment
        ────────────────────────────────────────────────────
        62100  LIVE_NOT_FOUND   404  直播间不存在  live
    "#]]);
    check(&shop("list --status 409 --search SHELF"), expect![[r#"
         code  name         HTTP  message   segment  deprecated
        ─────────────────────────────────────────────────────────────────
        60704  SHELF_EMPTY   409  货架已空  stock    STOCK_INSUFFICIENT
    "#]]);
    check(&shop("list --search 优惠券 --json"), expect![[r#"
        [
          {
            "code": 61305,
            "name": "COUPON_EXHAUSTED",
            "status": 410,
            "message": "优惠券已领完",
            "segment": "coupon",
            "retry": {
              "kind": "no"
            },
            "deprecated": null
          },
          {
            "code": 61305,
            "name": "COUPON_EXPIRED",
            "status": 410,
            "message": "优惠券已过期",
            "segment": "coupon",
            "retry": {
              "kind": "no"
            },
            "deprecated": null
          }
        ]
    "#]]);
    check(&shop("list --search nothing"), expect![[""]]);
    check(&shop("list --search nothing --json"), expect![[r#"
        []
    "#]]);
    check(&shop("list --segment lve"), expect![[r#"
        --- stderr
        error: no segment is named `lve`
         |
         = help: did you mean `live`?
        --- exit code 2
    "#]]);
    check(&shop("list --locale fr"), expect![[r#"
        --- stderr
        error: no messages in `fr`
         |
         = help: there are: zh-CN, en-US
        --- exit code 2
    "#]]);
    check(&shop("list --status 99"), expect![[r#"
        --- stderr
        error: invalid value '99' for '--status <STATUS>': 99 is not in 200..=599

        For more information, try '--help'.
        --- exit code 2
    "#]]);
}

/// A table where it fits, blocks of lines where it does not.
#[test]
fn narrow_terminals() {
    check(&narrow_shop("list --locale en --status 409", 100), expect![[r#"
         code  name                HTTP  message                   segment  retry       deprecated
        ────────────────────────────────────────────────────────────────────────────────────────────────────
        60700  STOCK_INSUFFICIENT   409  Only {available} left in  stock
                                         stock
        60701  STOCK_LOCKED         409  The stock could not be    stock    after 60 s
                                         reserved
        60704  SHELF_EMPTY          409  The shelf is empty        stock                STOCK_INSUFFICIENT
    "#]]);
    check(&narrow_shop("list --segment live", 40), expect![[r#"
        62100 LIVE_NOT_FOUND
          HTTP     404
          message  直播间不存在
          segment  live

        62120 LIVE_TOO_OFTEN
          HTTP     429
          message  互动频率过快，请
                   {wait_seconds} 秒后再试
          segment  live
          retry    after {wait_seconds}
    "#]]);
    check(&narrow_shop("explain 62120 --locale en", 40), expect![[r#"
        62120 LIVE_TOO_OFTEN
        Slow down a little: try again in {wait_seconds} seconds

          status      429 Too Many Requests
          key         live.too_often
          segment     live 直播带货 (62100 to
                      62129)
          zh-CN       互动频率过快，请
                      {wait_seconds} 秒后再试
          en-US       Slow down a little: try
                      again in {wait_seconds}
                      seconds
          retry       after {wait_seconds}
          log         warn
          parameters  wait_seconds
          documents   https://shop.example/62120
    "#]]);
    check(&narrow_shop("check", 40), expect![[r#"
        system 系统级错误
          range    50000 to 50099
          used     2
          retired  0
          free     98
          full     2 %

        stock 库存管理
          range    60700 to 60704
          used     3
          retired  1
          free     1
          full     80 %

        coupon 优惠券
          range    61300 to 61399
          used     1
          retired  3
          free     96
          full     4 %

        live 直播带货
          range    62100 to 62129
          used     2
          retired  0
          free     28
          full     6 %

        live.room
          range    62100 to 62109
          used     1
          retired  0
          free     9
          full     10 %

        live.product
          range    62110 to 62119
          used     0
          retired  0
          free     10
          full     0 %

        warning[full]: segment `stock` is nearly full: 1 of 5 codes is free

        warning[untranslated]: 1 message is missing in en-US: `coupon.expired`

        2 warnings
    "#]]);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for line in ["list", "list --locale en", "explain 60700", "check", "--help", "list --help"] {
        for columns in [36, 40, 60, 80, 100, 120] {
            let answer = narrow_shop(line, columns);
            for text in answer.lines() {
                assert!(text.width() <= columns.into(), "{line} at {columns}: {} of\n{answer}", text.width());
            }
        }
    }
}

#[test]
fn explain() {
    check(&shop("explain 60700"), expect![[r#"
        60700 STOCK_INSUFFICIENT
        库存不足，仅剩 {available} 件

          status       409 Conflict
          key          stock.insufficient
          segment      stock 库存管理 (60700 to 60704)
          zh-CN        库存不足，仅剩 {available} 件
          en-US        Only {available} left in stock
          description  下单时扣减失败
          hint         减少数量或换一件商品
          retry        no
          log          warn
          details      available
          parameters   available
          was          30301, 61305 (reused since)
          documents    https://shop.example/60700
    "#]]);
    check(&shop("explain stock_locked --locale en-GB"), expect![[r#"
        60701 STOCK_LOCKED
        The stock could not be reserved

          status     409 Conflict
          gRPC       ABORTED
          key        stock.locked
          segment    stock 库存管理 (60700 to 60704)
          zh-CN      库存锁定失败
          en-US      The stock could not be reserved
          retry      after 60 s
          log        info
          documents  https://shop.example/60701
    "#]]);
    check(&shop("explain stock.shelf"), expect![[r#"
        60704 SHELF_EMPTY
        货架已空

          status      409 Conflict
          key         stock.shelf
          segment     stock 库存管理 (60700 to 60704)
          zh-CN       货架已空
          en-US       The shelf is empty
          retry       no
          log         warn
          was         30304
          deprecated  STOCK_INSUFFICIENT
          documents   https://shop.example/60704
    "#]]);
    check(&shop("explain 20000"), expect![[r#"
        20000 is the code of successes
        成功

          status  200 OK
          key     ok
          zh-CN   成功
          en-US   OK
    "#]]);
}

#[test]
fn explain_a_shared_and_a_reused_code() {
    check(&shop("explain 61_305"), expect![[r#"
        61305 COUPON_EXHAUSTED
        优惠券已领完

          status     410 Gone
          key        coupon.exhausted
          segment    coupon 优惠券 (61300 to 61399)
          zh-CN      优惠券已领完
          en-US      No coupons are left
          retry      no
          log        warn
          shared     with COUPON_EXPIRED
          documents  https://shop.example/61305

        61305 COUPON_EXPIRED
        优惠券已过期

          status     410 Gone
          key        coupon.expired
          segment    coupon 优惠券 (61300 to 61399)
          zh-CN      优惠券已过期
          retry      no
          log        warn
          shared     with COUPON_EXHAUSTED
          documents  https://shop.example/61305

        61_305 is the old number of 60700 STOCK_INSUFFICIENT, and was reused since
    "#]]);
}

#[test]
fn explain_what_no_entry_has() {
    check(&shop("explain 30301"), expect![[r#"
        30301 is the old number of 60700 STOCK_INSUFFICIENT

        60700 STOCK_INSUFFICIENT
        库存不足，仅剩 {available} 件

          status       409 Conflict
          key          stock.insufficient
          segment      stock 库存管理 (60700 to 60704)
          zh-CN        库存不足，仅剩 {available} 件
          en-US        Only {available} left in stock
          description  下单时扣减失败
          hint         减少数量或换一件商品
          retry        no
          log          warn
          details      available
          parameters   available
          was          30301, 61305 (reused since)
          documents    https://shop.example/60700
    "#]]);
    check(&shop("explain 60702"), expect![[r#"
        60702 is retired in segment stock 库存管理: never reuse it

        close to it:
          60701 STOCK_LOCKED
          60700 STOCK_INSUFFICIENT
          60704 SHELF_EMPTY
        --- exit code 1
    "#]]);
    check(&shop("explain 60703"), expect![[r#"
        60703 is free in segment stock 库存管理

        close to it:
          60704 SHELF_EMPTY
          60701 STOCK_LOCKED
          60700 STOCK_INSUFFICIENT
        --- exit code 1
    "#]]);
    check(&shop("explain -7"), expect![[r#"
        -7 is free, in no segment

        close to it:
          60700 STOCK_INSUFFICIENT
          60701 STOCK_LOCKED
          60704 SHELF_EMPTY
        --- exit code 1
    "#]]);
    check(&shop("explain STOK_LOCKED"), expect![[r#"
        `STOK_LOCKED` is neither the name nor the key of an entry

        close to it:
          60701 STOCK_LOCKED
        --- exit code 1
    "#]]);
    check(&shop("explain 库存"), expect![[r#"
        `库存` is neither the name nor the key of an entry
        --- exit code 1
    "#]]);
    check(&shop("explain 60702 --json"), expect![[r#"
        {
          "asked": "60702",
          "entries": [],
          "success": null,
          "formerly": [],
          "retired": true,
          "free": false,
          "segment": {
            "name": "stock",
            "title": "库存管理",
            "ranges": [
              [
                60700,
                60704
              ]
            ],
            "status": 409,
            "parts": []
          },
          "nearest": [
            {
              "code": 60701,
              "name": "STOCK_LOCKED"
            },
            {
              "code": 60700,
              "name": "STOCK_INSUFFICIENT"
            },
            {
              "code": 60704,
              "name": "SHELF_EMPTY"
            }
          ]
        }
        --- exit code 1
    "#]]);
}

/// All that is known: what the export says, and what only the compiled catalogue knows.
#[test]
fn explain_to_programs() {
    let answer: serde_json::Value = serde_json::from_str(&shop("explain 60701 --json")).unwrap();
    let entry = &answer["entries"][0];
    assert_eq!(entry["text"]["en-US"], "The stock could not be reserved");
    assert_eq!((&entry["grpc"], &entry["doc_url"]), (&"ABORTED".into(), &"https://shop.example/60701".into()));
    let retry = serde_json::json!({ "kind": "after", "seconds": 60 });
    assert_eq!((&entry["retry"], &answer["segment"]["name"]), (&retry, &"stock".into()));
}

/// Neither used, nor retired, nor known as a legacy code.
#[test]
fn next() {
    check(&shop("next stock"), expect![[r#"
        60703
    "#]]);
    check(&shop("next stock --count 2"), expect![[r#"
        60703
        --- stderr
        error: segment `stock` has only this free code
         |
         = help: give it another range: `.and(FIRST..=LAST)`; retired and legacy codes stay taken
        --- exit code 1
    "#]]);
    check(&shop("next coupon --count 4"), expect![[r#"
        61303
        61304
        61306
        61307
    "#]]);
    check(&shop("next live"), expect![[r#"
        62121
    "#]]);
    check(&shop("next live.room --json"), expect![[r#"
        {
          "segment": "live.room",
          "codes": [
            62101
          ]
        }
    "#]]);
    check(&shop("next cupon"), expect![[r#"
        --- stderr
        error: no segment is named `cupon`
         |
         = help: did you mean `coupon`?
        --- exit code 2
    "#]]);
    check(&shop("next nothing"), expect![[r#"
        --- stderr
        error: no segment is named `nothing`
         |
         = help: there are: system, stock, coupon, live, live.room, live.product
        --- exit code 2
    "#]]);
}

#[test]
fn check_the_catalogue() {
    check(&shop("check"), expect![[r#"
        segment       title       range           used  retired  free  full
        ─────────────────────────────────────────────────────────────────────
        system        系统级错误  50000 to 50099     2        0    98   2 %
        stock         库存管理    60700 to 60704     3        1     1  80 %
        coupon        优惠券      61300 to 61399     1        3    96   4 %
        live          直播带货    62100 to 62129     2        0    28   6 %
        live.room                 62100 to 62109     1        0     9  10 %
        live.product              62110 to 62119     0        0    10   0 %

        warning[full]: segment `stock` is nearly full: 1 of 5 codes is free

        warning[untranslated]: 1 message is missing in en-US: `coupon.expired`

        2 warnings
    "#]]);
    check(&shop("check --full 90"), expect![[r#"
        segment       title       range           used  retired  free  full
        ─────────────────────────────────────────────────────────────────────
        system        系统级错误  50000 to 50099     2        0    98   2 %
        stock         库存管理    60700 to 60704     3        1     1  80 %
        coupon        优惠券      61300 to 61399     1        3    96   4 %
        live          直播带货    62100 to 62129     2        0    28   6 %
        live.room                 62100 to 62109     1        0     9  10 %
        live.product              62110 to 62119     0        0    10   0 %

        warning[untranslated]: 1 message is missing in en-US: `coupon.expired`

        1 warning
    "#]]);
    assert!(shop("check --deny warnings").ends_with("2 errors\n--- exit code 1\n"));
    let answer: serde_json::Value = serde_json::from_str(&shop("check --json")).unwrap();
    assert_eq!(answer["segments"][1]["free"], 1);
    assert_eq!(answer["findings"][1]["keys"], serde_json::json!(["coupon.expired"]));
}

#[test]
fn check_language_packs() {
    let only_faults = |answer: &str| {
        answer.split_once("\nerror").map(|(_, faults)| format!("error{faults}")).expect("it has faults")
    };
    check(&only_faults(&shop("check tests/faulty/ja-JP.json")), expect![[r#"
        error[empty]: the message of `internal` is empty
         --> tests/faulty/ja-JP.json:4:15
          |
        4 |   "internal": "  ",
          |               ^^^^

        error[placeholder]: no other message of `stock.insufficient` has the placeholder `{availble}`
         --> tests/faulty/ja-JP.json:7:28
          |
        7 |     "insufficient": "在庫は残り {availble} 個です",
          |                                 ^^^^^^^^^^
          |
          = help: they have `{available}`

        error[brace]: a lone `{` in the message of `stock.locked`
         --> tests/faulty/ja-JP.json:8:15
          |
        8 |     "locked": "在庫を { 確保できません",
          |               ^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: write `{{` for a brace

        error[shape]: the message of `stock.shelf` is no string
         --> tests/faulty/ja-JP.json:9:14
          |
        9 |     "shelf": 7
          |              ^

        error[duplicate]: key `stock.locked` is given twice, first at 8:5
          --> tests/faulty/ja-JP.json:11:3
           |
        11 |   "stock.locked": "在庫を確保できません",
           |   ^^^^^^^^^^^^^^

        error[placeholder]: no other message of `coupon.exhausted` has the placeholder `{count}`
          --> tests/faulty/ja-JP.json:12:34
           |
        12 |   "coupon": { "exhausted": "クーポン {count} は終了しました", "expired": ["期限切れ"] },
           |                                      ^^^^^^^
           |
           = help: they have none

        error[shape]: the message of `coupon.expired` is no string
          --> tests/faulty/ja-JP.json:12:63
           |
        12 |   "coupon": { "exhausted": "クーポン {count} は終了しました", "expired": ["期限切れ"] },
           |                                                                          ^^^^^^^^^^^^

        warning[stray]: no entry has the key `datbase`
         --> tests/faulty/ja-JP.json:5:3
          |
        5 |   "datbase": "データベースに接続できません",
          |   ^^^^^^^^^
          |
          = help: did you mean `database`, which is missing?

        warning[untranslated]: 4 messages are missing: `coupon.expired`, `database`, `live.too_often`, `stock.shelf`
        --> tests/faulty/ja-JP.json

        7 errors, 4 warnings
        --- exit code 1
    "#]]);
    check(&only_faults(&shop("check tests/faulty/ko-KR.json")), expect![[r#"
        error[json]: malformed JSON: expected `,` or `}`
         --> tests/faulty/ko-KR.json:4:3
          |
        4 |   "database": "데이터베이스에 연결할 수 없습니다"
          |   ^

        1 error, 2 warnings
        --- exit code 1
    "#]]);
    check(&shop("check tests/faulty/fr-FR.json"), expect![[r#"
        --- stderr
        error: cannot read `tests/faulty/fr-FR.json`: No such file or directory (os error 2)
        --- exit code 2
    "#]]);
    // What is compiled in has passed the compiler.
    assert_eq!(shop("check locales/shop/zh-CN.json"), shop("check"));
    let answer: serde_json::Value =
        serde_json::from_str(shop("check --json tests/faulty/ko-KR.json").split("---").next().unwrap())
            .unwrap();
    let place = serde_json::json!({ "file": "tests/faulty/ko-KR.json", "line": 4, "column": 3 });
    assert_eq!(answer["findings"][2]["place"], place);
}

/// Crates that are composed have packs of their own, which are complete together.
#[test]
fn packs_of_one_name_are_of_one_language() {
    let folder = Folder::new("packs");
    let (one, other) = (folder.path("one"), folder.path("other"));
    let whole = fs::read_to_string("locales/shop/en-US.json").unwrap();
    let coupon = "  \"coupon.exhausted\": \"No coupons are left\",\n";
    for (path, text) in [(&one, whole.replace(coupon, "")), (&other, format!("{{{}}}", coupon.trim().trim_end_matches(',')))] {
        fs::create_dir_all(path).unwrap();
        fs::write(Path::new(path).join("en-US.json"), text).unwrap();
    }
    let answer = shop(&format!("check {one}/en-US.json {other}/en-US.json"));
    assert!(answer.contains("1 message is missing: `coupon.expired`"), "{answer}");
    assert!(!answer.contains("exhausted"), "{answer}");
    assert!(shop(&format!("check {one}/en-US.json")).contains("`coupon.exhausted`, `coupon.expired`"));
}

/// What the program says of an export is what the service says of itself.
#[test]
fn the_program_reads_what_a_service_exports() {
    let catalog = shop("export json");
    for line in ["list --locale en", "explain 61305", "next coupon", "check", "export json"] {
        let expected = shop(line).replace("  documents    https://shop.example/61305\n", "");
        let expected = expected.replace("  documents  https://shop.example/61305\n", "");
        assert_eq!(program(line, &catalog), format!("{expected}--- exit code 0\n"), "{line}");
    }
    // As a shell of Windows redirects it.
    assert_eq!(program("next coupon", &format!("\u{feff}{catalog}")), "61303\n--- exit code 0\n");
}

#[test]
fn catalogues_that_are_none() {
    check(&answered(&mut typed(PROGRAM, "list")), expect![[r#"
        --- stderr
        error: no catalogue
         |
         = help: name one, as `export json` wrote it: `--catalog FILE`
        --- exit code 2
    "#]]);
    check(&answered(&mut typed(PROGRAM, "list --catalog tests/faulty/none.json")), expect![[r#"
        --- stderr
        error: cannot read `tests/faulty/none.json`: No such file or directory (os error 2)
        --- exit code 2
    "#]]);
    check(&answered(&mut typed(PROGRAM, "--catalog tests/faulty/ja-JP.json next stock")), expect![[r#"
        --- stderr
        error: not an exported catalogue
          --> tests/faulty/ja-JP.json:14:1
           |
        14 | }
           | ^ missing field `schema`
        --- exit code 2
    "#]]);
    check(&program("list", &exported("\"hint\": null,", "\"hint\": 7,")), expect![[r#"
        error: not an exported catalogue
           --> <stdin>:111:15
            |
        111 |       "hint": 7,
            |               ^ invalid type: integer `7`, expected a string
        --- exit code 2
    "#]]);
    check(&program("list", &exported("\"status\": 503,", "\"status\": 5030,")), expect![[r#"
        error: not an exported catalogue
           --> <stdin>:123:15
            |
        123 |       "code": 50001,
            |               ^^^^^ code 50001: status 5030 is none that an answer can have; use 200 to 599
        --- exit code 2
    "#]]);
    check(&program("list", &exported("\"code\": 60701,", "\"code\": 60700,")), expect![[r#"
        error: not an exported catalogue
           --> <stdin>:180:15
            |
        180 |       "code": 60700,
            |               ^^^^^ code 60700 is claimed by both `STOCK_INSUFFICIENT` and `STOCK_LOCKED`
        --- exit code 2
    "#]]);
    check(&program("list", &exported("\"schema\": 1,", "\"schema\": 9,")), expect![[r#"
        error: not an exported catalogue
         --> <stdin>:2:13
          |
        2 |   "schema": 9,
          |             ^ schema 9 is not known here; export the catalogue as schema 1
        --- exit code 2
    "#]]);
}

/// No compiled catalogue has such faults; an export that was edited by hand, or by another tool, may.
#[test]
fn catalogues_that_contradict_themselves() {
    let faults = |old: &str, new: &str| {
        let answer = program("check --full 100", &exported(old, new));
        let begin = answer.find("\nerror").unwrap_or_else(|| panic!("no error in {answer}"));
        answer[begin + 1..].replace("\nwarning", "\u{0}").split('\u{0}').next().unwrap().to_owned()
    };
    check(&faults("\"code\": 60701,", "\"code\": 60702,"), expect![[r#"
        error[retired]: 60702 STOCK_LOCKED is retired: give it another code
           --> <stdin>:180:15
            |
        180 |       "code": 60702,
            |               ^^^^^
    "#]]);
    check(&faults("\"code\": 60701,", "\"code\": 70701,"), expect![[r#"
        error[stray]: 70701 STOCK_LOCKED is in no segment
           --> <stdin>:180:15
            |
        180 |       "code": 70701,
            |               ^^^^^
    "#]]);
    check(&faults("\"name\": \"STOCK_LOCKED\"", "\"name\": \"INTERNAL\""), expect![[r#"
        error[name]: `INTERNAL` is the name of both 50000 and 60701
           --> <stdin>:180:15
            |
        180 |       "code": 60701,
            |               ^^^^^
    "#]]);
    check(&faults("\"code\": 30304,", "\"code\": 60701,"), expect![[r#"
        error[legacy]: 60701 STOCK_LOCKED has the old number of 60704 SHELF_EMPTY
           --> <stdin>:203:15
            |
        203 |       "code": 60704,
            |               ^^^^^
    "#]]);
    check(&faults("61399\n", "62105\n"), expect![[r#"
        error[overlap]: segments `coupon` and `live` overlap: both own 62100 to 62105
          --> <stdin>:52:15
           |
        52 |       "name": "live",
           |               ^^^^^^
    "#]]);
    assert!(program("check", &exported("61399\n", "62105\n")).ends_with("--- exit code 1\n"));
}

#[test]
fn export_to_a_file() {
    let folder = Folder::new("export");
    let path = folder.path("docs/codes.json");
    let line = format!("export json --out {path}");
    assert_eq!(shop(&line), "");
    assert_eq!(fs::read_to_string(&path).unwrap(), shop("export json"));
    fs::write(&path, "what was there before, and is longer than nothing").unwrap();
    assert_eq!(shop(&line), "");
    assert_eq!(fs::read_to_string(&path).unwrap(), shop("export json"));
    let beside: Vec<_> = fs::read_dir(folder.0.join("docs")).unwrap().collect();
    assert_eq!(beside.len(), 1, "nothing is left beside it: {beside:?}");

    let answer = shop(&format!("export json --out {path}/codes.json"));
    assert!(answer.starts_with("--- stderr\nerror: cannot write: `"), "{answer}");
    assert!(answer.ends_with("--- exit code 3\n"), "{answer}");
    check(&shop("export yaml"), expect![[r#"
        --- stderr
        error: invalid value 'yaml' for '<FORMAT>'
          [possible values: json]

        For more information, try '--help'.
        --- exit code 2
    "#]]);
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to() {
    assert_eq!(shop("export json --out /dev/stdout"), shop("export json"));
}

#[test]
fn completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = shop(&format!("completions {shell}"));
        for word in ["shop-codes", "explain", "locale"] {
            assert!(script.contains(word), "{shell} does not know {word}: {script}");
        }
    }
    // It needs no catalogue.
    assert!(answered(&mut typed(PROGRAM, "completions fish")).contains("-l catalog"));
}

/// `shop-codes export json | head` has seen enough.
#[test]
fn a_broken_pipe_is_no_failure() {
    for line in ["export json", "list", "--help"] {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let mut command = typed(SHOP, line);
        let output = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        assert_eq!((output.status.code(), &output.stderr[..]), (Some(0), &b""[..]), "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = typed(SHOP, "list").stdout(full).stderr(Stdio::piped()).spawn().unwrap();
    let output = output.wait_with_output().unwrap();
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(complaint.starts_with("error: cannot write: "), "{complaint}");
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn colours_are_for_terminals() {
    for line in ["list", "explain 60700", "--help", "next nothing", "check --deny warnings"] {
        let styled = answered(typed(SHOP, line).env("CLICOLOR_FORCE", "1"));
        assert!(styled.contains("\u{1b}["), "{line}: {styled}");
        let plain = shop(line);
        assert!(!plain.contains('\u{1b}'), "{line}: {plain}");
        assert_eq!(answered(typed(SHOP, line).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")), plain);
    }
}
