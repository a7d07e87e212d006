//! What the mall starts with. README.md lists it for people.

use mall_promotions::{Campaign, Coupon};

use crate::addresses::Address;
use crate::cart::Cart;
use crate::clock::{DAY, HOUR, Seconds};
use crate::live::Room;
use crate::orders::{Order, Status};
use crate::phone::Phone;
use crate::products::{Product, Shelf};
use crate::state::Data;
use crate::users::User;

/// 2099-01-01, for what is not over yet, or has not begun.
const FAR_AHEAD: Seconds = 4_070_908_800;
/// 2020-01-01, for what is over.
const LONG_AGO: Seconds = 1_577_836_800;

const ALICE: u64 = 1;

#[cfg(test)]
pub const UNPAID_IN_TIME: u64 = 1006;
#[cfg(test)]
pub const OVERDUE: u64 = 1002;

pub fn data(now: Seconds) -> Data {
    let mut data = Data { last_id: 2000, ..Data::default() };
    add_users(&mut data);
    add_products(&mut data);
    add_orders(&mut data, now);
    add_promotions(&mut data);
    data
}

fn add_users(data: &mut Data) {
    let accounts = [
        ("13800000001", "alice", "Alice-2024"),
        ("13800000002", "bob", "Bobby-2024"),
        ("13800000003", "carol", "Carol-2024"),
    ];
    for (id, (phone, username, password)) in (ALICE..).zip(accounts) {
        let Ok(phone) = Phone::parse(phone) else { continue };
        data.users.insert(id, User::new(phone, username, data.secrets.digest(password)));
    }
    let address = |id, province: &str, city: &str| Address {
        id,
        province: province.to_owned(),
        city: city.to_owned(),
        street: "文一路 1 号".to_owned(),
    };
    if let Some(alice) = data.users.get_mut(&ALICE) {
        alice.email = Some("alice@example.com".to_owned());
        alice.member_level = 3;
        alice.balance_fen = 50_000;
        alice.card_fen = 10_000;
        alice.points = 120;
        alice.addresses =
            vec![address(11, "浙江", "杭州"), address(12, "新疆", "乌鲁木齐"), address(13, "西藏", "拉萨")];
        alice.default_address = Some(11);
    }
    if let Some(bob) = data.users.get_mut(&2) {
        bob.second_factor = true;
    }
    if let Some(carol) = data.users.get_mut(&3) {
        carol.admin = true;
    }
}

fn add_products(data: &mut Data) {
    data.categories.extend([(1, "食品"), (2, "数码"), (3, "鞋服"), (4, "虚拟商品")]);
    let product = Product::new;
    data.products.extend([
        (1, Product { purchase_limit: 5, ..product("龙井茶", "TEA-001", 1, 9_900, 100) }),
        (2, product("机械键盘", "KEY-001", 2, 45_900, 3)),
        (3, Product { shelf: Shelf::Off, ..product("胶片相机", "CAM-001", 2, 129_900, 5) }),
        (4, product("限量球鞋", "SHOE-001", 3, 89_900, 0)),
        (5, Product { members_only: true, ..product("会员礼盒", "GIFT-001", 1, 29_900, 10) }),
        (6, Product { is_virtual: true, ..product("音乐月卡", "CARD-001", 4, 1_500, 1000) }),
        (7, product("笔记本电脑", "PC-001", 2, 899_900, 20)),
        (8, Product { not_delivered_to: &["新疆"], ..product("大闸蟹", "CRAB-001", 1, 19_900, 50) }),
        (9, Product { shelf: Shelf::Rejected, ..product("仿冒手表", "WATCH-001", 2, 9_900, 1) }),
    ]);
}

fn add_orders(data: &mut Data, now: Seconds) {
    let order = |product, total_fen, status| Order {
        buyer: ALICE,
        items: Cart::from([(product, 1)]),
        total_fen,
        status,
        pay_by: LONG_AGO,
        completed_at: now.saturating_sub(DAY),
        tracking: None,
        refund_requested: false,
        reviewed: false,
    };
    data.orders.extend([
        (1001, order(1, 9_900, Status::Completed)),
        (1002, order(1, 9_900, Status::Unpaid)),
        (1003, Order { tracking: Some("SF1003".to_owned()), ..order(1, 9_900, Status::Shipped) }),
        (1004, Order { completed_at: LONG_AGO, reviewed: true, ..order(2, 45_900, Status::Completed) }),
        (1005, order(6, 1_500, Status::Completed)),
        (1006, Order { pay_by: now + HOUR, ..order(8, 19_900, Status::Unpaid) }),
    ]);
}

fn add_promotions(data: &mut Data) {
    let coupon = Coupon {
        minimum_fen: 10_000,
        discount_fen: 1_000,
        left: 100,
        expires_at: FAR_AHEAD,
        member_level: 0,
    };
    data.coupons.extend([
        (2, Coupon { left: 0, ..coupon }),
        (3, Coupon { expires_at: LONG_AGO, ..coupon }),
        (4, Coupon { member_level: 5, ..coupon }),
        (1, coupon),
    ]);
    data.held_coupons.insert((ALICE, 3), false);
    data.campaigns.extend([
        (1, Campaign { starts_at: FAR_AHEAD, ends_at: FAR_AHEAD + DAY, left: 10 }),
        (2, Campaign { starts_at: LONG_AGO, ends_at: LONG_AGO + DAY, left: 10 }),
        (3, Campaign { starts_at: LONG_AGO, ends_at: FAR_AHEAD, left: 1 }),
    ]);
    let room = |title, on_air| Room { title, on_air, left: 1, messages: Vec::new() };
    data.rooms.extend([(1, room("春茶专场", true)), (2, room("去年的专场", false))]);
}
