//! How much a client may send.

use std::future::poll_fn;
use std::pin::Pin;

use salvo::http::ReqBody;
use salvo::hyper::body::Body;
use salvo::{Depot, FlowCtrl, Request, Response, Writer, handler};

use crate::error::{HttpError, MealPlanError, ParameterError};

/// The largest body that is accepted: forms are small.
const ACCEPTED: usize = 16 * 1024;

/// The largest body that is read to its end, if only to refuse it: a client that is still sending when the answer comes
/// sees a broken connection instead.
const READ: usize = 16 * 1024 * 1024;

/// Reads the body before anyone answers.
#[handler]
pub async fn read(request: &mut Request, depot: &mut Depot, response: &mut Response, flow: &mut FlowCtrl) {
    match up_to_limit(request.take_body()).await {
        Ok(body) => {
            request.replace_body(body.into());
        }
        Err(error) => {
            error.write(request, depot, response).await;
            flow.skip_rest();
        }
    }
}

async fn up_to_limit(mut body: ReqBody) -> Result<Vec<u8>, MealPlanError> {
    let mut kept = Vec::new();
    let mut length = 0;
    while let Some(frame) = poll_fn(|task| Pin::new(&mut body).poll_frame(task)).await {
        let frame = frame.map_err(|_| unreadable())?;
        let Some(piece) = frame.data_ref() else { continue };
        length += piece.len();
        if length > READ {
            break;
        }
        if length <= ACCEPTED {
            kept.extend_from_slice(piece);
        }
    }
    if length > ACCEPTED { Err(HttpError::BodyTooLarge.into()) } else { Ok(kept) }
}

fn unreadable() -> ParameterError {
    ParameterError::ParameterInvalid { detail: "The body could not be read".to_owned() }
}
