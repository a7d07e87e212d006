//! One WebSocket: who it is, what it says, and what it is told.
//!
//! The first message says who is there: `{"type":"auth","data":{"token":"…"}}`, since browsers can send no header, and
//! what is in a URL ends in logs. An error that ends the connection is its last message; an error after the login is an
//! answer, and the connection goes on.

use std::future::pending;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use error_codes::web::axum::Path;
use error_codes::web::utoipa::Answer;
use error_codes::{ErrorCode, Locale, Success};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc::Receiver;
use tokio::time::{Instant, sleep_until, timeout};
use tungstenite::error::{Error as SocketFault, ProtocolError};
use utoipa::ToSchema;

use crate::clock;
use crate::connections::{Place, Push};
use crate::error::{AuthError, BoxError, BusinessError, LineError, SocketError, SystemError};
use crate::form::Form;
use crate::groups;
use crate::incoming;
use crate::message;
use crate::sessions::{self, Visitor};
use crate::state::Service;

/// The largest message that is looked at.
const MESSAGE_LIMIT: usize = 64 * 1024;

/// The largest message that is read to its end, if only to refuse it. A larger one ends the connection.
const READ_LIMIT: usize = 16 * MESSAGE_LIMIT;

/// How long the other side has to hear why it is sent away.
const FAREWELL: Duration = Duration::from_secs(1);

/// Opens a WebSocket. Its messages are in the README.
#[utoipa::path(
    get, path = "/ws",
    responses(LineError, (status = 101, description = "Switching Protocols")),
    security(())
)]
pub async fn connect(
    State(service): State<Arc<Service>>,
    locale: Locale,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, LineError> {
    let upgrade = upgrade.map_err(|cause| SocketError::ConnectFailed { cause: cause.into() })?;
    let permit = service.connections.admit()?;
    Ok(upgrade.max_message_size(READ_LIMIT).on_upgrade(async move |socket| {
        let mut talk = Talk { socket, service, locale, member: None };
        if let Err(error) = talk.go_on().await {
            let text = message::error(&error, &talk.locale);
            // Whoever does not take it has left.
            let _ = talk.say(text).await;
        }
        talk.end().await;
        drop(permit);
    }))
}

struct Talk {
    socket: WebSocket,
    service: Arc<Service>,
    locale: Locale,
    /// Who it is, once it has said so.
    member: Option<Member>,
}

struct Member {
    token: String,
    pushed: Receiver<Push>,
    _place: Place,
}

#[derive(Deserialize)]
struct Said {
    r#type: String,
    #[serde(default)]
    data: Value,
}

#[derive(Deserialize)]
struct Credentials {
    token: String,
}

impl Talk {
    /// Until the other side leaves, or an error ends it.
    async fn go_on(&mut self) -> Result<(), LineError> {
        let heartbeat = self.service.settings.heartbeat;
        let mut ended = pin!(self.service.connections.ended());
        let mut heard = Instant::now();
        loop {
            let pushed = async {
                match &mut self.member {
                    Some(member) => member.pushed.recv().await,
                    None => pending().await,
                }
            };
            tokio::select! {
                said = self.socket.recv() => {
                    heard = Instant::now();
                    match said {
                        None => return Ok(()),
                        Some(Err(fault)) if has_left(&fault) => return Ok(()),
                        Some(Err(fault)) => return Err(SocketError::MessageMalformed { cause: fault.into() }.into()),
                        Some(Ok(Message::Text(text))) => self.hear(&text).await?,
                        Some(Ok(Message::Binary(_))) => self.hear("").await?,
                        // Signs of life, or that it ends: `recv` answers them.
                        Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Close(_))) => {}
                    }
                }
                Some(push) = pushed => self.tell(push).await?,
                () = sleep_until(heard + heartbeat) => return Err(SocketError::HeartbeatTimeout.into()),
                () = &mut ended => return Err(SystemError::ServiceUnavailable.into()),
            }
        }
    }

    /// Closes the connection, and reads on until the other side does too: to leave data unread would take the last
    /// message back.
    async fn end(&mut self) {
        self.member = None;
        let _ = timeout(FAREWELL, async {
            let _ = self.socket.send(Message::Close(None)).await;
            while let Some(Ok(_)) = self.socket.recv().await {}
        })
        .await;
    }

    async fn say(&mut self, text: String) -> Result<(), LineError> {
        // Whoever takes nothing for so long is as good as silent. A fault here is what the next `recv` says.
        let sent = timeout(self.service.settings.heartbeat, self.socket.send(Message::from(text))).await;
        sent.map(|_| ()).map_err(|_| SocketError::HeartbeatTimeout.into())
    }

    async fn tell(&mut self, push: Push) -> Result<(), LineError> {
        let text = match push {
            Push::Incoming(record) => message::success("incoming", "incoming.updated", record, &self.locale)?,
            Push::Notice(text) => message::success("notice", "ok", json!({ "text": text }), &self.locale)?,
        };
        self.say(text).await
    }

    async fn hear(&mut self, text: &str) -> Result<(), LineError> {
        let answer = if text.len() > MESSAGE_LIMIT { Err(too_large()) } else { self.answer(text) };
        match answer {
            Ok(Some(text)) => self.say(text).await,
            Ok(None) => Ok(()),
            Err(error) if self.member.is_none() => Err(error),
            Err(error) => self.say(message::error(&error, &self.locale)).await,
        }
    }

    fn answer(&mut self, text: &str) -> Result<Option<String>, LineError> {
        let said: Said = serde_json::from_str(text)
            .map_err(|cause| SocketError::MessageMalformed { cause: cause.into() })?;
        let answer = match (&self.member, &*said.r#type) {
            (None, "auth") => {
                let (member, code) = self.join(said.data)?;
                self.member = Some(member);
                message::success("auth", "done", json!({ "activation_code": code }), &self.locale)?
            }
            (None, _) => return Err(unauthenticated("the first message is not `auth`")),
            (Some(_), "ping") => message::success("pong", "ok", (), &self.locale)?,
            (Some(member), "incoming") => {
                take_in(&self.service, &member.token, said.data)?;
                // The broadcast tells everyone, the sender included.
                return Ok(None);
            }
            _ => return Err(SocketError::MessageTypeUnknown.into()),
        };
        Ok(Some(answer))
    }

    fn join(&self, data: Value) -> Result<(Member, String), LineError> {
        let Credentials { token } = serde_json::from_value(data).map_err(unauthenticated)?;
        let (code, group) = {
            let data = self.service.lock()?;
            let visitor = sessions::visitor(&data, &token, clock::now()).map_err(unauthenticated)?;
            let Visitor::SubAccount { code, group } = visitor else {
                return Err(unauthenticated("a user has no activation code"));
            };
            if data.group(group)?.disabled {
                return Err(unauthenticated(AuthError::GroupDisabled));
            }
            (code, group)
        };
        let (place, pushed) = self.service.connections.open(&code, group)?;
        Ok((Member { token, pushed, _place: place }, code))
    }
}

fn too_large() -> LineError {
    SocketError::MessageMalformed { cause: "more than 64 KiB".into() }.into()
}

fn unauthenticated(cause: impl Into<BoxError>) -> LineError {
    SocketError::AuthenticationFailed { cause: cause.into() }.into()
}

/// Looks the sender up again: the token may have ended, or the group been disabled, since the connection began.
fn take_in(service: &Service, token: &str, data: Value) -> Result<(), LineError> {
    let visitor = sessions::visitor(&*service.lock()?, token, clock::now())?;
    let form = serde_json::from_value(data).map_err(|_| BusinessError::IncomingInvalid { field: "data" })?;
    match incoming::receive(service, &visitor, form) {
        Ok(_) => Ok(()),
        // What the sender can do nothing about is told as what it means on a WebSocket.
        Err(error) if error.status().is_server_error() => {
            Err(SocketError::MessageFailed { cause: error.into() }.into())
        }
        Err(error) => Err(error),
    }
}

/// Whether the other side is simply gone, which is no error of anyone.
fn has_left(fault: &axum::Error) -> bool {
    use std::error::Error;
    let fault = fault.source().and_then(|source| source.downcast_ref());
    matches!(
        fault,
        Some(
            SocketFault::ConnectionClosed
                | SocketFault::AlreadyClosed
                | SocketFault::Io(_)
                | SocketFault::Protocol(ProtocolError::ResetWithoutClosingHandshake)
        )
    )
}

#[derive(Deserialize, ToSchema)]
pub struct NoticeForm {
    text: String,
}

/// Tells the one who is connected under an activation code something.
#[utoipa::path(
    post, path = "/activation-codes/{code}/messages",
    params(("code" = String, Path)),
    request_body = NoticeForm,
    responses(Answer<(), LineError>)
)]
pub async fn notify(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(code): Path<String>,
    Form(NoticeForm { text }): Form<NoticeForm>,
) -> Result<Success<()>, LineError> {
    {
        let data = service.lock()?;
        let group = groups::sub_account_group(&data, &code)?;
        visitor.belongs_to(group, data.group(group)?)?;
    }
    service.connections.push(&code, Push::Notice(text))?;
    Ok(Success(()).message("done"))
}
