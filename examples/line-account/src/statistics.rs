//! How many lines came in.

use std::sync::Arc;

use axum::extract::State;
use error_codes::Success;
use error_codes::web::axum::{Path, Query};
use error_codes::web::utoipa::Answer;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::clock::{self, DAY, Seconds};
use crate::error::{BusinessError, LineError};
use crate::groups::Group;
use crate::paging;
use crate::sessions::Visitor;
use crate::state::{Data, Service};

/// The longest period that is counted.
const LONGEST: Seconds = 366 * DAY;

/// `?from=2025-12-01&to=2025-12-21`, both days included. Without, the time since the statistics last began anew.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Period {
    from: Option<String>,
    to: Option<String>,
}

#[derive(Debug, PartialEq, Serialize, ToSchema)]
pub struct Statistics {
    from: String,
    until: String,
    /// Lines that came in.
    incoming: usize,
    /// Those among them that were known.
    duplicates: usize,
}

impl Period {
    /// The first second, and the first that does not count any more.
    fn bounds(&self, group: &Group, now: Seconds) -> Result<(Seconds, Seconds), BusinessError> {
        let (from, to) = match (&self.from, &self.to) {
            (None, None) => return Ok((begin(group, now), now + 1)),
            (Some(from), Some(to)) => (clock::parse_day(from), clock::parse_day(to)),
            _ => (None, None),
        };
        let (Some(from), Some(to)) = (from, to) else { return Err(BusinessError::PeriodInvalid) };
        let until = to + DAY;
        if from < until && until - from <= LONGEST {
            Ok((from, until))
        } else {
            Err(BusinessError::PeriodInvalid)
        }
    }
}

/// When the statistics of a group last began anew: by hand, or at its time of day.
fn begin(group: &Group, now: Seconds) -> Seconds {
    let by_itself = group.reset_at.map_or(0, |reset_at| {
        let today = now - now % DAY + reset_at;
        if today <= now { today } else { today.saturating_sub(DAY) }
    });
    by_itself.max(group.last_reset)
}

/// Counts incoming lines.
#[utoipa::path(
    get, path = "/groups/{id}/statistics", operation_id = "show_statistics",
    params(("id" = u64, Path), Period),
    responses(Answer<Statistics, LineError>)
)]
pub async fn show(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(id): Path<u64>,
    Query(period): Query<Period>,
) -> Result<Success<Statistics>, LineError> {
    let data = service.lock()?;
    let group = data.group(id)?;
    visitor.works_in(id, group)?;
    let (from, until) = period.bounds(group, clock::now())?;
    Ok(Success(count(&data, id, from, until)).message("found"))
}

fn count(data: &Data, group: u64, from: Seconds, until: Seconds) -> Statistics {
    let counted = data.records.values().filter(|record| record.group == group);
    let counted: Vec<_> = counted.filter(|record| (from..until).contains(&record.received_at)).collect();
    Statistics {
        from: clock::rfc3339(from),
        until: clock::rfc3339(until),
        incoming: counted.len(),
        duplicates: counted.iter().filter(|record| record.duplicate).count(),
    }
}

/// Begins to count anew.
#[utoipa::path(
    post, path = "/groups/{id}/statistics/reset", operation_id = "reset_statistics",
    params(("id" = u64, Path)),
    responses(Answer<Statistics, LineError>)
)]
pub async fn reset(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(id): Path<u64>,
) -> Result<Success<Statistics>, LineError> {
    let (statistics, changed) = begin_anew(&mut *service.lock()?, &visitor, id, clock::now())?;
    Ok(paging::changed(statistics, changed))
}

/// What was counted until now, and whether that was anything.
fn begin_anew(
    data: &mut Data,
    visitor: &Visitor,
    id: u64,
    now: Seconds,
) -> Result<(Statistics, bool), LineError> {
    let group = data.group(id)?;
    visitor.works_in(id, group)?;
    // Two ways of beginning anew would make each day's numbers mean something else.
    if group.reset_at.is_some() {
        return Err(BusinessError::ResetRefused.into());
    }
    let statistics = count(data, id, begin(group, now), now + 1);
    if let Some(group) = data.groups.get_mut(&id) {
        group.last_reset = now + 1;
    }
    let changed = statistics.incoming > 0;
    Ok((statistics, changed))
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::clock::HOUR;
    use crate::incoming::Record;
    use crate::seed::{self, ACCOUNT, ADMIN, GROUP};

    /// A midnight.
    const NOW: Seconds = 20_000 * DAY;
    const VISITOR: Visitor = Visitor::User { id: ADMIN, admin: true };

    fn with_records(times: &[Seconds]) -> Data {
        let mut data = seed::data(NOW - 2 * DAY);
        data.records.clear();
        for (id, received_at) in (1..).zip(times) {
            let (group, account, line_id) = (GROUP, ACCOUNT, format!("line-{id}"));
            let record =
                Record { id, group, account, line_id, duplicate: id == 1, received_at: *received_at };
            data.records.insert(id, record);
        }
        data
    }

    #[test]
    fn a_period_has_a_beginning_and_an_end() {
        let data = seed::data(NOW);
        let code = |from: Option<&str>, to: Option<&str>| {
            let period = Period { from: from.map(str::to_owned), to: to.map(str::to_owned) };
            period.bounds(data.group(GROUP).unwrap(), NOW).map_err(|error| error.code())
        };
        let day = clock::parse_day("2025-12-21").unwrap();
        assert_eq!(code(Some("2025-12-21"), Some("2025-12-21")), Ok((day, day + DAY)));
        assert_eq!(code(Some("2025-12-22"), Some("2025-12-21")), Err(4016));
        assert_eq!(code(Some("2025-12-20"), Some("2025-12-18")), Err(4016));
        assert_eq!(code(Some("2020-01-01"), Some("2025-12-21")), Err(4016));
        assert_eq!(code(Some("today"), Some("2025-12-21")), Err(4016));
        assert_eq!(code(None, Some("2025-12-21")), Err(4016));
    }

    #[test]
    fn a_day_begins_at_the_time_of_the_group() {
        let mut data = seed::data(0);
        let group = data.groups.get_mut(&GROUP).unwrap();
        group.reset_at = Some(6 * HOUR);
        assert_eq!(begin(group, NOW + 6 * HOUR), NOW + 6 * HOUR);
        assert_eq!(begin(group, NOW + 6 * HOUR - 1), NOW - 18 * HOUR);
        assert_eq!(begin_anew(&mut data, &VISITOR, GROUP, NOW).unwrap_err().code(), 4017);
    }

    #[test]
    fn beginning_anew_counts_from_zero() {
        let mut data = with_records(&[NOW - DAY, NOW]);
        let (statistics, changed) = begin_anew(&mut data, &VISITOR, GROUP, NOW).unwrap();
        assert_eq!((statistics.incoming, statistics.duplicates, changed), (2, 1, true));
        let (statistics, changed) = begin_anew(&mut data, &VISITOR, GROUP, NOW + 1).unwrap();
        assert_eq!((statistics.incoming, changed), (0, false));
    }
}
