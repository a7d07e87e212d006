//! Large language models (大模型): where they are, and asking one.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use error_codes::Success;
use error_codes::web::axum::Path;
use error_codes::web::utoipa::Answer;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::checks;
use crate::error::{LineError, MissingError, SystemError, UpstreamError};
use crate::form::Form;
use crate::sessions::Visitor;
use crate::state::Service;

/// The largest answer of a model that is read.
const ANSWER_LIMIT: u64 = 1024 * 1024;

#[derive(Clone)]
pub struct Model {
    name: String,
    /// Where a chat completion is asked for, in the way of `OpenAI`.
    url: String,
    /// What the model is called there.
    called: String,
    api_key: String,
}

impl Model {
    /// What the seed has: the discard service's port, where nothing listens.
    pub fn nowhere() -> Self {
        Self {
            name: "nowhere".to_owned(),
            url: "http://127.0.0.1:9/v1/chat/completions".to_owned(),
            called: "none".to_owned(),
            api_key: String::new(),
        }
    }
}

/// Without the key, which nobody gets to see again.
#[derive(Debug, Serialize, ToSchema)]
pub struct ModelView {
    id: u64,
    name: String,
    url: String,
    model: String,
}

#[derive(Deserialize, ToSchema)]
pub struct ModelForm {
    name: String,
    url: String,
    model: String,
    api_key: String,
}

/// Makes a language model known.
#[utoipa::path(
    post, path = "/models", operation_id = "create_model",
    request_body = ModelForm,
    responses(Answer<ModelView, LineError>)
)]
pub async fn create(
    State(service): State<Arc<Service>>,
    visitor: Visitor,
    Form(form): Form<ModelForm>,
) -> Result<Success<ModelView>, LineError> {
    visitor.administrates()?;
    checks::name(&form.name)?;
    let ModelForm { name, url, model: called, api_key } = form;
    let mut data = service.lock()?;
    let id = data.next_id();
    let view = ModelView { id, name: name.clone(), url: url.clone(), model: called.clone() };
    data.models.insert(id, Model { name, url, called, api_key });
    Ok(Success(view).message("done"))
}

#[derive(Deserialize, ToSchema)]
pub struct Prompt {
    prompt: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Completion {
    model: String,
    text: String,
}

/// Asks a language model.
#[utoipa::path(
    post, path = "/models/{id}/completions",
    params(("id" = u64, Path)),
    request_body = Prompt,
    responses(Answer<Completion, LineError>)
)]
pub async fn complete(
    State(service): State<Arc<Service>>,
    _: Visitor,
    Path(id): Path<u64>,
    Form(Prompt { prompt }): Form<Prompt>,
) -> Result<Success<Completion>, LineError> {
    let model = service.lock()?.models.get(&id).cloned().ok_or(MissingError::ModelConfigNotFound)?;
    let timeout = service.settings.model_timeout;
    let asked = tokio::task::spawn_blocking(move || {
        ask(&model, &prompt, timeout).map(|text| Completion { model: model.name, text })
    });
    let completion = asked.await.map_err(|cause| SystemError::InternalError { cause: cause.into() })?;
    Ok(Success(completion?).message("done"))
}

fn ask(model: &Model, prompt: &str, timeout: Duration) -> Result<String, UpstreamError> {
    if !model.url.starts_with("http://") {
        return Err(UpstreamError::ModelConfigInvalid { cause: "only http is spoken here".into() });
    }
    // A proxy of the environment is not for a model in the house.
    let config =
        ureq::Agent::config_builder().http_status_as_error(false).proxy(None).timeout_global(Some(timeout));
    let messages = json!({ "model": model.called, "messages": [{ "role": "user", "content": prompt }] });
    let mut response = config
        .build()
        .new_agent()
        .post(&model.url)
        .header("authorization", format!("Bearer {}", model.api_key))
        .send_json(messages)
        .map_err(failed)?;
    match response.status().as_u16() {
        200 => {}
        401 | 403 => return Err(UpstreamError::ModelKeyInvalid),
        429 => return Err(UpstreamError::ModelQuotaExceeded),
        503 => return Err(UpstreamError::ModelUnavailable),
        status @ (400 | 404 | 422) => {
            return Err(UpstreamError::ModelConfigInvalid {
                cause: format!("the model answered {status}").into(),
            });
        }
        status => {
            return Err(UpstreamError::ModelCallFailed {
                cause: format!("the model answered {status}").into(),
            });
        }
    }
    let answer: Value = response.body_mut().with_config().limit(ANSWER_LIMIT).read_json().map_err(failed)?;
    let text = answer.pointer("/choices/0/message/content").and_then(Value::as_str);
    text.map(str::to_owned)
        .ok_or_else(|| UpstreamError::ModelCallFailed { cause: "the model answered no text".into() })
}

fn failed(problem: ureq::Error) -> UpstreamError {
    use ureq::Error::{BadUri, Http, Timeout};
    let cause = Box::new(problem);
    match *cause {
        Timeout(_) => UpstreamError::ModelTimeout { cause },
        BadUri(_) | Http(_) => UpstreamError::ModelConfigInvalid { cause },
        _ => UpstreamError::ModelCallFailed { cause },
    }
}
