//! Kinds of failure that every service has, and what HTTP has for them.

/// A kind of failure, recognised by the words of its name or message.
pub struct Idea {
    pub what: &'static str,
    /// The statuses that HTTP has for it (RFC 9110, RFC 6585).
    pub statuses: &'static [u16],
    strict: Strict,
    chinese: &'static [&'static str],
    english: &'static [&'static str],
}

/// Which other statuses contradict HTTP.
#[derive(PartialEq, Eq)]
enum Strict {
    /// All of the client's: the failure is HTTP's own.
    Exact,
    /// Those that say something else; 400 and 422 are merely general.
    Specific,
    /// None: only different answers in one document are worth a word.
    Loose,
}

/// The first that fits counts.
static IDEAS: [Idea; 8] = [
    Idea {
        what: "a method that is not supported",
        statuses: &[405, 501],
        strict: Strict::Exact,
        chinese: &["方法不支持", "方法不允许", "不支持的请求方法", "不支持的方法"],
        english: &["method not"],
    },
    Idea {
        what: "an unsupported media type",
        statuses: &[415],
        strict: Strict::Exact,
        chinese: &["媒体类型"],
        english: &["media type"],
    },
    Idea {
        what: "something too large",
        statuses: &[413],
        strict: Strict::Exact,
        chinese: &["请求体过大", "文件过大"],
        english: &["too large"],
    },
    Idea {
        what: "too many requests",
        statuses: &[429],
        strict: Strict::Exact,
        chinese: &["频率", "频繁", "请求过多", "限流"],
        english: &["too many requests", "rate limit"],
    },
    Idea {
        what: "something that is not there",
        statuses: &[404, 410],
        strict: Strict::Specific,
        chinese: &["不存在", "未找到", "找不到"],
        english: &["not found", "not exist"],
    },
    Idea {
        what: "something that exists already",
        statuses: &[409],
        strict: Strict::Specific,
        chinese: &["已存在", "已被注册", "已注册", "已被占用"],
        english: &["exists", "already exist", "is taken", "duplicate"],
    },
    Idea {
        what: "a state that forbids the request",
        statuses: &[409],
        strict: Strict::Loose,
        chinese: &["已禁用", "已暂停", "已归档", "正在", "已处理", "已在", "不在"],
        english: &["disabled", "suspended", "archived", "already", "in progress"],
    },
    Idea {
        what: "something unavailable",
        statuses: &[503],
        strict: Strict::Loose,
        chinese: &["不可用", "维护中"],
        english: &["unavailable", "not available", "maintenance"],
    },
];

/// Statuses that say one thing only, so that nothing else can be meant.
const SPECIFIC: [u16; 9] = [401, 403, 404, 405, 409, 410, 413, 415, 429];

impl Idea {
    /// What kind of failure a text tells of.
    pub fn of(text: &str) -> Option<&'static Self> {
        let words = format!(" {} ", super::words::tokens(text).join(" "));
        IDEAS.iter().find(|idea| {
            let english = idea.english.iter().any(|phrase| words.contains(&format!(" {phrase} ")));
            english || idea.chinese.iter().any(|phrase| text.contains(phrase))
        })
    }

    /// Whether an answer with `status` says something else than this.
    pub fn contradicts(&self, status: u16) -> bool {
        !self.statuses.contains(&status)
            && match self.strict {
                Strict::Exact => status < 500,
                Strict::Specific => SPECIFIC.contains(&status),
                Strict::Loose => false,
            }
    }
}
