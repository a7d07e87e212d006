//! Addresses to deliver to.

use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};
use serde::{Deserialize, Serialize};

use crate::error::MallError;
use crate::extract::Json;
use crate::sessions::Visitor;
use crate::state::Mall;

/// 收货地址
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::ADDRESS)]
#[catalog(packs = crate::PACKS, error)]
pub enum AddressError {
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
}

const LIMIT: usize = 5;

/// The part of the map that the demonstration knows.
const CITIES: [(&str, &[&str]); 4] =
    [("北京", &["北京"]), ("浙江", &["杭州", "宁波"]), ("新疆", &["乌鲁木齐"]), ("西藏", &["拉萨"])];

#[derive(Clone, Serialize)]
pub struct Address {
    pub id: u64,
    pub province: String,
    pub city: String,
    pub street: String,
}

pub async fn list(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
) -> Result<Success<Vec<Address>>, MallError> {
    let data = mall.lock()?;
    Ok(Success(data.user(visitor)?.addresses.clone()).message("found"))
}

#[derive(Deserialize)]
pub struct AddressForm {
    province: String,
    city: String,
    street: String,
    #[serde(default)]
    default: bool,
}

pub async fn add(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Json(form): Json<AddressForm>,
) -> Result<Success<Address>, MallError> {
    check(&form)?;
    let mut data = mall.lock()?;
    let id = data.next_id();
    let user = data.user_mut(visitor)?;
    if user.addresses.len() >= LIMIT {
        return Err(AddressError::AddressLimit { limit: LIMIT }.into());
    }
    let address = Address { id, province: form.province, city: form.city, street: form.street };
    user.addresses.push(address.clone());
    if form.default {
        user.default_address = Some(id);
    }
    Ok(Success(address).message("address.added"))
}

fn check(form: &AddressForm) -> Result<(), AddressError> {
    let malformed = |field| AddressError::AddressMalformed { field };
    let cities = CITIES.iter().find(|(province, _)| *province == form.province).map(|(_, cities)| cities);
    if !cities.ok_or_else(|| malformed("province"))?.contains(&form.city.as_str()) {
        return Err(malformed("city"));
    }
    if form.street.trim().is_empty() { Err(malformed("street")) } else { Ok(()) }
}
