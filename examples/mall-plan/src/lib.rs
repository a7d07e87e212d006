//! Who owns which numbers in the mall (错误码分段规划).
//!
//! A crate below its users: a module names its segment, `#[segment(mall_plan::COUPON)]`, and gets no number outside it.
//! Segments that overlap do not compile.

use error_codes::{Plan, Segment};

pub const SYSTEM: Segment = Segment::new("system", 50000..=50999).title("系统级错误");
pub const REGISTER: Segment = Segment::new("user.register", 60100..=60199).title("用户注册");
pub const LOGIN: Segment = Segment::new("user.login", 60200..=60299).title("用户登录");
pub const PROFILE: Segment = Segment::new("user.profile", 60300..=60399).title("用户资料");
pub const ROLE: Segment = Segment::new("user.role", 60400..=60499).title("用户权限");
pub const PRODUCT_QUERY: Segment = Segment::new("product.query", 60500..=60599).title("商品查询");
pub const PRODUCT_MANAGE: Segment = Segment::new("product.manage", 60600..=60699).title("商品管理");
pub const STOCK: Segment = Segment::new("stock", 60700..=60799).title("库存管理");
pub const CART: Segment = Segment::new("cart", 60800..=60899).title("购物车");
pub const ORDER_CREATE: Segment = Segment::new("order.create", 60900..=60999).title("订单创建");
pub const ORDER_PAY: Segment = Segment::new("order.pay", 61000..=61099).title("订单支付");
pub const ORDER_FULFIL: Segment = Segment::new("order.fulfil", 61100..=61199).title("订单履约");
pub const REFUND: Segment = Segment::new("refund", 61200..=61299).title("退款售后");
pub const COUPON: Segment = Segment::new("coupon", 61300..=61399).title("优惠券");
pub const CAMPAIGN: Segment = Segment::new("campaign", 61400..=61499).title("营销活动");
pub const POINTS: Segment = Segment::new("points", 61500..=61599).title("积分会员");
pub const ADDRESS: Segment = Segment::new("address", 61600..=61699).title("收货地址");
pub const LOGISTICS: Segment = Segment::new("logistics", 61700..=61799).title("物流配送");
pub const REVIEW: Segment = Segment::new("review", 61800..=61899).title("评价评论");
pub const TICKET: Segment = Segment::new("ticket", 61900..=61999).title("客服工单");
pub const NOTICE: Segment = Segment::new("notice", 62000..=62099).title("消息通知");
pub const LIVE: Segment = Segment::new("live", 62100..=62199).title("直播带货").parts(&[
    Segment::new("live.room", 62100..=62109).title("直播间管理"),
    Segment::new("live.product", 62110..=62119).title("直播商品"),
    Segment::new("live.interaction", 62120..=62129).title("互动功能"),
]);
pub const PAY_CHANNEL: Segment = Segment::new("pay.channel", 62200..=62299).title("支付通道");
pub const BALANCE: Segment = Segment::new("balance", 62300..=62399).title("账户余额");

/// The whole mall. Every code has five digits.
pub const MALL: Plan = Plan::new(
    "mall",
    &[
        SYSTEM,
        REGISTER,
        LOGIN,
        PROFILE,
        ROLE,
        PRODUCT_QUERY,
        PRODUCT_MANAGE,
        STOCK,
        CART,
        ORDER_CREATE,
        ORDER_PAY,
        ORDER_FULFIL,
        REFUND,
        COUPON,
        CAMPAIGN,
        POINTS,
        ADDRESS,
        LOGISTICS,
        REVIEW,
        TICKET,
        NOTICE,
        LIVE,
        PAY_CHANNEL,
        BALANCE,
    ],
)
.digits(5);
