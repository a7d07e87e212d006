//! The systems that the mall depends on, and what is logged when they fail.
//!
//! What they say is for us alone: it goes to standard error here and into the `#[source]` of the error, never into a
//! response.

use std::fmt;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::error::{BoxError, MallError};
use crate::phone::Phone;

/// Where the payment gateway would be. The discard service's port: nothing listens there.
const PAYMENT_GATEWAY: (&str, u16) = ("127.0.0.1", 9);

pub fn internal(cause: impl Into<BoxError>) -> MallError {
    let cause = cause.into();
    eprintln!("internal error: {cause}");
    MallError::InternalError { cause }
}

#[derive(Debug)]
struct CarrierNotServed(String);

impl fmt::Display for CarrierNotServed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "dysmsapi: isv.MOBILE_NUMBER_ILLEGAL, virtual carrier {} is not in our contract", self.0)
    }
}

impl std::error::Error for CarrierNotServed {}

/// Sends a text message. Our provider does not reach the virtual carriers, which have numbers from 170 and 171.
pub fn send_sms(phone: &Phone) -> Result<(), MallError> {
    if matches!(phone.carrier(), "170" | "171") {
        let cause = CarrierNotServed(phone.carrier().to_owned());
        eprintln!("sms: {cause}");
        return Err(MallError::SmsError { cause: cause.into() });
    }
    Ok(())
}

/// Asks the payment gateway for `amount_fen`. The demonstration has no gateway, so this fails as it would fail with
/// one that is down.
pub async fn charge_alipay(order: u64, amount_fen: u64) -> Result<(), MallError> {
    let cause: BoxError = match timeout(Duration::from_secs(2), TcpStream::connect(PAYMENT_GATEWAY)).await {
        Ok(Ok(_)) => "something listens there that is no payment gateway".into(),
        Ok(Err(problem)) => problem.into(),
        Err(late) => late.into(),
    };
    eprintln!("alipay: order {order}, {amount_fen} fen: {cause}");
    Err(MallError::PaymentGatewayError { cause })
}
