//! Orders: placed, paid, shipped, received, reviewed, given back.

use serde_json::{Value, json};

use crate::harness::{Answer, Client, Mall};

/// The whole price of `quantity` of a product, in the cart of the client.
fn fill_cart(client: &Client, product: u64, quantity: u64) -> u64 {
    let cart = client.put(&format!("/cart/items/{product}"), &json!({ "quantity": quantity })).expect(20000);
    cart.data()["total_fen"].as_u64().unwrap()
}

fn place(client: &Client, product: u64, quantity: u64) -> (u64, u64) {
    let total = fill_cart(client, product, quantity);
    let order = client.post("/orders", &json!({ "total_fen": total })).expect_message("订单创建成功");
    (order.id(), total)
}

fn pay(client: &Client, order: u64, channel: &str, amount: u64) -> Answer {
    let form = json!({ "channel": channel, "amount_fen": amount });
    client.post(&format!("/orders/{order}/payment"), &form)
}

fn act(client: &Client, order: u64, action: &str) -> Answer {
    client.send("POST", &format!("/orders/{order}/{action}"), None)
}

fn status(answer: &Answer) -> &Value {
    &answer.data()["status"]
}

#[test]
fn an_order_goes_from_the_cart_to_a_review() {
    let mall = Mall::start();
    let (alice, carol) = (mall.alice(), mall.carol());
    let (order, total) = place(&alice, 2, 1);
    act(&carol, order, "shipment").expect_data(61101, &json!({ "status": "unpaid" }));
    let paid = pay(&alice, order, "balance", total).expect_message("订单支付成功");
    assert_eq!(status(&paid), "paid");
    assert_eq!(pay(&alice, order, "balance", total).expect(61001).status, 409);
    act(&alice, order, "receipt").expect(50913).hides(&["receive"]);
    act(&alice, order, "shipment").expect(60402);
    let shipped = act(&carol, order, "shipment").expect_message("发货成功");
    let number = shipped.data()["tracking"].as_str().unwrap();
    let shipment = mall.anyone().get(&format!("/shipments/{number}")).expect(20000);
    assert_eq!(shipment.data(), &json!({ "number": number, "delivered": false }));
    act(&alice, order, "cancellation").expect_data(61102, &json!({ "status": "shipped" }));
    let review = |text: &str| alice.post(&format!("/orders/{order}/review"), &json!({ "text": text }));
    review("好").expect_data(61801, &json!({ "status": "shipped" }));
    act(&alice, order, "receipt").expect_message("已确认收货");
    review("加微信返现").expect(61803).hides(&["加微信", "返现", "word", "敏感词"]);
    review("好").expect_message("评价成功");
    assert_eq!(review("好").expect(61802).status, 409);
}

#[test]
fn orders_of_others_do_not_exist() {
    let mall = Mall::start();
    let carol = mall.carol();
    assert_eq!(mall.alice().get("/orders/1001").expect(20000).data()["status"], "completed");
    let others = carol.get("/orders/1001").expect(61103);
    let none = carol.get("/orders/77").expect(61103);
    assert_eq!((others.text, others.status), (none.text, 404));
    act(&carol, 77, "shipment").expect(61103);
}

#[test]
fn a_price_that_was_tampered_with_is_refused_without_the_right_one() {
    let mall = Mall::start();
    let alice = mall.alice();
    alice.post("/orders", &json!({ "total_fen": 1 })).expect(60801);
    let total = fill_cart(&alice, 1, 2);
    let answer = alice.post("/orders", &json!({ "total_fen": 1 })).expect(60901);
    answer.hides(&[&total.to_string(), "claimed", "computed", "篡改"]);
}

#[test]
fn orders_go_to_addresses_that_can_be_reached() {
    let mall = Mall::start();
    let alice = mall.alice();
    let total = fill_cart(&alice, 8, 1);
    let to = |address: u64| alice.post("/orders", &json!({ "total_fen": total, "address": address }));
    to(77).expect(60902);
    to(12).expect_data(60903, &json!({ "product": 8, "province": "新疆" }));
    to(13).expect_data(61702, &json!({ "province": "西藏" }));
    to(11).expect(20000);

    let carol = mall.carol();
    let total = fill_cart(&carol, 8, 1);
    assert_eq!(carol.post("/orders", &json!({ "total_fen": total })).expect(61602).status, 409);
}

#[test]
fn a_product_that_left_the_stock_meanwhile_is_not_ordered() {
    let mall = Mall::start();
    let (alice, carol) = (mall.alice(), mall.carol());
    let home = json!({ "province": "北京", "city": "北京", "street": "1 号", "default": true });
    carol.post("/addresses", &home).expect(20000);
    let total = fill_cart(&carol, 2, 2);
    place(&alice, 2, 2);
    let form = json!({ "total_fen": total });
    carol.post("/orders", &form).expect_data(60701, &json!({ "left": 1 }));
}

#[test]
fn a_coupon_is_used_once() {
    let mall = Mall::start();
    let alice = mall.alice();
    alice.send("POST", "/coupons/1/claim", None).expect(20000);
    let total = fill_cart(&alice, 1, 2);
    let with =
        |coupon: u64, total: u64| alice.post("/orders", &json!({ "total_fen": total, "coupon": coupon }));
    // Why it cannot be used is the cause of the error, and stays inside.
    with(3, total).expect(60904).hides(&["过期", "61302"]);
    with(1, total).expect(60901);
    let order = with(1, total - 1_000).expect(20000);
    assert_eq!(order.data()["total_fen"], total - 1_000);
    let answer = alice.get("/coupons/1/discount?total_fen=20000").expect(61304);
    assert_eq!((answer.status, answer.message()), (409, "优惠券已被使用"));
}

#[test]
fn an_order_is_paid_in_time_in_full_and_through_an_open_channel() {
    let mall = Mall::start();
    let alice = mall.alice();
    assert_eq!(pay(&alice, 1002, "balance", 9_900).expect(61002).status, 410);
    assert_eq!(status(&alice.get("/orders/1002").expect(20000)), "expired");
    pay(&alice, 1006, "balance", 19_901).expect(61003).hides(&["19900", "offered", "owed"]);
    let closed = pay(&alice, 1006, "unionpay", 19_900);
    let closed = closed.expect_data(62201, &json!({ "channel": "unionpay" }));
    assert_eq!(closed.status, 503);
    assert_eq!(pay(&alice, 1006, "bank_card", 19_900).expect(62203).status, 402);
    pay(&alice, 1006, "shells", 19_900).expect(50902);

    let (order, total) = place(&alice, 7, 1);
    pay(&alice, order, "wechat", total).expect_data(62202, &json!({ "limit_fen": 500_000 }));
    pay(&alice, order, "balance", total).expect_data(62301, &json!({ "missing_fen": total - 50_000 }));
    pay(&alice, 1006, "wechat", 19_900).expect_message("订单支付成功");
}

#[test]
fn what_the_payment_gateway_says_stays_inside() {
    let mall = Mall::start();
    let answer = pay(&mall.alice(), 1006, "alipay", 19_900).expect(50102);
    assert_eq!((answer.status, answer.message()), (504, "支付网关异常"));
    answer.hides(&["refused", "os error", "127.0.0.1", "cause", "接口超时"]);
}

#[test]
fn a_cancelled_order_gives_money_and_goods_back() {
    let mall = Mall::start();
    let alice = mall.alice();
    let (order, total) = place(&alice, 2, 1);
    pay(&alice, order, "balance", total).expect(20000);
    let cancelled = act(&alice, order, "cancellation").expect_message("订单已取消");
    assert_eq!(status(&cancelled), "cancelled");
    pay(&alice, order, "balance", total).expect(50913);
    act(&alice, order, "refund").expect(50913);
    act(&alice, order, "cancellation").expect_data(61102, &json!({ "status": "cancelled" }));
    let (again, total) = place(&alice, 2, 1);
    pay(&alice, again, "balance", total).expect(20000);
}

#[test]
fn refunds_are_asked_for_once_in_time_and_for_goods() {
    let mall = Mall::start();
    let alice = mall.alice();
    act(&alice, 1001, "refund").expect_message("退款申请已提交");
    assert_eq!(act(&alice, 1001, "refund").expect(61203).status, 409);
    let answer = act(&alice, 1004, "refund").expect_data(61201, &json!({ "days": 7 }));
    assert_eq!(answer.message(), "超出退款期限");
    assert_eq!(act(&alice, 1005, "refund").expect(61202).status, 422);
    act(&alice, 77, "refund").expect(61103);
    assert_eq!(alice.post("/orders/1004/review", &json!({ "text": "好" })).expect(61802).status, 409);
}

#[test]
fn only_numbers_of_parcels_are_tracked() {
    let mall = Mall::start();
    assert_eq!(mall.anyone().get("/shipments/XX1").expect(61701).status, 404);
    mall.anyone().get("/shipments/SF1003").expect(20000);
}
