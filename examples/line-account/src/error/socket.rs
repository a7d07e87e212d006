//! What goes wrong on a WebSocket. The status of all of them, 400, is their segment's; only an answer that goes out over
//! HTTP shows it.

use error_codes::ErrorCatalog;

use crate::error::BoxError;

/// WebSocket错误
#[derive(Debug, ErrorCatalog)]
#[segment(crate::plan::SOCKET)]
#[catalog(keys = "socket", names = "WEBSOCKET_", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum SocketError {
    /// WebSocket连接失败
    ///
    /// 建立WebSocket连接失败
    #[code(6001, retry = backoff)]
    ConnectFailed {
        #[source]
        cause: BoxError,
    },

    /// WebSocket认证失败
    ///
    /// 连接时认证失败
    #[code(6002)]
    AuthenticationFailed {
        #[source]
        cause: BoxError,
    },

    /// WebSocket消息格式错误
    ///
    /// 消息JSON格式错误
    #[code(6003)]
    MessageMalformed {
        #[source]
        cause: BoxError,
    },

    /// WebSocket消息类型未知
    ///
    /// 未知的消息类型
    #[code(6004)]
    MessageTypeUnknown,

    /// WebSocket心跳超时
    ///
    /// 心跳超时（65秒）
    #[code(6005, retry = backoff, log = info)]
    HeartbeatTimeout,

    /// WebSocket连接已存在
    ///
    /// 同一激活码已有连接
    #[code(6006)]
    AlreadyConnected,

    /// WebSocket连接不存在
    ///
    /// 连接已断开
    #[code(6007, retry = backoff)]
    NotConnected,

    /// WebSocket消息处理失败
    ///
    /// 处理消息时出错
    #[code(6008, retry = backoff)]
    MessageFailed {
        #[source]
        cause: BoxError,
    },

    /// WebSocket广播失败
    ///
    /// 推送消息失败
    #[code(6009, retry = backoff)]
    BroadcastFailed {
        #[source]
        cause: BoxError,
    },
}
