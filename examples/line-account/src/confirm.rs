//! Deleting takes a second request (9004).

use error_codes::Success;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::error::OutcomeStatus;

/// `?confirm=true`
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Confirm {
    confirm: bool,
}

/// What would be deleted, and how to say that it should be.
#[derive(Debug, Serialize, ToSchema)]
pub struct Confirmation {
    kind: &'static str,
    id: u64,
    confirm_with: &'static str,
}

impl Confirm {
    /// Deletes, or asks whether to.
    pub fn then(self, kind: &'static str, id: u64, delete: impl FnOnce()) -> Success<Option<Confirmation>> {
        if !self.confirm {
            let confirmation = Confirmation { kind, id, confirm_with: "?confirm=true" };
            return OutcomeStatus::ConfirmationNeeded.with(Some(confirmation));
        }
        delete();
        Success(None).message("done")
    }
}
