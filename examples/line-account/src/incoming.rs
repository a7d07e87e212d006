//! Incoming lines (进线): who wrote to a Line account for the first time, and who only seems to.

use std::sync::Arc;

use axum::extract::State;
use error_codes::web::axum::{Path, Query};
use error_codes::web::utoipa::Answer;
use error_codes::{Locale, Page, Success};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts;
use crate::checks;
use crate::clock::{self, Seconds};
use crate::connections::Push;
use crate::error::{BusinessError, LineError};
use crate::form::Form;
use crate::groups::DedupScope;
use crate::message;
use crate::paging::Paging;
use crate::sessions::Visitor;
use crate::state::{Data, Service};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Record {
    pub id: u64,
    pub group: u64,
    pub account: u64,
    pub line_id: String,
    /// Known before, in the group's scope: does not count.
    pub duplicate: bool,
    #[serde(serialize_with = "rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Seconds,
}

// The reference is serde's wish.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn rfc3339<S: serde::Serializer>(at: &Seconds, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&clock::rfc3339(*at))
}

#[derive(Deserialize, ToSchema)]
pub struct IncomingForm {
    account: u64,
    line_id: String,
    /// When the line came in, if not now.
    received_at: Option<String>,
}

/// Takes an incoming line in.
#[utoipa::path(
    post, path = "/incoming", operation_id = "create_incoming",
    request_body = IncomingForm,
    responses(Answer<Record, LineError>)
)]
pub async fn create(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Form(form): Form<IncomingForm>,
) -> Result<Success<Record>, LineError> {
    Ok(Success(receive(&service, &visitor, form)?).message("done"))
}

/// Takes a line in and tells everyone who is connected for its group. Whether HTTP or a WebSocket brought it.
pub fn receive(service: &Service, visitor: &Visitor, form: IncomingForm) -> Result<Record, LineError> {
    let record = add(&mut *service.lock()?, visitor, form, clock::now())?;
    // The line is in: that somebody could not be told is no failure of whoever brought it.
    if let Err(error) = service.connections.broadcast(record.group, &Push::Incoming(record.clone())) {
        // For the log: there is nobody to send it to.
        let _ = message::error(&error.into(), &Locale::ANY);
    }
    Ok(record)
}

fn add(data: &mut Data, visitor: &Visitor, form: IncomingForm, now: Seconds) -> Result<Record, LineError> {
    let group = accounts::work_on(data, visitor, form.account)?.group;
    if !checks::is_line_id(&form.line_id) {
        return Err(BusinessError::IncomingInvalid { field: "line_id" }.into());
    }
    let received_at = match &form.received_at {
        None => now,
        Some(text) => clock::parse(text)
            .filter(|at| *at <= now)
            .ok_or(BusinessError::IncomingInvalid { field: "received_at" })?,
    };
    let duplicate = is_known(data, group, data.group(group)?.dedup, &form.line_id);
    let IncomingForm { account, line_id, .. } = form;
    let record = Record { id: data.next_id(), group, account, line_id, duplicate, received_at };
    data.records.insert(record.id, record.clone());
    Ok(record)
}

/// Whether a Line id came in before, or is in the base library.
fn is_known(data: &Data, own: u64, scope: DedupScope, line_id: &str) -> bool {
    let counts = |group: u64| scope == DedupScope::Global || group == own;
    data.records.values().any(|record| counts(record.group) && record.line_id == line_id)
        || data.library.keys().any(|(group, known)| counts(*group) && known == line_id)
}

/// Lists the incoming lines of a group.
#[utoipa::path(
    get, path = "/groups/{id}/incoming", operation_id = "list_incoming",
    params(("id" = u64, Path), Paging),
    responses(Answer<Page<Vec<Record>>, LineError>)
)]
pub async fn list(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(group): Path<u64>,
    Query(paging): Query<Paging>,
) -> Result<Success<Page<Vec<Record>>>, LineError> {
    let data = service.lock()?;
    visitor.works_in(group, data.group(group)?)?;
    let all = data.records.values().filter(|record| record.group == group);
    Ok(paging.answer(all.cloned().collect())?)
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::seed::{self, ACCOUNT, ADMIN, GROUP, KNOWN, OTHER_ACCOUNT};

    const NOW: Seconds = 1_800_000_000;
    const VISITOR: Visitor = Visitor::User { id: ADMIN, admin: true };

    fn take(data: &mut Data, account: u64, line_id: &str, at: Option<&str>) -> Result<bool, i64> {
        let form = IncomingForm { account, line_id: line_id.to_owned(), received_at: at.map(str::to_owned) };
        add(data, &VISITOR, form, NOW).map(|record| record.duplicate).map_err(|error| error.code())
    }

    #[test]
    fn a_line_that_came_in_before_is_a_duplicate() {
        let mut data = seed::data(NOW);
        assert_eq!(take(&mut data, ACCOUNT, "new-one", None), Ok(false));
        assert_eq!(take(&mut data, ACCOUNT, "new-one", None), Ok(true));
        assert_eq!(take(&mut data, ACCOUNT, KNOWN, None), Ok(true));
    }

    #[test]
    fn the_scope_says_where_before_is() {
        let mut data = seed::data(NOW);
        assert_eq!(take(&mut data, OTHER_ACCOUNT, "new-one", None), Ok(false));
        assert_eq!(take(&mut data, ACCOUNT, "new-one", None), Ok(false));
        data.groups.get_mut(&GROUP).unwrap().dedup = DedupScope::Global;
        assert_eq!(take(&mut data, OTHER_ACCOUNT, "new-two", None), Ok(false));
        assert_eq!(take(&mut data, ACCOUNT, "new-two", None), Ok(true));
    }

    #[test]
    fn a_line_is_checked() {
        let mut data = seed::data(NOW);
        assert_eq!(take(&mut data, ACCOUNT, "谁", None), Err(4013));
        assert_eq!(take(&mut data, ACCOUNT, "new-one", Some("yesterday")), Err(4013));
        assert_eq!(take(&mut data, ACCOUNT, "new-one", Some("2999-01-01T00:00:00Z")), Err(4013));
        assert_eq!(take(&mut data, ACCOUNT, "new-one", Some("2025-12-21T10:00:00Z")), Ok(false));
        assert_eq!(take(&mut data, 77, "new-one", None), Err(3004));
    }
}
