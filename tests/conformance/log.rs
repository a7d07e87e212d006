//! What was logged, one event after the other.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// The level and the fields of an event.
#[derive(Clone, Debug)]
pub struct Logged {
    pub level: Level,
    pub fields: BTreeMap<&'static str, String>,
}

static LOG: Mutex<Vec<Logged>> = Mutex::new(Vec::new());

/// Everything from now on is kept. The services of all tests share one log: their requests have ids to tell them apart.
pub fn keep() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| tracing::subscriber::set_global_default(Keeper).expect("the only one"));
}

/// What was logged of the request with this id.
pub fn of(request_id: &str) -> Vec<Logged> {
    let log = LOG.lock().expect("nobody panics while writing");
    log.iter()
        .filter(|event| event.fields.get("request.id").is_some_and(|id| id == request_id))
        .cloned()
        .collect()
}

struct Keeper;

impl Subscriber for Keeper {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_event() && metadata.target().starts_with("error_codes")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut logged = Logged { level: *event.metadata().level(), fields: BTreeMap::new() };
        event.record(&mut logged);
        LOG.lock().expect("nobody panics while writing").push(logged);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl Visit for Logged {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.fields.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name(), value.to_owned());
    }
}
