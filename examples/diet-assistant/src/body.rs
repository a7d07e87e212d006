//! How much a client may send.

use std::io;
use std::sync::Arc;

use poem::{Endpoint, Request, Result};
use tokio::io::{AsyncRead, AsyncReadExt};

use crate::error::{DietError, ParameterError, RequestError};

/// The largest body that is accepted: forms are small.
const ACCEPTED: usize = 16 * 1024;

/// The largest body that is read to its end, if only to refuse it: a client that is still sending when the answer comes
/// sees a broken connection instead.
const READ: usize = 16 * 1024 * 1024;

/// Reads the body before anyone answers.
pub async fn read<E: Endpoint>(next: Arc<E>, mut request: Request) -> Result<E::Output> {
    let body = up_to_limit(request.take_body().into_async_read()).await?;
    request.set_body(body);
    next.call(request).await
}

async fn up_to_limit(mut body: impl AsyncRead + Unpin) -> Result<Vec<u8>, DietError> {
    let mut kept = Vec::new();
    let mut piece = [0; 8192];
    let mut length = 0;
    loop {
        let read = body.read(&mut piece).await.map_err(|problem| unreadable(&problem))?;
        length += read;
        if read == 0 || length > READ {
            break;
        }
        if length <= ACCEPTED {
            kept.extend_from_slice(&piece[..read]);
        }
    }
    if length > ACCEPTED { Err(RequestError::BodyTooLarge.into()) } else { Ok(kept) }
}

fn unreadable(problem: &io::Error) -> ParameterError {
    ParameterError::InvalidParameters { problem: format!("the body cannot be read: {problem}") }
}
