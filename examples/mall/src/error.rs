//! Every error of the mall.
//!
//! The file is long because it is the catalogue: this enum is the only place where a code, its status and its text
//! are written down. The first paragraph of a variant's documentation is what clients read; the rest is for us.

use error_codes::ErrorCatalog;

use crate::orders::Status;
use crate::payments::Channel;
use crate::phone::MaskedPhone;

/// An error of a system that the mall depends on.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// What the mall answers when it cannot do what it was asked.
#[derive(Debug, ErrorCatalog)]
#[catalog(name = "mall", title = "商城错误码", digits = 5, success(20000, msg = "ok"), error, axum)]
#[segment(50000..=50999, name = "system", title = "系统级错误")]
#[segment(60100..=60199, name = "user.register", title = "用户注册")]
#[segment(60200..=60299, name = "user.login", title = "用户登录")]
#[segment(60300..=60399, name = "user.profile", title = "用户资料")]
#[segment(60400..=60499, name = "user.role", title = "用户权限")]
#[segment(60500..=60599, name = "product.query", title = "商品查询")]
#[segment(60600..=60699, name = "product.manage", title = "商品管理")]
#[segment(60700..=60799, name = "stock", title = "库存管理")]
#[segment(60800..=60899, name = "cart", title = "购物车")]
#[segment(60900..=60999, name = "order.create", title = "订单创建")]
#[segment(61000..=61099, name = "order.pay", title = "订单支付")]
#[segment(61100..=61199, name = "order.fulfil", title = "订单履约")]
#[segment(61200..=61299, name = "refund", title = "退款售后")]
#[segment(61300..=61399, name = "coupon", title = "优惠券")]
#[segment(61400..=61499, name = "campaign", title = "营销活动")]
#[segment(61500..=61599, name = "points", title = "积分会员")]
#[segment(61600..=61699, name = "address", title = "收货地址")]
#[segment(61700..=61799, name = "logistics", title = "物流配送")]
#[segment(61800..=61899, name = "review", title = "评价评论")]
#[segment(61900..=61999, name = "ticket", title = "客服工单")]
#[segment(62000..=62099, name = "notice", title = "消息通知")]
#[segment(62100..=62199, name = "live", title = "直播带货")]
#[segment(62200..=62299, name = "pay.channel", title = "支付通道")]
#[segment(62300..=62399, name = "balance", title = "账户余额")]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum MallError {
    // ---- 50000-50999 系统级错误 ----
    //
    /// 系统内部错误
    ///
    /// 未捕获异常
    #[code(50000, http = 500, msg = "system.internal")]
    InternalError {
        #[source]
        cause: BoxError,
    },

    /// 数据库连接失败
    ///
    /// PostgreSQL 不可用
    #[code(50001, http = 503, msg = "system.db", retry = backoff)]
    DbError {
        #[source]
        cause: BoxError,
    },

    /// Redis 连接失败
    ///
    /// 缓存服务异常
    #[code(50002, http = 503, msg = "system.redis", retry = backoff)]
    RedisError {
        #[source]
        cause: BoxError,
    },

    /// 配置错误
    ///
    /// 环境变量缺失或非法
    #[code(50003, http = 500, msg = "system.config")]
    ConfigError { variable: &'static str },

    /// 短信服务异常
    ///
    /// 阿里云短信 API 失败
    #[code(50101, http = 502, msg = "upstream.sms", retry = backoff)]
    SmsError {
        #[source]
        cause: BoxError,
    },

    /// 支付网关异常
    ///
    /// 微信/支付宝接口超时
    #[code(50102, http = 504, msg = "upstream.payment", retry = backoff)]
    PaymentGatewayError {
        #[source]
        cause: BoxError,
    },

    /// 物流接口异常
    ///
    /// 快递 100 API 失败
    #[code(50103, http = 502, msg = "upstream.logistics", retry = backoff)]
    LogisticsError {
        #[source]
        cause: BoxError,
    },

    /// OSS 上传失败
    ///
    /// 文件存储服务异常
    #[code(50104, http = 502, msg = "upstream.oss", retry = backoff)]
    OssUploadError {
        #[source]
        cause: BoxError,
    },

    /// AI 服务异常
    ///
    /// 如 OCR/NLP 接口失败
    #[code(50105, http = 502, msg = "upstream.ai", retry = backoff)]
    AiError {
        #[source]
        cause: BoxError,
    },

    // What a running service needs and the document lacks: 509xx, see README.md.
    //
    /// 请求体不是合法的 JSON
    #[code(50901, http = 400, msg = "request.malformed_json")]
    MalformedJson { problem: String },

    /// 请求体字段缺失或类型不符
    #[code(50902, http = 422, msg = "request.body_mismatch", hint = "对照接口文档检查请求体的字段")]
    BodyMismatch { problem: String },

    /// 不支持的 Content-Type
    #[code(50903, http = 415, msg = "request.media_type", hint = "使用 Content-Type: application/json")]
    UnsupportedMediaType,

    /// 请求体过大
    #[code(50904, http = 413, msg = "request.too_large")]
    BodyTooLarge {
        #[detail]
        limit_bytes: usize,
    },

    /// 请求体读取失败
    ///
    /// 客户端中途断开
    #[code(50905, http = 400, msg = "request.unreadable", log = info)]
    BodyUnreadable { problem: String },

    /// 请求方法不支持
    #[code(50906, http = 405, msg = "request.method", log = info)]
    MethodNotAllowed,

    /// 接口不存在
    ///
    /// 多为扫描器，不值得告警
    #[code(50907, http = 404, msg = "request.path_unknown", log = debug)]
    PathNotFound,

    /// 路径参数格式错误
    #[code(50908, http = 400, msg = "request.path_parameter")]
    PathParameterInvalid { problem: String },

    /// 查询参数格式错误
    #[code(50909, http = 400, msg = "request.query")]
    QueryInvalid { problem: String },

    /// 字段取值无效
    #[code(50910, http = 422, msg = "request.field")]
    FieldInvalid {
        #[detail]
        field: &'static str,
        #[detail]
        expected: &'static str,
    },

    /// 未登录或登录已失效
    #[code(50911, http = 401, msg = "request.login_required", hint = "登录后重试", log = info)]
    LoginRequired,

    /// 请求过于频繁
    #[code(50912, http = 429, msg = "request.too_frequent", retry = after(wait_seconds), log = info)]
    TooFrequent {
        #[detail]
        wait_seconds: u64,
    },

    /// 当前状态不允许此操作
    #[code(50913, http = 409, msg = "request.state")]
    StateConflict { action: &'static str },

    // ---- 60100-60199 用户注册 ----
    //
    /// 手机号已被注册
    ///
    /// 手机号唯一性冲突
    #[code(60101, http = 409, msg = "phone.exists", hint = "提示用户更换手机号或找回密码", was(20101, 40001))]
    PhoneExists {
        #[detail]
        phone: MaskedPhone,
    },

    /// 邮箱已被注册
    ///
    /// 邮箱唯一性冲突
    #[code(60102, http = 409, msg = "email.exists", hint = "提示用户更换邮箱", was(20102, 40002))]
    EmailExists { email: String },

    /// 用户名已被占用
    ///
    /// 用户名唯一性冲突
    #[code(60103, http = 409, msg = "username.exists", hint = "提示用户更换用户名", was(20103, 40003))]
    UsernameExists {
        #[detail]
        username: String,
    },

    /// 密码强度不足
    ///
    /// 不符合安全策略
    #[code(60104, http = 422, msg = "password.weak", hint = "提示密码规则", was(20104))]
    PasswordWeak {
        #[detail]
        rules: Vec<&'static str>,
    },

    /// 验证码错误或已过期
    ///
    /// 短信/邮箱验证码校验失败
    // A wrong attempt spends the captcha, and the next one is sent a minute after the last.
    #[code(60105, http = 400, msg = "captcha.invalid", hint = "重新发送验证码", retry = after(60), was(20105))]
    CaptchaInvalid,

    // ---- 60200-60299 用户登录 ----
    //
    /// 账号或密码错误
    ///
    /// 登录失败（模糊报错防枚举）
    #[code(60201, http = 401, msg = "login.failed", was(20201, 40100))]
    LoginFailed { reason: &'static str },

    /// 账号已被锁定
    ///
    /// 连续登录失败触发锁定
    #[code(60202, http = 403, msg = "account.locked", retry = after(wait_seconds), was(20202))]
    AccountLocked {
        #[detail]
        wait_seconds: u64,
    },

    /// Refresh Token 无效
    ///
    /// Token 已失效或不存在
    #[code(60203, http = 401, msg = "refresh_token.invalid", was(20203))]
    RefreshTokenInvalid,

    /// 需要二次认证
    ///
    /// 如需短信验证码
    #[code(60204, http = 401, msg = "second_factor.required", was(20204), log = info)]
    SecondFactorRequired {
        #[detail]
        phone: MaskedPhone,
    },

    // ---- 60300-60399 用户资料 ----
    //
    /// 用户不存在
    ///
    /// 查询/操作的用户 ID 无效
    #[code(60301, http = 404, msg = "user.not_found", was(20301))]
    UserNotFound,

    /// 无权修改他人资料
    ///
    /// IDOR 防护
    #[code(60302, http = 403, msg = "profile.forbidden", was(20302))]
    ProfileForbidden { visitor: u64, owner: u64 },

    /// 实名认证未通过
    ///
    /// 身份证/人脸识别失败
    #[code(60303, http = 422, msg = "real_name.rejected", was(20303))]
    RealNameRejected { reason: &'static str },

    // ---- 60400-60499 用户权限 ----
    //
    /// 非 VIP 用户
    ///
    /// 需要会员权限
    #[code(60401, http = 403, msg = "role.not_vip", was(20401))]
    NotVip,

    /// 非管理员
    ///
    /// 需要管理员角色
    #[code(60402, http = 403, msg = "role.not_admin", was(20402))]
    NotAdmin { visitor: u64 },

    // ---- 60500-60599 商品查询 ----
    //
    /// 商品不存在
    ///
    /// SPU/SKU ID 无效
    #[code(60501, http = 404, msg = "product.not_found", was(30101, 70101, reused))]
    ProductNotFound,

    /// 商品已下架
    ///
    /// is_active=False
    #[code(60502, http = 410, msg = "product.off_shelf", was(30102))]
    ProductOffShelf,

    /// 商品分类不存在
    ///
    /// 分类 ID 无效
    #[code(60503, http = 404, msg = "category.not_found", was(30103))]
    CategoryNotFound,

    // ---- 60600-60699 商品管理 ----
    //
    /// 商品名称重复
    ///
    /// 同商家下商品名冲突
    #[code(60601, http = 409, msg = "product.name_exists", was(30201))]
    ProductNameExists,

    /// SKU 编码重复
    ///
    /// SKU Code 唯一性冲突
    #[code(60602, http = 409, msg = "sku.exists", was(30202))]
    SkuCodeExists,

    /// 商品审核未通过
    ///
    /// 平台审核拒绝
    #[code(60603, http = 409, msg = "product.rejected", was(30203))]
    ProductRejected,

    // ---- 60700-60799 库存管理 ----
    //
    /// 库存不足
    ///
    /// 可用库存 < 购买数量
    #[code(
        60701,
        http = 409,
        msg = "stock.insufficient",
        hint = "提示用户减少数量或补货通知",
        was(30301, 70301),
        log = info
    )]
    StockInsufficient {
        #[detail]
        left: u32,
    },

    /// 库存锁定失败
    ///
    /// 并发下单导致超卖
    #[code(60702, http = 409, msg = "stock.lock_failed", hint = "稍后重试", retry = backoff, was(30302))]
    StockLockFailed,

    /// SKU 已售罄
    ///
    /// 当前规格无货
    #[code(60703, http = 409, msg = "stock.sold_out", hint = "推荐其他规格", was(30303), log = info)]
    SkuSoldOut,

    // ---- 60800-60899 购物车 ----
    //
    /// 购物车商品不存在
    ///
    /// 商品已删除或下架
    #[code(60801, http = 404, msg = "cart.item_not_found", was(40101))]
    CartItemNotFound,

    /// 购物车已达上限
    ///
    /// 单个购物车商品数限制
    #[code(60802, http = 409, msg = "cart.full", was(40102, 80102, reused))]
    CartLimit {
        #[detail]
        limit: usize,
    },

    /// 商品数量超出限购
    ///
    /// 超出单次购买限制
    #[code(60803, http = 422, msg = "cart.purchase_limit", was(40103))]
    PurchaseLimitExceeded {
        #[detail]
        limit: u32,
    },

    // ---- 60900-60999 订单创建 ----
    //
    /// 订单金额计算错误
    ///
    /// 价格篡改检测
    // Neither sum is sent: whoever tampers with prices learns nothing from the answer.
    #[code(60901, http = 422, msg = "order.amount_mismatch", was(40201))]
    OrderAmountMismatch { claimed_fen: u64, computed_fen: u64 },

    /// 收货地址无效
    ///
    /// 地址 ID 不存在或不属于当前用户
    #[code(60902, http = 422, msg = "order.address_invalid", was(40202))]
    OrderAddressInvalid,

    /// 配送范围不支持
    ///
    /// 商品不配送到指定地区
    #[code(60903, http = 422, msg = "order.region_unsupported", was(40203))]
    RegionUnsupported {
        #[detail]
        product: u64,
        #[detail]
        province: String,
    },

    /// 优惠券不可用
    ///
    /// 券已过期/已使用/条件不满足
    #[code(60904, http = 422, msg = "order.coupon_unusable", was(40204))]
    CouponUnusable {
        #[source]
        cause: BoxError,
    },

    // ---- 61000-61099 订单支付 ----
    //
    /// 订单已支付
    ///
    /// 重复支付拦截
    #[code(61001, http = 409, msg = "order.paid", was(40301))]
    OrderAlreadyPaid,

    /// 订单已超时
    ///
    /// 超过支付时限自动取消
    #[code(61002, http = 410, msg = "order.expired", was(40302))]
    OrderExpired,

    /// 支付金额不匹配
    ///
    /// 订单金额与支付金额不一致
    #[code(61003, http = 422, msg = "pay.amount_mismatch", was(40303))]
    PayAmountMismatch { offered_fen: u64, owed_fen: u64 },

    // ---- 61100-61199 订单履约 ----
    //
    /// 订单状态不允许发货
    ///
    /// 如未支付/已取消
    #[code(61101, http = 409, msg = "order.ship_refused", was(40401))]
    ShipNotAllowed {
        #[detail]
        status: Status,
    },

    /// 订单状态不允许取消
    ///
    /// 如已发货
    #[code(61102, http = 409, msg = "order.cancel_refused", was(40402))]
    CancelNotAllowed {
        #[detail]
        status: Status,
    },

    /// 订单不存在
    ///
    /// 订单 ID 无效
    #[code(61103, http = 404, msg = "order.not_found", was(40403, 80403))]
    OrderNotFound,

    // ---- 61200-61299 退款售后 ----
    //
    /// 超出退款期限
    ///
    /// 如 7 天无理由退货期
    #[code(61201, http = 410, msg = "refund.too_late", was(40501))]
    RefundPeriodExceeded {
        #[detail]
        days: u64,
    },

    /// 不支持退款的商品
    ///
    /// 如虚拟商品
    #[code(61202, http = 422, msg = "refund.unsupported", was(40502))]
    RefundUnsupported,

    /// 退款申请审核中
    ///
    /// 重复提交拦截
    #[code(61203, http = 409, msg = "refund.pending", was(40503))]
    RefundPending,

    // ---- 61300-61399 优惠券 ----
    //
    /// 优惠券已领完
    ///
    /// 库存为 0
    #[code(61301, http = 410, msg = "coupon.exhausted", was(60101, reused), log = info)]
    CouponExhausted,

    /// 优惠券已过期
    ///
    /// 超出有效期
    #[code(61302, http = 410, msg = "coupon.expired", was(60102, reused))]
    CouponExpired,

    /// 不满足使用条件
    ///
    /// 如订单金额不足
    #[code(61303, http = 422, msg = "coupon.condition_unmet", was(60103, reused))]
    CouponConditionUnmet {
        #[detail]
        minimum_fen: u64,
    },

    /// 优惠券已被使用
    ///
    /// 重复核销拦截
    #[code(61304, http = 409, msg = "coupon.used", was(60104, reused))]
    CouponUsed,

    // ---- 61400-61499 营销活动 ----
    //
    /// 活动未开始
    ///
    /// 秒杀/团购未到时间
    #[code(61401, http = 409, msg = "campaign.not_started", retry = after(wait_seconds), was(60201, reused))]
    CampaignNotStarted {
        #[detail]
        wait_seconds: u64,
    },

    /// 活动已结束
    ///
    /// 超出活动时间
    #[code(61402, http = 410, msg = "campaign.ended", was(60202, reused))]
    CampaignEnded,

    /// 活动商品已抢光
    ///
    /// 秒杀库存耗尽
    #[code(61403, http = 410, msg = "campaign.sold_out", was(60203, reused), log = info)]
    CampaignSoldOut,

    // ---- 61500-61599 积分会员 ----
    //
    /// 积分余额不足
    ///
    /// 积分兑换失败
    #[code(61501, http = 409, msg = "points.insufficient", was(60301, reused))]
    PointsInsufficient {
        #[detail]
        missing: u64,
    },

    /// 会员等级不足
    ///
    /// 需更高等级会员
    #[code(61502, http = 403, msg = "member.level_too_low", was(60302, reused))]
    MemberLevelTooLow {
        #[detail]
        required: u8,
    },

    // ---- 61600-61699 收货地址 ----
    //
    /// 地址数量已达上限
    ///
    /// 单用户地址限制
    #[code(61601, http = 409, msg = "address.limit", was(70101))]
    AddressLimit {
        #[detail]
        limit: usize,
    },

    /// 默认地址不存在
    ///
    /// 下单时未选择地址
    #[code(61602, http = 409, msg = "address.no_default", was(70102))]
    DefaultAddressNotFound,

    /// 地址格式错误
    ///
    /// 省市区不匹配
    #[code(61603, http = 422, msg = "address.malformed", was(70103))]
    AddressMalformed {
        #[detail]
        field: &'static str,
    },

    // ---- 61700-61799 物流配送 ----
    //
    /// 物流信息未找到
    ///
    /// 快递单号无效
    #[code(61701, http = 404, msg = "tracking.not_found", was(70201))]
    TrackingNotFound,

    /// 配送范围不支持
    ///
    /// 不配送偏远地区
    #[code(61702, http = 422, msg = "logistics.remote_area", was(70202))]
    RemoteAreaUnsupported {
        #[detail]
        province: String,
    },

    // ---- 61800-61899 评价评论 ----
    //
    /// 订单未完成无法评价
    ///
    /// 需订单状态=已完成
    #[code(61801, http = 409, msg = "review.too_early", was(90101))]
    ReviewTooEarly {
        #[detail]
        status: Status,
    },

    /// 评价已存在
    ///
    /// 重复评价拦截
    #[code(61802, http = 409, msg = "review.exists", was(90102))]
    ReviewExists,

    /// 评价内容违规
    ///
    /// 敏感词过滤
    // The word stays inside: it would tell spammers what to write differently.
    #[code(61803, http = 422, msg = "review.violation", was(90103))]
    ReviewViolation { word: &'static str },

    // ---- 61900-61999 客服工单 ----
    //
    /// 客服不在线
    ///
    /// 非工作时间
    #[code(61901, http = 503, msg = "support.offline", retry = after(wait_seconds), was(90201), log = info)]
    SupportOffline {
        #[detail]
        wait_seconds: u64,
    },

    /// 工单处理中
    ///
    /// 重复提交拦截
    #[code(61902, http = 409, msg = "ticket.pending", was(90202))]
    TicketPending {
        #[detail]
        ticket: u64,
    },

    // ---- 62000-62099 消息通知 ----
    //
    /// 消息发送失败
    ///
    /// 站内信/推送失败
    #[code(62001, http = 502, msg = "notice.send_failed", retry = backoff, was(90301))]
    NoticeSendFailed {
        #[source]
        cause: BoxError,
    },

    /// 消息已读
    ///
    /// 重复已读拦截
    #[code(62002, http = 409, msg = "notice.read", was(90302), log = info)]
    NoticeAlreadyRead,

    // ---- 62100-62199 直播带货: 62100-62109 rooms, 62110-62119 products, 62120-62129 interaction ----
    //
    /// 直播间不存在
    ///
    /// 直播间 ID 无效
    #[code(62101, http = 404, msg = "live.room_not_found")]
    LiveRoomNotFound,

    /// 直播间已下线
    ///
    /// 直播已结束
    #[code(62102, http = 410, msg = "live.room_offline")]
    LiveRoomOffline,

    /// 直播商品已售罄
    ///
    /// 库存不足
    #[code(62111, http = 409, msg = "live.product_sold_out", log = info)]
    LiveProductSoldOut,

    /// 互动频率过快
    ///
    /// 防止刷屏
    #[code(62121, http = 429, msg = "live.interaction_limit", retry = after(wait_seconds), log = info)]
    LiveInteractionLimit {
        #[detail]
        wait_seconds: u64,
    },

    // ---- 62200-62299 支付通道 ----
    //
    /// 支付渠道维护中
    ///
    /// 如微信支付暂停
    #[code(62201, http = 503, msg = "channel.maintenance", retry = backoff, was(80101), log = warn)]
    ChannelMaintenance {
        #[detail]
        channel: Channel,
    },

    /// 支付金额超出限额
    ///
    /// 单笔/日累计限额
    #[code(62202, http = 422, msg = "channel.limit", was(80102))]
    PayLimitExceeded {
        #[detail]
        limit_fen: u64,
    },

    /// 银行卡余额不足
    ///
    /// 第三方返回
    #[code(62203, http = 402, msg = "card.insufficient", was(80103))]
    CardBalanceInsufficient,

    // ---- 62300-62399 账户余额 ----
    //
    /// 账户余额不足
    ///
    /// 钱包余额 < 支付金额
    #[code(62301, http = 402, msg = "balance.insufficient", was(80201))]
    BalanceInsufficient {
        #[detail]
        missing_fen: u64,
    },

    /// 提现金额不足
    ///
    /// 未达最低提现额
    #[code(62302, http = 422, msg = "withdrawal.too_small", was(80202))]
    WithdrawalTooSmall {
        #[detail]
        minimum_fen: u64,
    },

    /// 提现账户未绑定
    ///
    /// 未实名认证
    #[code(62303, http = 403, msg = "withdrawal.unbound", was(80203))]
    WithdrawalAccountUnbound,
}
