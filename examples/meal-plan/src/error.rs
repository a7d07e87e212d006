//! What the planner answers when it cannot do what it was asked: the catalogue.
//!
//! A code is an HTTP status and stands for several messages, so every variant of it says `shared`, and has a name and a
//! key of its own. Two enums cannot share a code: there is one enum a code, whatever part of the service meets it.
//!
//! A field called `detail` is what the document calls so: a sentence in English for whoever writes the client, public
//! like the message. Causes (`#[source]`) stay inside.

use error_codes::ErrorCatalog;

use crate::plan;

/// Why something failed inside.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Any error of the planner. `?` makes it of the error of any module.
#[derive(Debug, ErrorCatalog)]
#[catalog(
    name = "meal-plan",
    title = "API 错误码说明",
    plan = plan::MEAL_PLAN,
    packs = crate::PACKS,
    success(0, msg = "ok"),
    rejections(
        json = 400,
        other = 400,
        path = 404,
        method = 405,
        too_large = 413,
        media_type = 415,
        panic = -1
    ),
    error,
    salvo
)]
pub enum MealPlanError {
    #[code(transparent)]
    Parameter(#[from] ParameterError),
    #[code(transparent)]
    Auth(#[from] AuthError),
    #[code(transparent)]
    Missing(#[from] MissingError),
    #[code(transparent)]
    Exists(#[from] ExistsError),
    #[code(transparent)]
    Conflict(#[from] ConflictError),
    #[code(transparent)]
    Verification(#[from] VerificationError),
    #[code(transparent)]
    Limit(#[from] LimitError),
    #[code(transparent)]
    Server(#[from] ServerError),
    #[code(transparent)]
    Http(#[from] HttpError),
}

/// 400: 请求参数错误
#[derive(Debug, ErrorCatalog)]
#[segment(plan::PARAMETER)]
#[catalog(error, packs = crate::PACKS)]
pub enum ParameterError {
    // The first of a code is the one that answers for what the framework refuses.
    //
    /// 请求参数错误
    ///
    /// 参数类型错误；JSON 格式错误
    #[code(400, msg = "parameter.invalid", shared)]
    ParameterInvalid {
        #[detail]
        detail: String,
    },

    /// 缺少必填参数
    ///
    /// 缺少必填参数
    #[code(400, msg = "parameter.missing", shared)]
    ParameterMissing {
        field: &'static str,
        #[detail]
        detail: String,
    },

    /// 用户名格式不正确
    ///
    /// 参数验证失败
    #[code(400, msg = "parameter.username", shared)]
    UsernameMalformed {
        #[detail]
        detail: &'static str,
    },

    /// 参数值超出允许范围
    ///
    /// 参数值超出允许范围
    #[code(400, msg = "parameter.range", shared)]
    ParameterOutOfRange {
        #[detail]
        detail: &'static str,
    },
}

/// 401: 未认证
#[derive(Debug, ErrorCatalog)]
#[segment(plan::AUTH)]
#[catalog(error, packs = crate::PACKS)]
pub enum AuthError {
    /// 未认证，请重新登录
    ///
    /// 未携带 Authorization 请求头；Refresh Token 已过期或被撤销；Token 格式错误
    #[code(401, msg = "auth.required", hint = "请重新登录", log = info, shared)]
    Unauthenticated {
        #[detail]
        detail: &'static str,
    },

    /// Token 过期
    ///
    /// Access Token 已过期
    #[code(
        401,
        msg = "auth.token_expired",
        hint = "自动刷新 Token；刷新失败后，跳转到登录页面",
        log = info,
        shared
    )]
    TokenExpired {
        #[detail]
        detail: &'static str,
    },

    /// 密码错误
    #[code(401, msg = "auth.password_wrong", hint = "提示用户名或密码错误", shared)]
    PasswordWrong {
        #[detail]
        detail: &'static str,
    },
}

/// 403: 资源不存在. The document's word for what everybody else calls 404.
#[derive(Debug, ErrorCatalog)]
#[segment(plan::MISSING)]
#[catalog(error, packs = crate::PACKS)]
pub enum MissingError {
    /// 饮食计划不存在
    ///
    /// 饮食计划 ID 不存在
    #[code(403, msg = "missing.plan", hint = "提示刷新计划列表；资源不存在，请刷新后重试", shared)]
    PlanNotFound {
        #[detail]
        detail: String,
    },

    /// 任务不存在
    ///
    /// 任务 ID 不存在
    #[code(403, msg = "missing.task", hint = "提示刷新任务列表；资源不存在，请刷新后重试", shared)]
    TaskNotFound {
        #[detail]
        detail: String,
    },

    /// 用户不存在
    ///
    /// 用户 ID 不存在
    #[code(403, msg = "missing.user", hint = "资源不存在，请刷新后重试", shared)]
    UserNotFound {
        #[detail]
        detail: String,
    },

    /// 任务取消失败
    #[code(403, msg = "missing.task_not_cancelled", hint = "提示任务已结束", shared)]
    TaskNotCancelled {
        #[detail]
        detail: String,
    },
}

/// 404: 资源已存在, and the two things that really are not there.
#[derive(Debug, ErrorCatalog)]
#[segment(plan::EXISTS)]
#[catalog(error, packs = crate::PACKS)]
pub enum ExistsError {
    // Not in the document. The first of its code: it answers for unknown paths.
    //
    /// 接口不存在
    #[code(404, msg = "http.path", log = debug, shared)]
    PathNotFound,

    /// 用户名已存在
    ///
    /// 用户名已被注册
    #[code(404, msg = "exists.username", hint = "提示用户使用其他用户名；用户名或邮箱已被注册", shared)]
    UsernameExists {
        #[detail]
        detail: String,
    },

    /// 邮箱已被注册
    ///
    /// 邮箱已被注册
    #[code(404, msg = "exists.email", hint = "提示邮箱已被注册；用户名或邮箱已被注册", shared)]
    EmailExists {
        #[detail]
        detail: String,
    },

    /// 用户不存在
    #[code(404, msg = "login.user_unknown", hint = "提示用户名或邮箱错误", shared)]
    LoginUserUnknown {
        #[detail]
        detail: &'static str,
    },
}

/// 409: 资源已存在（与 404 语义相同）. Here it is what 409 is for: between a registration and its code somebody was faster.
#[derive(Debug, ErrorCatalog)]
#[segment(plan::CONFLICT)]
#[catalog(error, packs = crate::PACKS)]
pub enum ConflictError {
    /// 用户名已存在
    #[code(409, msg = "conflict.username", hint = "提示用户使用其他用户名", shared)]
    UsernameConflict {
        #[detail]
        detail: String,
    },

    /// 邮箱已被注册
    #[code(409, msg = "conflict.email", hint = "提示邮箱已被注册", shared)]
    EmailConflict {
        #[detail]
        detail: String,
    },
}

/// 422: 验证失败
#[derive(Debug, ErrorCatalog)]
#[segment(plan::VERIFICATION)]
#[catalog(error, packs = crate::PACKS)]
pub enum VerificationError {
    /// 验证码错误或已过期
    ///
    /// 验证码错误；验证码已过期
    #[code(
        422,
        msg = "verification.wrong",
        hint = "提示重新输入验证码；清空输入框并重新输入；验证码错误",
        shared
    )]
    CodeWrong,

    /// 验证码已被使用
    ///
    /// 验证码已被使用
    #[code(422, msg = "verification.used", hint = "提示请求新的验证码", shared)]
    CodeUsed {
        #[detail]
        detail: &'static str,
    },

    /// 验证码尝试次数过多
    ///
    /// 验证码尝试次数过多
    #[code(422, msg = "verification.attempts", shared)]
    CodeAttempts {
        #[detail]
        detail: &'static str,
    },
}

/// 429: 请求过多（速率限制）
#[derive(Debug, ErrorCatalog)]
#[segment(plan::TOO_MANY)]
#[catalog(error, packs = crate::PACKS)]
pub enum LimitError {
    /// 请求过于频繁，请稍后再试
    ///
    /// 请求频率超出限制
    #[code(
        429,
        msg = "limit.requests",
        hint = "请求过于频繁，请稍后再试",
        retry = after(wait_seconds),
        log = info,
        shared
    )]
    TooManyRequests {
        wait_seconds: u64,
        #[detail]
        detail: &'static str,
    },

    /// 发送过于频繁
    #[code(429, msg = "limit.codes", hint = "显示冷却倒计时", retry = after(wait_seconds), log = info, shared)]
    TooManyCodes {
        wait_seconds: u64,
        #[detail]
        detail: &'static str,
    },
}

/// 500 and -1: 服务器内部错误
#[derive(Debug, ErrorCatalog)]
#[segment(plan::SERVER)]
#[catalog(error, packs = crate::PACKS)]
pub enum ServerError {
    /// 服务器内部错误
    ///
    /// 服务器内部错误
    #[code(500, msg = "server.internal", hint = "服务器繁忙，请稍后再试", retry = backoff)]
    InternalError {
        #[detail]
        detail: &'static str,
        #[source]
        cause: BoxError,
    },

    /// 服务器内部错误
    ///
    /// 服务器处理请求时发生未预期的错误
    #[code(-1, msg = "server.unexpected", hint = "服务器繁忙，请稍后再试", retry = backoff)]
    UnexpectedError {
        #[detail]
        detail: &'static str,
        #[source]
        cause: BoxError,
    },
}

/// What HTTP itself can get wrong: not in the document, numbered as it numbers.
#[derive(Debug, ErrorCatalog)]
#[segment(plan::METHOD)]
#[segment(plan::TOO_LARGE)]
#[segment(plan::MEDIA_TYPE)]
#[catalog(error, packs = crate::PACKS)]
pub enum HttpError {
    /// 请求方法不支持
    #[code(405, msg = "http.method", log = info)]
    MethodNotAllowed,

    /// 请求体过大
    #[code(413, msg = "http.too_large", log = info)]
    BodyTooLarge,

    /// 媒体类型不支持
    #[code(415, msg = "http.media_type", log = info)]
    UnsupportedMediaType,
}
