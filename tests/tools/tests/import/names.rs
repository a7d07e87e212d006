//! Names: the document's, else made, and identifiers in any case.

use error_codes::import::{self, Options};

use crate::{file, imported};

/// The variants that become of rows with a code, a name, a key and a message.
fn variants(rows: &str) -> Vec<String> {
    let imported = import::csv(&format!("code,name,key,message\n{rows}"), &Options::new("shop").status(400));
    let root = file(&imported, "mod.rs");
    let variants = root.lines().filter(|line| line.starts_with("    ") && line.ends_with(','));
    let variants = variants.filter_map(|line| line.trim().split([',', '(', ' ']).next());
    variants.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_owned).collect()
}

#[test]
fn a_name_comes_from_the_best_there_is() {
    assert_eq!(variants("1,PHONE_EXISTS,user.phone,a phone"), ["PhoneExists"]);
    assert_eq!(variants("1,,user.phone.exists,a phone"), ["PhoneExists"]);
    assert_eq!(variants("1,,,the phone {number} is taken"), ["ThePhoneIsTaken"]);
    assert_eq!(variants("1,,,手机号 {number} 已被注册"), ["ShouJiHaoYiBeiZhuCe"]);
    assert_eq!(variants("1,,,Token已过期"), ["TokenYiGuoQi"]);
    assert_eq!(variants("1,,,{number}"), ["Number"]);
    assert_eq!(variants("7,,,😀\n-7,,,"), ["Code7", "CodeMinus7"]);
}

#[test]
fn identifiers_are_valid_and_unique() {
    assert_eq!(
        variants("1,Self,,x\n2,crate,,x\n3,404,,x\n4,try,,x"),
        ["SelfError", "Crate", "Code404", "Try"]
    );
    assert_eq!(variants("1,,,full\n2,,,full\n3,,,FULL!"), ["Full", "Full2", "Full3"]);
    assert_eq!(variants("1,,,full\n2,FULL,,empty"), ["Full2", "Full"]);
}

#[test]
fn a_name_that_rust_has_otherwise_is_kept() {
    let imported = import::csv("code,name,message\n1,CCSystemBusy,busy\n", &Options::new("shop").status(400));
    assert!(file(&imported, "mod.rs").contains("#[code(1, name = \"CCSystemBusy\")]\n    CcSystemBusy,"));
}

#[test]
fn chinese_in_a_column_of_names_is_the_message() {
    let imported = imported(
        "| 错误码 | 名称 | 说明 | HTTP |\n|---|---|---|---|\n| 1001 | 库存不足 | 可用库存少于购买数量 | 409 |\n",
    );
    let root = file(&imported, "mod.rs");
    assert!(root.contains("    /// 库存不足\n    ///\n    /// 可用库存少于购买数量\n    #[code(1001, http = 409)]\n    KuCunBuZu,"), "{root}");
}

#[test]
fn modules_are_called_as_their_titles_and_never_like_keywords() {
    let modules = |titles: &[&str]| {
        let rows =
            titles.iter().enumerate().map(|(index, title)| format!("{index}1,\"{title}\",message {index}\n"));
        let document = format!("code,module,message\n{}", rows.collect::<String>());
        let imported = import::csv(&document, &Options::new("shop").status(400));
        let root = file(&imported, "mod.rs").to_owned();
        root.lines()
            .filter_map(|line| Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(modules(&["type", "Loop", "plan", "shop"]), ["loop_errors", "plan2", "shop2", "type_errors"]);
    assert_eq!(
        modules(&["用户模块", "商品管理（Goods）", "订单相关错误", "😀", ""]),
        ["ding_dan", "goods", "other", "other2", "yong_hu"]
    );
    assert_eq!(modules(&["a b c d e f", "a b c d e g", "a-b-c-d-e"]), ["abcde", "abcde2", "abcdeg"]);
}

#[test]
fn one_name_in_two_enums_is_for_the_compiler_to_refuse() {
    let document = "code,module,name,message\n1,user,NOT_FOUND,no user\n2,order,NOT_FOUND,no order\n";
    let imported = import::csv(document, &Options::new("shop").status(404));
    assert_eq!(
        imported.findings.iter().map(|finding| finding.kind.name()).collect::<Vec<_>>(),
        ["duplicate-name"]
    );
    assert!(
        file(&imported, "user.rs").contains("    NotFound,")
            && file(&imported, "order.rs").contains("    NotFound,")
    );
}

#[test]
fn parameters_are_fields() {
    let message = |text: &str| {
        let imported =
            import::csv(&format!("code,name,message\n1,X,\"{text}\"\n"), &Options::new("shop").status(400));
        let variant = file(&imported, "mod.rs")
            .rsplit("#[code(1)]\n    ")
            .next()
            .expect("a variant")
            .trim_end_matches("}\n")
            .trim()
            .to_owned();
        (variant, file(&imported, "en-US.json").lines().nth(1).expect("a message").trim().to_owned())
    };
    let both = |variant: &str, text: &str| (variant.to_owned(), format!("\"error.x\": \"{text}\""));
    assert_eq!(message("{left} of {all}"), both("X { all: String, left: String },", "{left} of {all}"));
    assert_eq!(message("{} of {}"), both("X(String, String),", "{0} of {1}"));
    assert_eq!(message("%s of %d"), both("X(String, String),", "{0} of {1}"));
    assert_eq!(
        message("{type} is {userId}"),
        both("X { user_id: String, value_type: String },", "{value_type} is {user_id}")
    );
    assert_eq!(message("{left} of {}"), both("X { left: String, value0: String },", "{left} of {value0}"));
    assert_eq!(message("a { b } 100%"), both("X,", "a {{ b }} 100%"));
    // A field has at most as many letters as the macro takes for one.
    let long = "a".repeat(101);
    assert_eq!(message(&format!("{{{long}}}")), both("X,", &format!("{{{{{long}}}}}")));
    assert!(message(&format!("{{{}}}", &long[1..])).0.contains(&format!("{}: String", &long[1..])));
}
