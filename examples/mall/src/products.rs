//! Products, and what the shop's administrators do with them.

use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};
use serde::{Deserialize, Serialize};

use crate::error::{MallError, RoleError};
use crate::extract::{Json, Path};
use crate::sessions::Visitor;
use crate::state::{Data, Mall};

/// 商品查询
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::PRODUCT_QUERY)]
#[catalog(packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum ProductQueryError {
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
}

/// 商品管理
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::PRODUCT_MANAGE)]
#[catalog(packs = crate::PACKS, error)]
pub enum ProductManageError {
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
}

const HIGHEST_PRICE_FEN: u64 = 100_000_000;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    On,
    Off,
    /// The platform refused it: it cannot get on the shelf.
    Rejected,
}

#[derive(Clone)]
pub struct Product {
    pub name: String,
    pub sku: String,
    pub category: u64,
    pub price_fen: u64,
    pub stock: u32,
    pub purchase_limit: u32,
    pub shelf: Shelf,
    pub members_only: bool,
    pub is_virtual: bool,
    pub not_delivered_to: &'static [&'static str],
}

impl Product {
    pub fn new(name: &str, sku: &str, category: u64, price_fen: u64, stock: u32) -> Self {
        Self {
            name: name.to_owned(),
            sku: sku.to_owned(),
            category,
            price_fen,
            stock,
            purchase_limit: 10,
            shelf: Shelf::On,
            members_only: false,
            is_virtual: false,
            not_delivered_to: &[],
        }
    }
}

#[derive(Serialize)]
pub struct ProductView {
    id: u64,
    name: String,
    sku: String,
    price_fen: u64,
    in_stock: bool,
}

impl ProductView {
    fn of(id: u64, product: &Product) -> Self {
        Self {
            id,
            name: product.name.clone(),
            sku: product.sku.clone(),
            price_fen: product.price_fen,
            in_stock: product.stock > 0,
        }
    }
}

pub async fn show(
    State(mall): State<Arc<Mall>>,
    Path(id): Path<u64>,
) -> Result<Success<ProductView>, MallError> {
    let data = mall.lock()?;
    Ok(Success(ProductView::of(id, on_sale(&data, id)?)).message("found"))
}

/// The product, if customers can see it.
pub fn on_sale(data: &Data, id: u64) -> Result<&Product, ProductQueryError> {
    let product = data.product(id)?;
    if product.shelf == Shelf::On { Ok(product) } else { Err(ProductQueryError::ProductOffShelf) }
}

pub async fn of_category(
    State(mall): State<Arc<Mall>>,
    Path(id): Path<u64>,
) -> Result<Success<Vec<ProductView>>, MallError> {
    let data = mall.lock()?;
    check_category(&data, id)?;
    let shown =
        data.products.iter().filter(|(_, product)| product.category == id && product.shelf == Shelf::On);
    let views = shown.map(|(id, product)| ProductView::of(*id, product)).collect();
    Ok(Success(views).message("found"))
}

fn check_category(data: &Data, id: u64) -> Result<(), ProductQueryError> {
    if data.categories.contains_key(&id) { Ok(()) } else { Err(ProductQueryError::CategoryNotFound) }
}

pub fn check_admin(data: &Data, visitor: u64) -> Result<(), MallError> {
    if data.user(visitor)?.admin { Ok(()) } else { Err(RoleError::NotAdmin { visitor }.into()) }
}

#[derive(Deserialize)]
pub struct ProductForm {
    name: String,
    sku: String,
    category: u64,
    price_fen: u64,
    stock: u32,
}

pub async fn create(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Json(form): Json<ProductForm>,
) -> Result<Success<ProductView>, MallError> {
    if !(1..=HIGHEST_PRICE_FEN).contains(&form.price_fen) {
        return Err(MallError::FieldInvalid { field: "price_fen", expected: "1 to 100000000" });
    }
    let mut data = mall.lock()?;
    check_admin(&data, visitor)?;
    check_category(&data, form.category)?;
    if data.products.values().any(|product| product.name == form.name) {
        return Err(ProductManageError::ProductNameExists.into());
    }
    if data.products.values().any(|product| product.sku == form.sku) {
        return Err(ProductManageError::SkuCodeExists.into());
    }
    let id = data.next_id();
    let product = Product::new(&form.name, &form.sku, form.category, form.price_fen, form.stock);
    let view = ProductView::of(id, &product);
    data.products.insert(id, product);
    Ok(Success(view).message("product.listed"))
}

pub async fn put_on_shelf(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
) -> Result<Success<ProductView>, MallError> {
    let mut data = mall.lock()?;
    check_admin(&data, visitor)?;
    let product = data.products.get_mut(&id).ok_or(ProductQueryError::ProductNotFound)?;
    if product.shelf == Shelf::Rejected {
        return Err(ProductManageError::ProductRejected.into());
    }
    product.shelf = Shelf::On;
    Ok(Success(ProductView::of(id, product)).message("product.listed"))
}
