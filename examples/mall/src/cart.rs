//! The cart of a user.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};
use serde::{Deserialize, Serialize};

use crate::error::{MallError, RoleError};
use crate::extract::{Json, Path};
use crate::products::on_sale;
use crate::sessions::Visitor;
use crate::state::{Data, Mall};

/// 库存管理
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::STOCK)]
#[catalog(packs = crate::PACKS, error)]
pub enum StockError {
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
}

/// 购物车
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::CART)]
#[catalog(packs = crate::PACKS, error)]
pub enum CartError {
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
}

/// Different products in one cart.
const LIMIT: usize = 4;

/// How many of which product.
pub type Cart = BTreeMap<u64, u32>;

#[derive(Serialize)]
pub struct CartView {
    items: Vec<CartItem>,
    total_fen: u64,
}

#[derive(Serialize)]
struct CartItem {
    product: u64,
    quantity: u32,
}

fn view(data: &Data, user: u64) -> CartView {
    let cart = data.carts.get(&user);
    let items = cart
        .into_iter()
        .flatten()
        .map(|(product, quantity)| CartItem { product: *product, quantity: *quantity });
    CartView { items: items.collect(), total_fen: cart.map_or(0, |cart| total_fen(data, cart)) }
}

/// What the cart costs today, without discounts.
pub fn total_fen(data: &Data, cart: &Cart) -> u64 {
    let prices = cart.iter().map(|(product, quantity)| {
        data.products.get(product).map_or(0, |product| product.price_fen) * u64::from(*quantity)
    });
    prices.sum()
}

pub async fn show(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
) -> Result<Success<CartView>, MallError> {
    let data = mall.lock()?;
    Ok(Success(view(&data, visitor)).message("found"))
}

#[derive(Deserialize)]
pub struct QuantityForm {
    quantity: u32,
}

pub async fn put(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
    Json(form): Json<QuantityForm>,
) -> Result<Success<CartView>, MallError> {
    let mut data = mall.lock()?;
    let product = on_sale(&data, id)?;
    if product.members_only && data.user(visitor)?.member_level == 0 {
        return Err(RoleError::NotVip.into());
    }
    if form.quantity == 0 {
        return Err(MallError::FieldInvalid { field: "quantity", expected: "1 or more" });
    }
    if form.quantity > product.purchase_limit {
        return Err(CartError::PurchaseLimitExceeded { limit: product.purchase_limit }.into());
    }
    check_stock(product.stock, form.quantity)?;
    let cart = data.carts.entry(visitor).or_default();
    if cart.len() >= LIMIT && !cart.contains_key(&id) {
        return Err(CartError::CartLimit { limit: LIMIT }.into());
    }
    cart.insert(id, form.quantity);
    Ok(Success(view(&data, visitor)).message("cart.added"))
}

pub fn check_stock(left: u32, wanted: u32) -> Result<(), StockError> {
    match left {
        0 => Err(StockError::SkuSoldOut),
        left if left < wanted => Err(StockError::StockInsufficient { left }),
        _ => Ok(()),
    }
}

pub async fn remove(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
) -> Result<Success<CartView>, MallError> {
    let mut data = mall.lock()?;
    let removed = data.carts.get_mut(&visitor).and_then(|cart| cart.remove(&id));
    removed.ok_or(CartError::CartItemNotFound)?;
    Ok(Success(view(&data, visitor)).message("cart.removed"))
}
