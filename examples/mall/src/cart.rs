//! The cart of a user.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};
use serde::{Deserialize, Serialize};

use crate::error::MallError;
use crate::extract::{Json, Path};
use crate::products::on_sale;
use crate::sessions::Visitor;
use crate::state::{Data, Mall};

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
    Ok(MallError::success(view(&data, visitor)).message("查询成功"))
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
        return Err(MallError::NotVip);
    }
    if form.quantity == 0 {
        return Err(MallError::FieldInvalid { field: "quantity", expected: "1 or more" });
    }
    if form.quantity > product.purchase_limit {
        return Err(MallError::PurchaseLimitExceeded { limit: product.purchase_limit });
    }
    check_stock(product.stock, form.quantity)?;
    let cart = data.carts.entry(visitor).or_default();
    if cart.len() >= LIMIT && !cart.contains_key(&id) {
        return Err(MallError::CartLimit { limit: LIMIT });
    }
    cart.insert(id, form.quantity);
    Ok(MallError::success(view(&data, visitor)).message("已加入购物车"))
}

pub fn check_stock(left: u32, wanted: u32) -> Result<(), MallError> {
    match left {
        0 => Err(MallError::SkuSoldOut),
        left if left < wanted => Err(MallError::StockInsufficient { left }),
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
    removed.ok_or(MallError::CartItemNotFound)?;
    Ok(MallError::success(view(&data, visitor)).message("已移出购物车"))
}
