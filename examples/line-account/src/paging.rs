//! Lists, page by page, and the answers that are no plain success: nothing found (9001), nothing changed (9002).

use error_codes::{Page, Success};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::{CommonError, OutcomeStatus};

const LARGEST: u64 = 100;

/// `?page=2&page_size=20`
#[derive(Clone, Copy, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Paging {
    page: u64,
    page_size: u64,
}

impl Default for Paging {
    fn default() -> Self {
        Self { page: 1, page_size: 10 }
    }
}

impl Paging {
    /// The page of `all` that is wanted: 9001 where there is nothing on it.
    pub fn answer<T>(self, all: Vec<T>) -> Result<Success<Page<Vec<T>>>, CommonError> {
        let Self { page, page_size } = self;
        if page == 0 {
            return Err(CommonError::ValidationFailed { field: "page", expected: "1 or more" });
        }
        if !(1..=LARGEST).contains(&page_size) {
            return Err(CommonError::ValidationFailed { field: "page_size", expected: "1 to 100" });
        }
        let total = all.len() as u64;
        let before = usize::try_from((page - 1).saturating_mul(page_size)).unwrap_or(usize::MAX);
        let size = usize::try_from(page_size).unwrap_or(usize::MAX);
        let list: Vec<_> = all.into_iter().skip(before).take(size).collect();
        let empty = list.is_empty();
        let page = Page::new(list, page, page_size, total);
        Ok(if empty { OutcomeStatus::NoData.with(page) } else { Success(page).message("found") })
    }
}

/// The answer to a change: 9002 where it changed nothing.
pub fn changed<T>(data: T, changed: bool) -> Success<T> {
    if changed { Success(data).message("done") } else { OutcomeStatus::NoChange.with(data) }
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;

    fn cut(page: u64, page_size: u64) -> Result<(Option<i64>, String), i64> {
        let success = Paging { page, page_size }.answer(vec!['a', 'b', 'c']).map_err(|error| error.code())?;
        let code = success.entry().map(error_codes::Entry::code);
        Ok((code, serde_json::to_string(&success.into_data()).unwrap()))
    }

    fn json(list: &str, page: u64, page_size: u64, total_pages: u64) -> String {
        format!(
            r#"{{"list":{list},"pagination":{{"page":{page},"page_size":{page_size},"total":3,"total_pages":{total_pages}}}}}"#
        )
    }

    #[test]
    fn a_page_is_cut_out() {
        assert_eq!(cut(1, 2), Ok((None, json(r#"["a","b"]"#, 1, 2, 2))));
        assert_eq!(cut(2, 2), Ok((None, json(r#"["c"]"#, 2, 2, 2))));
    }

    #[test]
    fn a_page_behind_the_last_is_empty() {
        for page in [2, u64::MAX] {
            assert_eq!(cut(page, 100), Ok((Some(9001), json("[]", page, 100, 1))));
        }
    }

    #[test]
    fn a_page_that_cannot_be_is_refused() {
        for (page, page_size) in [(0, 10), (1, 0), (1, 101), (1, u64::MAX)] {
            assert_eq!(cut(page, page_size), Err(1002));
        }
    }
}
