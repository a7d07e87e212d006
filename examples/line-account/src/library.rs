//! The base library (底库) of a group: Line ids that are known, and do not count when they come in.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use error_codes::Success;
use error_codes::web::axum::Path;
use error_codes::web::utoipa::Answer;
use serde::Serialize;
use utoipa::ToSchema;

use crate::checks;
use crate::error::{BusinessError, CommonError, LineError, MissingError, OutcomeStatus};
use crate::sessions::Visitor;
use crate::state::{Data, Service};

/// The first line of an import.
const HEADER: &str = "line_id,name";

/// A file with comma-separated values, as `text/csv`.
pub struct Csv(Bytes);

impl<S: Send + Sync> FromRequest<S> for Csv {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let media_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let essence = media_type.and_then(|value| value.split(';').next()).unwrap_or_default();
        if !essence.trim().eq_ignore_ascii_case("text/csv") {
            return Err(LineError::from(CommonError::MediaTypeNotSupported).into_response());
        }
        Bytes::from_request(request, state).await.map(Self).map_err(IntoResponse::into_response)
    }
}

#[derive(Debug, PartialEq, Serialize, ToSchema)]
pub struct Imported {
    imported: usize,
    /// Known before.
    skipped: Vec<String>,
}

/// Imports a file into the base library.
#[utoipa::path(
    post, path = "/groups/{id}/library", operation_id = "import_library",
    params(("id" = u64, Path)),
    request_body(content = String, content_type = "text/csv"),
    responses(Answer<Imported, LineError>)
)]
pub async fn import(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path(group): Path<u64>,
    Csv(file): Csv,
) -> Result<Success<Imported>, LineError> {
    let mut data = service.lock()?;
    visitor.works_in(group, data.group(group)?)?;
    let imported = add(&mut data, group, &file)?;
    Ok(if imported.skipped.is_empty() {
        Success(imported).message("done")
    } else {
        OutcomeStatus::PartialSuccess.with(imported)
    })
}

/// Takes in what is new. Nothing, where a row is malformed.
fn add(data: &mut Data, group: u64, file: &[u8]) -> Result<Imported, BusinessError> {
    let rows = rows(file)?;
    let all = rows.len();
    let mut skipped = Vec::new();
    for (line_id, name) in rows {
        let known = data.library.contains_key(&(group, line_id.to_owned()));
        if known {
            skipped.push(line_id.to_owned());
        } else {
            data.library.insert((group, line_id.to_owned()), name.to_owned());
        }
    }
    match all - skipped.len() {
        0 => Err(BusinessError::ImportDuplicate),
        imported => Ok(Imported { imported, skipped }),
    }
}

fn rows(file: &[u8]) -> Result<Vec<(&str, &str)>, BusinessError> {
    let text = str::from_utf8(file).map_err(|problem| {
        let before = String::from_utf8_lossy(&file[..problem.valid_up_to()]);
        BusinessError::ImportFormatInvalid { line: 1 + before.matches('\n').count() }
    })?;
    // Spreadsheets put a byte-order mark in front.
    let mut lines = text.strip_prefix('\u{feff}').unwrap_or(text).lines().enumerate();
    match lines.next() {
        None => return Err(BusinessError::ImportEmpty),
        Some((_, HEADER)) => {}
        Some(_) => return Err(BusinessError::ImportFormatInvalid { line: 1 }),
    }
    let rows = lines.filter(|(_, line)| !line.trim().is_empty()).map(|(index, line)| {
        line.split_once(',')
            .filter(|(line_id, name)| {
                checks::is_line_id(line_id) && checks::name(name).is_ok() && !name.contains(',')
            })
            .ok_or(BusinessError::ImportFormatInvalid { line: index + 1 })
    });
    let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
    if rows.is_empty() { Err(BusinessError::ImportEmpty) } else { Ok(rows) }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Known {
    line_id: String,
    name: String,
}

/// Shows a Line id of the base library.
#[utoipa::path(
    get, path = "/groups/{id}/library/{line_id}", operation_id = "show_known",
    params(("id" = u64, Path), ("line_id" = String, Path)),
    responses(Answer<Known, LineError>)
)]
pub async fn show(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Path((group, line_id)): Path<(u64, String)>,
) -> Result<Success<Known>, LineError> {
    let data = service.lock()?;
    visitor.works_in(group, data.group(group)?)?;
    let key = (group, line_id);
    let name = data.library.get(&key).ok_or(MissingError::BaseRecordNotFound)?.clone();
    Ok(Success(Known { line_id: key.1, name }).message("found"))
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::seed::{self, GROUP, KNOWN};

    fn code(file: &[u8]) -> Result<Imported, i64> {
        add(&mut seed::data(0), GROUP, file).map_err(|error| error.code())
    }

    #[test]
    fn new_rows_are_taken_in() {
        let file = "\u{feff}line_id,name\r\nnew-1,王小明\r\n\r\nnew-2,李小華\r\n";
        assert_eq!(code(file.as_bytes()), Ok(Imported { imported: 2, skipped: vec![] }));
    }

    #[test]
    fn known_rows_are_skipped() {
        let file = format!("line_id,name\n{KNOWN},a\nnew-1,b\nnew-1,c\n");
        let skipped = vec![KNOWN.to_owned(), "new-1".to_owned()];
        assert_eq!(code(file.as_bytes()), Ok(Imported { imported: 1, skipped }));
        assert_eq!(code(format!("line_id,name\n{KNOWN},a").as_bytes()), Err(4012));
    }

    #[test]
    fn a_file_is_checked() {
        assert_eq!(code(b""), Err(4011));
        assert_eq!(code(b"line_id,name\n\n"), Err(4011));
        let line = |file: &[u8]| match rows(file) {
            Err(BusinessError::ImportFormatInvalid { line }) => line,
            other => panic!("{other:?}"),
        };
        assert_eq!(line(b"name,line_id\n"), 1);
        assert_eq!(line(b"line_id,name\nnew-1,a\nnew-2"), 3);
        assert_eq!(line(b"line_id,name\nnew-1,a,b"), 2);
        assert_eq!(line(b"line_id,name\nNEW,a"), 2);
        assert_eq!(line(b"line_id,name\nnew-1,\xff"), 2);
    }
}
