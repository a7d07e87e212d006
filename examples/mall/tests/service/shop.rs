//! Products, the cart, coupons, flash sales and live rooms.

use serde_json::{Value, json};

use crate::harness::{Answer, Client, Mall};

fn put_in_cart(client: &Client, product: u64, quantity: u64) -> Answer {
    client.put(&format!("/cart/items/{product}"), &json!({ "quantity": quantity }))
}

fn new_product(name: &str, sku: &str) -> Value {
    json!({ "name": name, "sku": sku, "category": 1, "price_fen": 100, "stock": 1 })
}

#[test]
fn products_are_found_missing_or_off_the_shelf() {
    let mall = Mall::start();
    let client = mall.anyone();
    let tea = client.get("/products/1").expect_message("查询成功");
    assert_eq!(tea.data()["name"], "龙井茶");
    let answer = client.get("/products/77").expect(60501);
    assert_eq!((answer.status, answer.message()), (404, "商品不存在"));
    assert_eq!(client.get("/products/3").expect(60502).status, 410);
}

#[test]
fn a_category_lists_what_is_on_the_shelf() {
    let mall = Mall::start();
    let shown = mall.anyone().get("/categories/2/products").expect(20000);
    let ids: Vec<_> = shown.data().as_array().unwrap().iter().map(|product| &product["id"]).collect();
    assert_eq!(ids, [&json!(2), &json!(7)]);
    assert_eq!(mall.anyone().get("/categories/9/products").expect(60503).status, 404);
}

#[test]
fn administrators_add_products_once() {
    let mall = Mall::start();
    let carol = mall.carol();
    mall.alice().post("/products", &new_product("新茶", "TEA-002")).expect(60402).hides(&["visitor"]);
    carol.post("/products", &new_product("新茶", "TEA-002")).expect_message("商品上架成功");
    assert_eq!(carol.post("/products", &new_product("新茶", "TEA-003")).expect(60601).status, 409);
    assert_eq!(carol.post("/products", &new_product("另一种茶", "TEA-002")).expect(60602).status, 409);
    let mut nowhere = new_product("无处可放", "NO-001");
    nowhere["category"] = json!(9);
    carol.post("/products", &nowhere).expect(60503);
    nowhere["price_fen"] = json!(0);
    carol.post("/products", &nowhere).expect(50910);
}

#[test]
fn a_rejected_product_does_not_get_on_the_shelf() {
    let mall = Mall::start();
    let carol = mall.carol();
    let put_on_shelf = |client: &Client, id: u64| client.send("PUT", &format!("/products/{id}/shelf"), None);
    assert_eq!(put_on_shelf(&carol, 9).expect(60603).status, 409);
    put_on_shelf(&mall.alice(), 3).expect(60402);
    put_on_shelf(&carol, 77).expect(60501);
    put_on_shelf(&carol, 3).expect_message("商品上架成功");
    mall.anyone().get("/products/3").expect(20000);
}

#[test]
fn a_cart_takes_what_can_be_bought() {
    let mall = Mall::start();
    let alice = mall.alice();
    put_in_cart(&alice, 77, 1).expect(60501);
    put_in_cart(&alice, 3, 1).expect(60502);
    put_in_cart(&alice, 1, 0).expect(50910);
    put_in_cart(&alice, 1, 6).expect_data(60803, &json!({ "limit": 5 }));
    let answer = put_in_cart(&alice, 2, 4).expect_data(60701, &json!({ "left": 3 }));
    assert_eq!((answer.status, answer.message()), (409, "库存不足"));
    put_in_cart(&alice, 4, 1).expect(60703);

    let cart = put_in_cart(&alice, 2, 3).expect_message("已加入购物车");
    assert_eq!(cart.data(), &json!({ "items": [{ "product": 2, "quantity": 3 }], "total_fen": 137_700 }));
    alice.delete("/cart/items/2").expect_message("已移出购物车");
    assert_eq!(alice.delete("/cart/items/2").expect(60801).status, 404);
    assert_eq!(alice.get("/cart").expect(20000).data(), &json!({ "items": [], "total_fen": 0 }));
}

#[test]
fn a_cart_holds_four_products() {
    let mall = Mall::start();
    let alice = mall.alice();
    for product in [1, 2, 5, 6] {
        put_in_cart(&alice, product, 1).expect(20000);
    }
    put_in_cart(&alice, 7, 1).expect_data(60802, &json!({ "limit": 4 }));
    // More of what is in it already is no new product.
    put_in_cart(&alice, 1, 2).expect(20000);
}

#[test]
fn the_gift_box_is_for_members() {
    let mall = Mall::start();
    assert_eq!(put_in_cart(&mall.carol(), 5, 1).expect(60401).status, 403);
    put_in_cart(&mall.alice(), 5, 1).expect(20000);
}

#[test]
fn coupons_run_out_expire_and_ask_for_a_level() {
    let mall = Mall::start();
    let alice = mall.alice();
    let claim = |id: u64| alice.send("POST", &format!("/coupons/{id}/claim"), None);
    let answer = claim(2).expect(61301);
    assert_eq!((answer.status, answer.message()), (410, "优惠券已领完"));
    claim(3).expect(61302);
    claim(4).expect_data(61502, &json!({ "required": 5 }));
    claim(77).expect(50910);
    claim(1).expect_message("优惠券领取成功");
    claim(1).expect(20000);
}

#[test]
fn a_coupon_says_what_it_takes_off() {
    let mall = Mall::start();
    let alice = mall.alice();
    let discount =
        |coupon: u64, total: u64| alice.get(&format!("/coupons/{coupon}/discount?total_fen={total}"));
    discount(1, 10_000).expect(50910);
    alice.send("POST", "/coupons/1/claim", None).expect(20000);
    discount(1, 9_999).expect_data(61303, &json!({ "minimum_fen": 10_000 }));
    assert_eq!(discount(1, 10_000).expect(20000).data(), &json!({ "discount_fen": 1_000 }));
    assert_eq!(discount(3, 10_000).expect(61302).status, 410);
}

#[test]
fn flash_sales_have_a_beginning_an_end_and_a_stock() {
    let mall = Mall::start();
    let alice = mall.alice();
    let buy = |id: u64| alice.send("POST", &format!("/campaigns/{id}/purchases"), None);
    let early = buy(1).expect(61401);
    assert!(early.retry_after() > 86_400, "{early:?}");
    assert_eq!(buy(2).expect(61402).status, 410);
    buy(3).expect_message("抢购成功");
    assert_eq!(buy(3).expect(61403).status, 410);
    buy(77).expect(50910);
}

#[test]
fn live_rooms_sell_and_listen_in_turn() {
    let mall = Mall::start();
    let alice = mall.alice();
    assert_eq!(alice.get("/live-rooms/77").expect(62101).status, 404);
    assert_eq!(alice.get("/live-rooms/2").expect(62102).status, 410);
    alice.send("POST", "/live-rooms/1/purchases", None).expect_message("抢购成功");
    assert_eq!(alice.send("POST", "/live-rooms/1/purchases", None).expect(62111).status, 409);

    let say = || alice.post("/live-rooms/1/messages", &json!({ "text": "好茶" }));
    say().expect_message("发送成功");
    let answer = say().expect(62121);
    assert_eq!(answer.status, 429);
    assert!((1..=10).contains(&answer.retry_after()), "{answer:?}");
    assert_eq!(alice.get("/live-rooms/1").expect(20000).data()["messages"], json!(["好茶"]));
}
