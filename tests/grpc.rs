//! Errors as statuses of gRPC, over real connections, and what a client makes of them.

#![allow(missing_docs, dead_code, reason = "the catalogue is made up")]

#[path = "conformance/log.rs"]
mod log;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use error_codes::web::Answers;
use error_codes::web::tonic::{Decoded, decode, layer, locale, status};
use error_codes::{AnyError, ErrorCatalog, ErrorCode, GrpcCode, StatusCode};
use tonic::transport::server::TcpIncoming;
use tonic::transport::{Channel, Server};
use tonic::{Code, Request, Response, Status, async_trait};
use tonic_health::pb::health_client::HealthClient;
use tonic_health::pb::health_server::{Health, HealthServer};
use tonic_health::pb::{HealthCheckRequest, HealthCheckResponse};
use tonic_types::{ErrorDetails, StatusExt};

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
}

/// What no client may see.
const SECRET: &str = "postgres://root@db";

#[derive(Debug, ErrorCatalog)]
#[catalog(error, tonic, keys = "stock", http = 409)]
enum StockError {
    /// 库存不足
    #[code(60701, grpc = FAILED_PRECONDITION, retry = after(wait), was(20701))]
    Insufficient {
        #[detail]
        left: u64,
        #[detail(rename = "warehouseName")]
        warehouse: &'static str,
        #[detail]
        others: Vec<Option<&'static str>>,
        wait: Duration,
        secret: &'static str,
    },
    #[code(60702, shared)]
    Sold,
    #[code(60702, shared)]
    Reserved,
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, tonic, name = "shop.example.com", rejections(panic = 50000))]
enum ShopError {
    #[code(transparent)]
    Stock(#[from] StockError),
    #[code(transparent)]
    User(#[from] UserError),
    #[code(50000, http = 500, msg = "internal")]
    Internal(#[source] std::io::Error),
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, tonic, packs = PACKS, http = 404)]
enum UserError {
    #[code(60101, msg = "phone.exists", retry = after(60))]
    PhoneExists { phone: &'static str },
    #[code(60102, msg = "ok")]
    Unserializable {
        #[detail]
        fine: u8,
        #[detail]
        map: HashMap<Vec<u8>, u8>,
    },
}

fn insufficient() -> StockError {
    StockError::Insufficient {
        left: u64::MAX,
        warehouse: "\"杭州\"",
        others: vec![Some("sh"), None],
        wait: Duration::from_millis(1500),
        secret: SECRET,
    }
}

/// A service whose code is generated already: the name of what is to be checked says how it is to fail.
struct Shop;

impl Shop {
    fn stock() -> Result<(), ShopError> {
        Err(insufficient())?
    }
}

#[async_trait]
impl Health for Shop {
    type WatchStream = tonic::codegen::tokio_stream::Once<Result<HealthCheckResponse, Status>>;

    async fn check(
        &self,
        request: Request<HealthCheckRequest>,
    ) -> Result<Response<HealthCheckResponse>, Status> {
        match &*request.get_ref().service {
            "stock" => Self::stock()?,
            "phone" => {
                let error = ShopError::from(UserError::PhoneExists { phone: "138" });
                return Err(status(&error, locale(request.metadata())));
            }
            "question-mark" => Err(UserError::PhoneExists { phone: "138" })?,
            "internal" => Err(ShopError::Internal(std::io::Error::other(SECRET)))?,
            "any" => Err(AnyError::from(ShopError::from(StockError::Sold)))?,
            "panic" => panic!("{SECRET}"),
            "foreign" => Err(Status::unavailable("the proxy is down"))?,
            _ => {}
        }
        Ok(Response::new(HealthCheckResponse::default()))
    }

    async fn watch(&self, _: Request<HealthCheckRequest>) -> Result<Response<Self::WatchStream>, Status> {
        let failed = Err(ShopError::from(StockError::Sold).into());
        Ok(Response::new(tonic::codegen::tokio_stream::once(failed)))
    }
}

/// Calls a service on a port of its own, with a layer around it or without.
fn with_client<T>(answers: Option<Answers>, call: impl AsyncFnOnce(HealthClient<Channel>) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let incoming = TcpIncoming::bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let address = incoming.local_addr().unwrap();
        let (mut server, shop) = (Server::builder(), HealthServer::new(Shop));
        let server = match answers {
            None => tokio::spawn(server.add_service(shop).serve_with_incoming(incoming)),
            Some(answers) => {
                tokio::spawn(server.layer(layer(answers)).add_service(shop).serve_with_incoming(incoming))
            }
        };
        let channel = Channel::from_shared(format!("http://{address}")).unwrap().connect().await.unwrap();
        let answer = call(HealthClient::new(channel)).await;
        server.abort();
        answer
    })
}

fn request(service: &str, languages: Option<&'static str>) -> Request<HealthCheckRequest> {
    let mut request = Request::new(HealthCheckRequest { service: service.into() });
    if let Some(languages) = languages {
        request.metadata_mut().insert("accept-language", languages.parse().unwrap());
    }
    request
}

/// The status that the service answers with to somebody who speaks `languages`.
fn call(service: &str, languages: Option<&'static str>) -> Status {
    let request = request(service, languages);
    with_client(None, async |mut client| client.check(request).await).unwrap_err()
}

/// The same with the layer.
fn call_within(answers: Answers, service: &str) -> Status {
    let request = request(service, Some("en"));
    with_client(Some(answers), async |mut client| client.check(request).await).unwrap_err()
}

fn decoded(status: &Status) -> Decoded {
    decode(status, Some(ShopError::CATALOG))
}

#[test]
fn everything_that_may_leave_arrives() {
    let status = call("stock", None);
    assert_eq!(status.code(), Code::FailedPrecondition);
    assert_eq!(status.message(), "库存不足");
    let info = status.get_details_error_info().unwrap();
    assert_eq!((&*info.reason, &*info.domain), ("INSUFFICIENT", "shop.example.com"));
    let metadata = [
        ("numeric_code", "60701"),
        ("left", "18446744073709551615"),
        ("warehouseName", "\"杭州\""),
        ("others", r#"["sh",null]"#),
    ];
    assert_eq!(info.metadata, metadata.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
    assert_eq!(status.get_details_retry_info().unwrap().retry_delay, Some(Duration::from_millis(1500)));
    assert!(status.get_details_localized_message().is_none(), "nobody says which language it is");
    assert!(status.get_details_debug_info().is_none());

    let decoded = decoded(&status);
    assert_eq!((decoded.code, &*decoded.message, decoded.locale), (Some(60701), "库存不足", None));
    assert_eq!(
        (decoded.name.as_deref(), decoded.domain.as_deref()),
        (Some("INSUFFICIENT"), Some("shop.example.com"))
    );
    assert_eq!(decoded.entry, ShopError::CATALOG.get(60701));
    assert_eq!(decoded.details.len(), 3, "the code is none of them");
    assert_eq!(decoded.details["warehouseName"], "\"杭州\"");
    assert_eq!(decoded.retry_after, Some(Duration::from_millis(1500)));
}

#[test]
fn the_language_is_the_request_s() {
    for (languages, text, language) in [
        (None, "手机号 138 已被注册", "zh-CN"),
        (Some("fr-CH, en;q=0.8, zh;q=0.1"), "The phone number 138 is taken", "en-US"),
    ] {
        let status = call("phone", languages);
        assert_eq!((status.code(), status.message()), (Code::NotFound, text));
        let decoded = decoded(&status);
        assert_eq!((&*decoded.message, decoded.locale.as_deref()), (text, Some(language)));
        assert_eq!(decoded.retry_after, Some(Duration::from_mins(1)));
        assert!(decoded.details.is_empty());
    }
}

#[test]
fn nothing_else_leaves() {
    for service in ["stock", "internal"] {
        let status = call(service, None);
        let trailers = format!("{status:?}{}", String::from_utf8_lossy(status.details()));
        assert!(trailers.contains("numeric_code") && !trailers.contains(SECRET), "{trailers}");
    }
    assert_eq!(call("internal", None).code(), Code::Internal);
}

#[test]
fn an_erased_error_answers_as_the_one_inside() {
    let status = call("any", None);
    assert_eq!(status.code(), Code::AlreadyExists);
    assert_eq!(decoded(&status).entry.unwrap().name(), "SOLD");
    let chain: Box<dyn std::error::Error + Send + Sync> = insufficient().into();
    let status = Status::from(AnyError::from_chain::<ShopError>(chain));
    assert_eq!(decoded(&status).entry.unwrap().name(), "INSUFFICIENT");
}

#[test]
fn with_the_layer_a_question_mark_speaks_the_language_of_the_request() {
    log::keep();
    let told = Arc::new(Mutex::new(Vec::new()));
    let hook = told.clone();
    let answers = Answers::of::<ShopError>()
        .on_report(move |report| hook.lock().unwrap().push((report.name(), report.request_id().is_some())));
    let status = call_within(answers.clone(), "question-mark");
    assert_eq!(status.message(), "The phone number 138 is taken");
    assert_eq!(decoded(&status).entry.unwrap().name(), "PHONE_EXISTS", "the domain is the service's");

    let id = status.metadata().get("x-request-id").unwrap().to_str().unwrap();
    let [logged] = &log::of(id)[..] else { panic!("one event an error: {:?}", log::of(id)) };
    assert_eq!((logged.level, &*logged.fields["error.type"]), (tracing::Level::WARN, "PHONE_EXISTS"));

    let panicked = call_within(answers, "panic");
    assert_eq!((panicked.code(), decoded(&panicked).code), (Code::Internal, Some(50000)));
    assert!(!format!("{panicked:?}").contains(SECRET));
    assert_eq!(*told.lock().unwrap(), [("PHONE_EXISTS", true), ("INTERNAL", true)]);
}

#[test]
fn the_diagnostic_is_sent_only_where_it_is_revealed() {
    let debug = |answers| call_within(answers, "internal").get_details_debug_info();
    assert!(debug(Answers::of::<ShopError>()).is_none());
    let revealed = debug(Answers::of::<ShopError>().reveal(true)).unwrap();
    assert!(revealed.detail.ends_with(SECRET), "{}", revealed.detail);
}

#[test]
fn a_stream_fails_like_a_call() {
    let status = with_client(None, async |mut client| {
        let mut stream = client.watch(HealthCheckRequest::default()).await.unwrap().into_inner();
        stream.message().await.unwrap_err()
    });
    assert_eq!(decoded(&status).code, Some(60702));
}

#[test]
fn foreign_statuses_are_values() {
    let status = call("foreign", None);
    let foreign = decoded(&status);
    assert_eq!((foreign.code, foreign.entry, &*foreign.message), (None, None, "the proxy is down"));
    assert!(foreign.name.is_none() && foreign.domain.is_none() && foreign.locale.is_none());
    assert!(foreign.details.is_empty() && foreign.retry_after.is_none());

    let nonsense = Status::with_details(Code::Aborted, "aborted", b"\xFF\xFF\xFF nonsense".to_vec().into());
    assert_eq!((decoded(&nonsense).code, &*decoded(&nonsense).message), (None, "aborted"));
    assert_eq!(decoded(&Status::ok("")).code, None);
}

/// A status with these in its `ErrorInfo`.
fn with_info(reason: &str, domain: &str, numeric_code: Option<&str>) -> Decoded {
    let metadata = numeric_code.map(|code| ("numeric_code".to_owned(), code.to_owned()));
    let metadata: HashMap<String, String> = metadata.into_iter().collect();
    let details = ErrorDetails::with_error_info(reason, domain, metadata);
    decoded(&Status::with_error_details(Code::Unknown, "", details))
}

#[test]
fn the_entry_is_of_the_same_catalogue() {
    let name = |decoded: Decoded| decoded.entry.map(error_codes::Entry::name);
    let domain = "shop.example.com";
    assert_eq!(name(with_info("RESERVED", domain, Some("60702"))), Some("RESERVED"), "of shared codes");
    assert_eq!(name(with_info("RENAMED_SINCE", domain, Some("60701"))), Some("INSUFFICIENT"));
    assert_eq!(
        name(with_info("INSUFFICIENT", domain, Some("20701"))),
        Some("INSUFFICIENT"),
        "renumbered since"
    );
    assert_eq!(name(with_info("SOLD", domain, None)), Some("SOLD"));
    assert_eq!(name(with_info("NEWER_THAN_I", domain, Some("60799"))), None);
    let other = with_info("SOLD", "other.example.com", Some("60702"));
    assert_eq!((other.code, other.entry), (Some(60702), None));
    let no_number = with_info("SOLD", domain, Some("6e4"));
    assert_eq!((no_number.code, &*no_number.details["numeric_code"]), (None, "6e4"));
}

#[test]
fn a_detail_that_cannot_be_serialized_takes_no_status_with_it() {
    let error = UserError::Unserializable { fine: 1, map: [(vec![1], 1)].into() };
    let decoded = decode(&error.into(), Some(UserError::CATALOG));
    assert_eq!((decoded.code, decoded.details.len()), (Some(60102), 0));
}

#[test]
fn the_domain_is_that_of_the_outermost_catalogue() {
    let domain = |status: &Status| status.get_details_error_info().unwrap().domain;
    assert_eq!(domain(&StockError::Sold.into()), "StockError");
    assert_eq!(domain(&ShopError::from(StockError::Sold).into()), "shop.example.com");
    let boxed: Box<dyn ErrorCode> = Box::new(ShopError::from(StockError::Sold));
    assert_eq!(domain(&status(&boxed, "")), "shop.example.com");
}

/// `google.rpc.Code`, which names an HTTP status for every code.
const HTTP: [(GrpcCode, u16); 16] = [
    (GrpcCode::Cancelled, 499),
    (GrpcCode::Unknown, 500),
    (GrpcCode::InvalidArgument, 400),
    (GrpcCode::DeadlineExceeded, 504),
    (GrpcCode::NotFound, 404),
    (GrpcCode::AlreadyExists, 409),
    (GrpcCode::PermissionDenied, 403),
    (GrpcCode::ResourceExhausted, 429),
    (GrpcCode::FailedPrecondition, 400),
    (GrpcCode::Aborted, 409),
    (GrpcCode::OutOfRange, 400),
    (GrpcCode::Unimplemented, 501),
    (GrpcCode::Internal, 500),
    (GrpcCode::Unavailable, 503),
    (GrpcCode::DataLoss, 500),
    (GrpcCode::Unauthenticated, 401),
];

#[test]
fn every_status_has_a_code() {
    for (_, status) in HTTP {
        let code = GrpcCode::of(StatusCode::from_u16(status).unwrap());
        assert!(HTTP.contains(&(code, status)), "{status} is {code:?}");
    }
    for (status, code) in [
        (201, GrpcCode::Unknown),
        (405, GrpcCode::Unimplemented),
        (408, GrpcCode::DeadlineExceeded),
        (409, GrpcCode::AlreadyExists),
        (410, GrpcCode::NotFound),
        (412, GrpcCode::FailedPrecondition),
        (413, GrpcCode::ResourceExhausted),
        (416, GrpcCode::OutOfRange),
        (418, GrpcCode::InvalidArgument),
        (451, GrpcCode::PermissionDenied),
        (500, GrpcCode::Internal),
        (502, GrpcCode::Unavailable),
        (505, GrpcCode::Internal),
        (511, GrpcCode::Unauthenticated),
    ] {
        assert_eq!(GrpcCode::of(StatusCode::from_u16(status).unwrap()), code, "{status}");
    }
    for status in 200..600 {
        let code = GrpcCode::of(StatusCode::from_u16(status).unwrap());
        match status {
            400..500 => {
                assert!(!matches!(code, GrpcCode::Unknown | GrpcCode::Internal), "{status} is {code:?}");
            }
            500.. => assert_ne!(code, GrpcCode::InvalidArgument, "{status}"),
            _ => assert_eq!(code, GrpcCode::Unknown, "{status}"),
        }
        assert_eq!(Code::from(code) as i32, code as i32);
    }
}
