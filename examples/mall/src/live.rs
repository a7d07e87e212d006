//! Selling by live stream.

use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};
use serde::{Deserialize, Serialize};

use crate::clock::{self, Seconds};
use crate::error::MallError;
use crate::extract::{Json, Path};
use crate::sessions::Visitor;
use crate::state::{Data, Mall};

/// 直播带货
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::LIVE)]
#[catalog(keys = "live", names = "LIVE_", packs = crate::PACKS, error)]
pub enum LiveError {
    /// 直播间不存在
    ///
    /// 直播间 ID 无效
    #[code(62101, http = 404)]
    RoomNotFound,

    /// 直播间已下线
    ///
    /// 直播已结束
    #[code(62102, http = 410)]
    RoomOffline,

    /// 直播商品已售罄
    ///
    /// 库存不足
    #[code(62111, http = 409, log = info)]
    ProductSoldOut,

    /// 互动频率过快
    ///
    /// 防止刷屏
    #[code(62121, http = 429, retry = after(wait_seconds), log = info)]
    InteractionLimit {
        #[detail]
        wait_seconds: u64,
    },
}

/// One message in so many seconds.
const MESSAGE_INTERVAL: Seconds = 10;

pub struct Room {
    pub title: &'static str,
    pub on_air: bool,
    pub left: u32,
    pub messages: Vec<String>,
}

fn on_air(data: &mut Data, id: u64) -> Result<&mut Room, LiveError> {
    let room = data.rooms.get_mut(&id).ok_or(LiveError::RoomNotFound)?;
    if room.on_air { Ok(room) } else { Err(LiveError::RoomOffline) }
}

#[derive(Serialize)]
pub struct RoomView {
    id: u64,
    title: &'static str,
    left: u32,
    messages: Vec<String>,
}

pub async fn show(
    State(mall): State<Arc<Mall>>,
    Path(id): Path<u64>,
) -> Result<Success<RoomView>, MallError> {
    let mut data = mall.lock()?;
    let room = on_air(&mut data, id)?;
    let view = RoomView { id, title: room.title, left: room.left, messages: room.messages.clone() };
    Ok(Success(view).message("found"))
}

#[derive(Deserialize)]
pub struct MessageForm {
    text: String,
}

pub async fn say(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
    Json(form): Json<MessageForm>,
) -> Result<Success<()>, MallError> {
    let now = clock::now();
    let mut data = mall.lock()?;
    on_air(&mut data, id)?;
    if let Some(last) = data.last_messages.get(&visitor) {
        let wait_seconds = (last + MESSAGE_INTERVAL).saturating_sub(now);
        if wait_seconds > 0 {
            return Err(LiveError::InteractionLimit { wait_seconds }.into());
        }
    }
    data.last_messages.insert(visitor, now);
    on_air(&mut data, id)?.messages.push(form.text);
    Ok(Success(()).message("live.message_sent"))
}

/// What is left after a purchase from limited stock.
#[derive(Serialize)]
pub struct Bought {
    pub left: u32,
}

pub async fn buy(
    State(mall): State<Arc<Mall>>,
    Visitor(_): Visitor,
    Path(id): Path<u64>,
) -> Result<Success<Bought>, MallError> {
    let mut data = mall.lock()?;
    let room = on_air(&mut data, id)?;
    room.left = room.left.checked_sub(1).ok_or(LiveError::ProductSoldOut)?;
    Ok(Success(Bought { left: room.left }).message("purchase.done"))
}
