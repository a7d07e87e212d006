//! The catalogue against the document that it implements: every row of every table, the numbers of its samples, and
//! nothing besides.

use std::collections::{BTreeMap, BTreeSet};

use error_codes::{Catalog, Entry, ErrorCatalog, ErrorCode, Segment};
use mall::MallError;
use mall::error::{
    AddressError, BalanceError, CampaignError, CartError, ChannelError, CouponError, DeliveryError,
    FulfilError, LiveError, LoginError, NoticeError, OrderError, PayError, PointsError, ProductManageError,
    ProductQueryError, ProfileError, RefundError, RegisterError, ReviewError, RoleError, StockError,
    TicketError,
};

/// The rows of the document's tables.
const TABLES: &str = include_str!("document.txt");

/// The names and numbers of the document's Python samples. Some of the numbers are not the plan's.
const SAMPLES: [(&str, i64); 16] = [
    ("INTERNAL_ERROR", 50000),
    ("DB_ERROR", 50001),
    ("REDIS_ERROR", 50002),
    ("PHONE_EXISTS", 60101),
    ("EMAIL_EXISTS", 60102),
    ("USERNAME_EXISTS", 60103),
    ("LOGIN_FAILED", 60201),
    ("USER_NOT_FOUND", 60301),
    ("PRODUCT_NOT_FOUND", 70101),
    ("STOCK_INSUFFICIENT", 70301),
    ("CART_LIMIT", 80102),
    ("ORDER_NOT_FOUND", 80403),
    ("LIVE_ROOM_NOT_FOUND", 62101),
    ("LIVE_ROOM_OFFLINE", 62102),
    ("LIVE_PRODUCT_SOLD_OUT", 62111),
    ("LIVE_INTERACTION_LIMIT", 62121),
];

/// The document's migration table (旧码 → 新码映射), the success code aside.
const MIGRATION: [(i64, i64); 7] = [
    (40001, 60101),
    (40002, 60102),
    (40003, 60103),
    (40100, 60201),
    (30301, 60701),
    (40201, 60901),
    (50000, 50000),
];

/// The document's plan (错误码分段规划), the example of an added module, and the two modules that the plan forgot.
const PLAN: [(i64, i64, &str); 24] = [
    (50000, 50999, "系统级错误"),
    (60100, 60199, "用户注册"),
    (60200, 60299, "用户登录"),
    (60300, 60399, "用户资料"),
    (60400, 60499, "用户权限"),
    (60500, 60599, "商品查询"),
    (60600, 60699, "商品管理"),
    (60700, 60799, "库存管理"),
    (60800, 60899, "购物车"),
    (60900, 60999, "订单创建"),
    (61000, 61099, "订单支付"),
    (61100, 61199, "订单履约"),
    (61200, 61299, "退款售后"),
    (61300, 61399, "优惠券"),
    (61400, 61499, "营销活动"),
    (61500, 61599, "积分会员"),
    (61600, 61699, "收货地址"),
    (61700, 61799, "物流配送"),
    (61800, 61899, "评价评论"),
    (61900, 61999, "客服工单"),
    (62000, 62099, "消息通知"),
    (62100, 62199, "直播带货"),
    (62200, 62299, "支付通道"),
    (62300, 62399, "账户余额"),
];

/// The parts of the document's example of an added module.
const LIVE_PARTS: [(i64, i64, &str); 3] =
    [(62100, 62109, "直播间管理"), (62110, 62119, "直播商品"), (62120, 62129, "互动功能")];

/// One catalogue a module, in the order of the plan. The system's errors are `MallError`'s own.
const MODULES: [&Catalog; 23] = [
    RegisterError::CATALOG,
    LoginError::CATALOG,
    ProfileError::CATALOG,
    RoleError::CATALOG,
    ProductQueryError::CATALOG,
    ProductManageError::CATALOG,
    StockError::CATALOG,
    CartError::CATALOG,
    OrderError::CATALOG,
    PayError::CATALOG,
    FulfilError::CATALOG,
    RefundError::CATALOG,
    CouponError::CATALOG,
    CampaignError::CATALOG,
    PointsError::CATALOG,
    AddressError::CATALOG,
    DeliveryError::CATALOG,
    ReviewError::CATALOG,
    TicketError::CATALOG,
    NoticeError::CATALOG,
    LiveError::CATALOG,
    ChannelError::CATALOG,
    BalanceError::CATALOG,
];

struct Row {
    old: i64,
    new: i64,
    message: &'static str,
    description: &'static str,
    remedy: Option<&'static str>,
    status: Option<u16>,
}

fn rows() -> Vec<Row> {
    let lines = TABLES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let row = |line: &'static str| {
        let cells: Vec<_> = line.split(" | ").collect();
        let [old, new, message, description, remedy, status] = cells[..] else {
            panic!("six cells wanted: {line}")
        };
        Row {
            old: old.parse().unwrap(),
            new: new.parse().unwrap(),
            message,
            description,
            remedy: (remedy != "-").then_some(remedy),
            status: (status != "-").then(|| status.parse().unwrap()),
        }
    };
    lines.map(row).collect()
}

fn entry(code: i64) -> &'static Entry {
    MallError::CATALOG.get(code).unwrap_or_else(|| panic!("{code} is not in the catalogue"))
}

/// What the mall added: the document says nothing of it.
fn is_addition(code: i64) -> bool {
    (50900..=50999).contains(&code)
}

#[test]
fn every_row_of_the_document_is_in_the_catalogue() {
    let rows = rows();
    assert_eq!(rows.len(), 79);
    for row in rows {
        let entry = entry(row.new);
        assert_eq!(entry.text(), row.message, "{}", row.new);
        assert_eq!(entry.description(), row.description, "{}", row.new);
        assert_eq!(entry.hint(), row.remedy, "{}", row.new);
        if let Some(status) = row.status {
            assert_eq!(entry.status().as_u16(), status, "{}", row.new);
        }
    }
}

#[test]
fn nothing_is_in_the_catalogue_that_is_not_in_the_document() {
    let documented: BTreeSet<_> = rows().iter().map(|row| row.new).collect();
    let codes = MallError::CATALOG.entries().iter().map(Entry::code);
    let (added, kept): (BTreeSet<_>, BTreeSet<_>) = codes.partition(|code| is_addition(*code));
    assert_eq!(kept, documented);
    assert_eq!(added, (50901..=50913).collect());
}

fn ranges(segments: &'static [Segment]) -> Vec<(i64, i64, &'static str)> {
    let ranges = segments.iter().flat_map(|segment| {
        segment.ranges().map(|range| (*range.start(), *range.end(), segment.get_title().unwrap_or("")))
    });
    ranges.collect()
}

#[test]
fn the_segments_are_the_plan() {
    assert_eq!(ranges(MallError::CATALOG.segments()), PLAN);
    assert_eq!(MallError::CATALOG.segments(), mall_plan::MALL.segments());
    assert_eq!(mall_plan::MALL.get_digits(), Some(5));
}

#[test]
fn live_commerce_has_three_parts() {
    let live = MallError::CATALOG.segment_of(62101).unwrap();
    assert_eq!(live.name(), "live");
    assert_eq!(ranges(live.get_parts()), LIVE_PARTS);
    let codes: Vec<_> = LiveError::CATALOG.entries().iter().map(Entry::code).collect();
    assert_eq!(codes, [62101, 62102, 62111, 62121]);
    for code in codes {
        assert!(live.get_parts().iter().any(|part| part.contains(code)), "{code}");
    }
}

#[test]
fn each_module_has_its_segment_and_all_of_them_make_the_mall() {
    let system = &mall_plan::SYSTEM;
    let composed = MallError::CATALOG.entries().iter();
    let mut codes: Vec<_> = composed.map(Entry::code).filter(|code| system.contains(*code)).collect();
    for (module, segment) in MODULES.iter().zip(&mall_plan::MALL.segments()[1..]) {
        assert_eq!(module.segments(), [*segment]);
        for part in module.entries() {
            assert!(segment.contains(part.code()), "{}", part.code());
            assert_eq!(entry(part.code()), part);
            codes.push(part.code());
        }
    }
    assert_eq!(codes, MallError::CATALOG.entries().iter().map(Entry::code).collect::<Vec<_>>());
    assert_eq!(codes.len(), 92);
}

#[test]
fn the_error_of_any_module_becomes_one_of_the_mall() {
    fn register() -> Result<(), MallError> {
        Err(RegisterError::CaptchaInvalid)?
    }
    fn claim() -> Result<(), MallError> {
        Err(CouponError::ConditionUnmet { minimum_fen: 10_000 })?
    }
    for (error, code) in [(register().unwrap_err(), 60105), (claim().unwrap_err(), 61303)] {
        assert_eq!(error.code(), code);
        assert_eq!(error.entry(), entry(code));
        assert_eq!(error.to_string(), entry(code).text());
    }
}

#[test]
fn every_error_stays_in_the_segment_of_its_section() {
    for row in rows() {
        assert_eq!(row.new % 100, row.old % 100, "the last two digits stay: {} {}", row.old, row.new);
        assert!(MallError::CATALOG.segment_of(row.new).is_some(), "{}", row.new);
    }
}

#[test]
fn old_numbers_lead_to_new_ones_unless_they_were_reassigned() {
    let catalog = MallError::CATALOG;
    let live: BTreeSet<_> = catalog.entries().iter().map(Entry::code).collect();
    for row in rows().iter().filter(|row| row.old != row.new) {
        let noted = entry(row.new).legacy().iter().find(|legacy| legacy.code() == row.old);
        let noted = noted.unwrap_or_else(|| panic!("{} does not know its old {}", row.new, row.old));
        assert_eq!(noted.is_reused(), live.contains(&row.old), "{}", row.old);
        let expected = (!live.contains(&row.old)).then_some(row.new);
        assert_eq!(catalog.legacy(row.old).map(Entry::code), expected, "{}", row.old);
    }
}

#[test]
fn the_migration_table_holds() {
    for (old, new) in MIGRATION {
        let catalog = MallError::CATALOG;
        let found = if old == new { catalog.get(old) } else { catalog.legacy(old) };
        assert_eq!(found.map(Entry::code), Some(new), "{old}");
    }
    assert_eq!(MallError::CATALOG.legacy(20101).map(Entry::code), Some(60101));
    // Across modules: the old number of one is the live number of another, and the mall knows both.
    assert_eq!(RegisterError::CATALOG.legacy(20101).map(Entry::code), Some(60101));
    assert!(CouponError::CATALOG.legacy(20101).is_none());
    assert_eq!(MallError::CATALOG.success_entry().map(Entry::code), Some(20000));
}

#[test]
fn a_number_that_means_something_else_today_leads_nowhere() {
    for (old, then) in [(60101, 61301), (60201, 61401), (60301, 61501)] {
        assert!(MallError::CATALOG.legacy(old).is_none(), "{old}");
        assert!(entry(then).legacy().iter().any(|legacy| legacy.code() == old && legacy.is_reused()));
    }
}

#[test]
fn names_and_numbers_of_the_samples_are_kept() {
    let mut claimed_twice = Vec::new();
    for (name, number) in SAMPLES {
        let entry = MallError::CATALOG.by_name(name).unwrap_or_else(|| panic!("{name} is missing"));
        if entry.code() == number {
            continue;
        }
        let legacy = entry.legacy().iter().find(|legacy| legacy.code() == number);
        let legacy = legacy.unwrap_or_else(|| panic!("{name} does not know its {number}"));
        if legacy.is_reused() {
            claimed_twice.push(number);
        } else {
            assert_eq!(MallError::CATALOG.legacy(number), Some(entry));
        }
    }
    assert_eq!(claimed_twice, [70101, 80102]);
    // The section tables win where a sample used the number of another error.
    assert_eq!(MallError::CATALOG.legacy(70101), Some(entry(61601)));
    assert_eq!(MallError::CATALOG.legacy(80102), Some(entry(62202)));
}

#[test]
fn keys_and_names_are_unique() {
    let (mut keys, mut names) = (BTreeMap::new(), BTreeSet::new());
    for entry in MallError::CATALOG.entries() {
        assert_eq!(keys.insert(entry.key(), entry.code()), None, "{}", entry.key());
        assert!(names.insert(entry.name()), "{}", entry.name());
    }
}
