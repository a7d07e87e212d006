//! What a column holds, by its header.

use std::fmt;
use std::str::FromStr;

use super::numbers::fold;

/// What a column of a table, or a labelled line (`**说明**: …`), holds.
///
/// Headers in Chinese and English are recognised; [`Options::column`](super::Options::column) says what others are.
///
/// ```
/// use error_codes::import::Column;
///
/// assert_eq!("status".parse(), Ok(Column::Status));
/// assert!("colour".parse::<Column>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Column {
    /// The business code.
    Code,
    /// A range of codes.
    Range,
    /// The HTTP status.
    Status,
    /// The message, in the language that its letters show.
    Message,
    /// The message in Chinese.
    Chinese,
    /// The message in English.
    English,
    /// The locale that this row's message is in.
    Locale,
    /// The name: `PHONE_EXISTS`.
    Name,
    /// The i18n key.
    Key,
    /// What the team should know. Where a table has no message, this is it.
    Description,
    /// What the person who meets the error can do.
    Hint,
    /// What a client shows to people. It becomes the hint.
    Prompt,
    /// When it happens.
    Scenario,
    /// The module that owns the code.
    Segment,
    /// The ranges of the module that owns the code.
    SegmentRanges,
    /// The number that an entry had before.
    OldCode,
    /// The number that it has now.
    NewCode,
}

/// Headers in small letters, without spaces, dashes and what stands in brackets. The first is how [`Column`] is parsed.
const HEADERS: [(Column, &[&str]); 17] = {
    use Column::{
        Chinese, Code, Description, English, Hint, Key, Locale, Message, Name, NewCode, OldCode, Prompt,
        Range, Scenario, Segment, SegmentRanges, Status,
    };
    [
        (
            Code,
            &[
                "code",
                "errorcode",
                "errcode",
                "errno",
                "number",
                "numericcode",
                "businesscode",
                "错误码",
                "状态码",
                "业务码",
                "业务状态码",
                "业务错误码",
                "错误代码",
                "错误编号",
                "编码",
                "代码",
                "编号",
                "返回码",
                "响应码",
            ],
        ),
        (
            Range,
            &[
                "range",
                "coderange",
                "errorcoderange",
                "codes",
                "错误码范围",
                "业务错误码范围",
                "状态码范围",
                "码段",
                "号段",
                "范围",
                "区间",
            ],
        ),
        (
            Status,
            &[
                "status",
                "http",
                "httpstatus",
                "httpcode",
                "httpstatuscode",
                "statuscode",
                "http状态码",
                "http状态",
                "http响应码",
            ],
        ),
        (
            Message,
            &[
                "message",
                "msg",
                "text",
                "errormessage",
                "meaning",
                "消息",
                "错误消息",
                "错误信息",
                "提示信息",
                "信息",
                "含义",
            ],
        ),
        (
            Chinese,
            &[
                "chinese",
                "zh",
                "zhcn",
                "messagezh",
                "messagezhcn",
                "messagecn",
                "中文",
                "中文消息",
                "中文信息",
            ],
        ),
        (English, &["english", "en", "enus", "messageen", "messageenus", "英文", "英文消息", "英文信息"]),
        (Locale, &["locale", "lang", "language", "语言"]),
        (
            Name,
            &[
                "name",
                "errorname",
                "symbol",
                "constant",
                "identifier",
                "名称",
                "错误名称",
                "错误名",
                "常量",
                "常量名",
                "标识",
                "错误标识",
                "枚举",
            ],
        ),
        (Key, &["key", "i18nkey", "messagekey", "msgkey", "i18n", "键", "消息键"]),
        (
            Description,
            &[
                "description",
                "desc",
                "remark",
                "note",
                "comment",
                "detail",
                "cause",
                "说明",
                "描述",
                "备注",
                "原因",
                "详细说明",
            ],
        ),
        (
            Hint,
            &[
                "hint",
                "remedy",
                "solution",
                "action",
                "resolution",
                "解决方案",
                "解决办法",
                "处理建议",
                "处理方式",
                "建议",
            ],
        ),
        (Prompt, &["prompt", "userprompt", "usermessage", "用户提示"]),
        (Scenario, &["scenario", "when", "example", "场景", "示例场景", "使用场景", "触发场景"]),
        (Segment, &["segment", "module", "category", "group", "模块", "业务模块", "所属模块", "分类"]),
        (
            SegmentRanges,
            &[
                "segmentranges",
                "segmentrange",
                "declaredranges",
                "declaredrange",
                "declaredsegment",
                "模块范围",
            ],
        ),
        (OldCode, &["oldcode", "old", "旧错误码", "旧码", "原错误码"]),
        (NewCode, &["newcode", "new", "新错误码", "新码"]),
    ]
};

impl Column {
    /// What a header says, if it is one of the usual ones.
    pub(super) fn of(header: &str) -> Option<Self> {
        let header = plain(header);
        HEADERS.iter().find(|(_, known)| known.contains(&header.as_str())).map(|(column, _)| *column)
    }
}

/// In small letters, without spaces, dashes and what stands in brackets.
pub(super) fn plain(header: &str) -> String {
    let folded = fold(header).to_lowercase();
    let bare = folded.split('(').next().unwrap_or_default();
    bare.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

impl FromStr for Column {
    type Err = UnknownColumn;

    fn from_str(word: &str) -> Result<Self, UnknownColumn> {
        let found = HEADERS.iter().find(|(_, known)| known[0] == plain(word));
        found.map(|(column, _)| *column).ok_or_else(|| UnknownColumn(word.to_owned()))
    }
}

/// A word that is no [`Column`].
///
/// ```
/// use error_codes::import::{Column, UnknownColumn};
///
/// let unknown: UnknownColumn = "numero".parse::<Column>().unwrap_err();
/// assert!(unknown.to_string().starts_with("no column is called `numero`; there is `code`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownColumn(String);

impl fmt::Display for UnknownColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no column is called `{}`; there is ", self.0)?;
        for (index, (_, known)) in HEADERS.iter().enumerate() {
            write!(f, "{}`{}`", if index == 0 { "" } else { ", " }, known[0])?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownColumn {}
