//! Orders, from the cart to the door.

use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};
use serde::{Deserialize, Serialize};

use crate::addresses::Address;
use crate::cart::{self, Cart};
use crate::clock::{self, MINUTE, Seconds};
use crate::coupons;
use crate::error::{AddressError, BoxError, CartError, MallError};
use crate::extract::{Json, Path};
use crate::products::{check_admin, on_sale};
use crate::sessions::Visitor;
use crate::state::{Data, Mall};

/// 订单创建
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::ORDER_CREATE)]
#[catalog(packs = crate::PACKS, error)]
pub enum OrderError {
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
}

/// 订单履约
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::ORDER_FULFIL)]
#[catalog(packs = crate::PACKS, error)]
pub enum FulfilError {
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
}

/// 物流配送
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::LOGISTICS)]
#[catalog(packs = crate::PACKS, error)]
pub enum DeliveryError {
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
}

const PAY_WITHIN: Seconds = 30 * MINUTE;
/// No parcel service that we work with goes there.
const REMOTE: [&str; 1] = ["西藏"];

/// How far an order has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Waits for the customer's money.
    Unpaid,
    /// Waits for us.
    Paid,
    /// On its way.
    Shipped,
    /// Received.
    Completed,
    /// By the customer, before it was shipped.
    Cancelled,
    /// Not paid in time.
    Expired,
}

pub struct Order {
    pub buyer: u64,
    pub items: Cart,
    pub total_fen: u64,
    pub status: Status,
    pub pay_by: Seconds,
    pub completed_at: Seconds,
    pub tracking: Option<String>,
    pub refund_requested: bool,
    pub reviewed: bool,
}

#[derive(Serialize)]
pub struct OrderView {
    id: u64,
    total_fen: u64,
    status: Status,
    tracking: Option<String>,
}

impl OrderView {
    pub fn of(id: u64, order: &Order) -> Self {
        Self { id, total_fen: order.total_fen, status: order.status, tracking: order.tracking.clone() }
    }
}

/// The order, if it is this user's: another's answers like none, so that numbers cannot be probed.
pub fn own(data: &mut Data, visitor: u64, id: u64) -> Result<&mut Order, FulfilError> {
    data.orders.get_mut(&id).filter(|order| order.buyer == visitor).ok_or(FulfilError::OrderNotFound)
}

#[derive(Deserialize)]
pub struct PlaceForm {
    /// The default address where there is none.
    address: Option<u64>,
    coupon: Option<u64>,
    /// What the customer was shown.
    total_fen: u64,
}

pub async fn place(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Json(form): Json<PlaceForm>,
) -> Result<Success<OrderView>, MallError> {
    let now = clock::now();
    let mut data = mall.lock()?;
    let items = data.carts.get(&visitor).filter(|cart| !cart.is_empty()).cloned();
    let items = items.ok_or(CartError::CartItemNotFound)?;
    let province = address(&data, visitor, form.address)?.province.clone();
    check_items(&data, &items, &province)?;
    let mut computed_fen = cart::total_fen(&data, &items);
    if let Some(coupon) = form.coupon {
        let discount = coupons::usable(&data, visitor, coupon, computed_fen, now)
            .map_err(|refused| OrderError::CouponUnusable { cause: refused.into() })?;
        computed_fen = computed_fen.saturating_sub(discount);
    }
    if form.total_fen != computed_fen {
        return Err(OrderError::OrderAmountMismatch { claimed_fen: form.total_fen, computed_fen }.into());
    }

    // Nothing below can be refused: the changes are made together or not at all.
    for (product, quantity) in &items {
        if let Some(product) = data.products.get_mut(product) {
            product.stock = product.stock.saturating_sub(*quantity);
        }
    }
    if let Some(coupon) = form.coupon {
        data.held_coupons.insert((visitor, coupon), true);
    }
    data.carts.remove(&visitor);
    let id = data.next_id();
    let order = Order {
        buyer: visitor,
        items,
        total_fen: computed_fen,
        status: Status::Unpaid,
        pay_by: now + PAY_WITHIN,
        completed_at: 0,
        tracking: None,
        refund_requested: false,
        reviewed: false,
    };
    let view = OrderView::of(id, &order);
    data.orders.insert(id, order);
    Ok(Success(view).message("order.created"))
}

fn address(data: &Data, visitor: u64, chosen: Option<u64>) -> Result<&Address, MallError> {
    let user = data.user(visitor)?;
    let id = chosen.or(user.default_address).ok_or(AddressError::DefaultAddressNotFound)?;
    let address = user.addresses.iter().find(|address| address.id == id);
    Ok(address.ok_or(OrderError::OrderAddressInvalid)?)
}

fn check_items(data: &Data, items: &Cart, province: &str) -> Result<(), MallError> {
    if REMOTE.contains(&province) {
        return Err(DeliveryError::RemoteAreaUnsupported { province: province.to_owned() }.into());
    }
    for (&id, &quantity) in items {
        // It was on sale when it went into the cart.
        let product = on_sale(data, id).map_err(|_| CartError::CartItemNotFound)?;
        if product.not_delivered_to.contains(&province) {
            return Err(OrderError::RegionUnsupported { product: id, province: province.to_owned() }.into());
        }
        cart::check_stock(product.stock, quantity)?;
    }
    Ok(())
}

/// Gives the goods of an order back to the shop.
pub fn restock(data: &mut Data, items: &Cart) {
    for (product, quantity) in items {
        if let Some(product) = data.products.get_mut(product) {
            product.stock = product.stock.saturating_add(*quantity);
        }
    }
}

pub async fn show(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
) -> Result<Success<OrderView>, MallError> {
    let mut data = mall.lock()?;
    let order = own(&mut data, visitor, id)?;
    Ok(Success(OrderView::of(id, order)).message("found"))
}

pub async fn cancel(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
) -> Result<Success<OrderView>, MallError> {
    let mut data = mall.lock()?;
    let order = own(&mut data, visitor, id)?;
    let paid_fen = match order.status {
        Status::Unpaid => 0,
        Status::Paid => order.total_fen,
        status => return Err(FulfilError::CancelNotAllowed { status }.into()),
    };
    order.status = Status::Cancelled;
    let (view, items) = (OrderView::of(id, order), order.items.clone());
    restock(&mut data, &items);
    data.user_mut(visitor)?.balance_fen += paid_fen;
    Ok(Success(view).message("order.cancelled"))
}

pub async fn ship(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
) -> Result<Success<OrderView>, MallError> {
    let mut data = mall.lock()?;
    check_admin(&data, visitor)?;
    let order = data.orders.get_mut(&id).ok_or(FulfilError::OrderNotFound)?;
    if order.status != Status::Paid {
        return Err(FulfilError::ShipNotAllowed { status: order.status }.into());
    }
    order.status = Status::Shipped;
    order.tracking = Some(format!("SF{id}"));
    Ok(Success(OrderView::of(id, order)).message("order.shipped"))
}

pub async fn receive(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
) -> Result<Success<OrderView>, MallError> {
    let now = clock::now();
    let mut data = mall.lock()?;
    let order = own(&mut data, visitor, id)?;
    if order.status != Status::Shipped {
        return Err(MallError::StateConflict { action: "receive" });
    }
    order.status = Status::Completed;
    order.completed_at = now;
    Ok(Success(OrderView::of(id, order)).message("order.received"))
}

#[derive(Serialize)]
pub struct Shipment {
    number: String,
    delivered: bool,
}

pub async fn track(
    State(mall): State<Arc<Mall>>,
    Path(number): Path<String>,
) -> Result<Success<Shipment>, MallError> {
    let data = mall.lock()?;
    let order = data.orders.values().find(|order| order.tracking.as_deref() == Some(number.as_str()));
    let order = order.ok_or(DeliveryError::TrackingNotFound)?;
    let shipment = Shipment { number, delivered: order.status == Status::Completed };
    Ok(Success(shipment).message("found"))
}
