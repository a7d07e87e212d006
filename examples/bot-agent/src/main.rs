//! Serves bots on 127.0.0.1 until Ctrl-C or SIGTERM.

use std::env;
use std::error::Error;
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::ExitCode;

use actix_web::web::{Data, JsonConfig};
use actix_web::{App, HttpServer, rt};
use bot_agent::error::SystemError;
use bot_agent::journal::Journal;
use bot_agent::upstream::Upstream;
use bot_agent::{Agent, api, scheduler};
use error_codes::ErrorCode;
use error_codes::web::actix::middleware;

/// Seconds that requests under way have to be answered, once the service is to end.
const LAST_ANSWERS: u64 = 10;

#[actix_web::main]
async fn main() -> ExitCode {
    // The log is on standard error: standard output is for the address.
    tracing_subscriber::fmt().with_writer(io::stderr).with_ansi(false).init();
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("bot-agent: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Box<dyn Error>> {
    let agent = Data::new(agent().map_err(told)?);
    let port = port().map_err(told)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|problem| {
        format!("cannot listen on 127.0.0.1:{port}: {problem}; set PORT to another number, or to 0 for any")
    })?;
    // The handlers of the signals are in place before anyone is told the address.
    let signal = shutdown_signal()?;
    let address = listener.local_addr()?;
    let schedule = rt::spawn(scheduler::run(agent.clone().into_inner()));
    let app = move || {
        App::new()
            .app_data(agent.clone())
            .app_data(JsonConfig::default().limit(api::LARGEST_BODY))
            .configure(api::routes)
            .wrap(middleware(api::answers()))
    };
    let server =
        HttpServer::new(app).shutdown_timeout(LAST_ANSWERS).shutdown_signal(signal).listen(listener)?.run();
    welcome(address)?;
    server.await?;
    schedule.abort();
    Ok(())
}

/// What the environment says of the state and of other servers.
fn agent() -> Result<Agent, SystemError> {
    let journal = match env::var_os("JOURNAL") {
        Some(path) => Journal::open(Path::new(&path))
            .map_err(|cause| SystemError::ConfigurationError { variable: "JOURNAL", cause: cause.into() })?,
        None => Journal::default(),
    };
    Ok(Agent::new(journal, upstream("CALENDAR")?, upstream("MODEL")?))
}

fn upstream(variable: &'static str) -> Result<Upstream, SystemError> {
    let Some(address) = env::var_os(variable) else { return Ok(Upstream::default()) };
    let address = address.to_string_lossy().parse::<SocketAddr>();
    match address {
        Ok(address) => Ok(Upstream::at(address.to_string())),
        Err(cause) => Err(SystemError::ConfigurationError { variable, cause: cause.into() }),
    }
}

fn port() -> Result<u16, SystemError> {
    let Some(text) = env::var_os("PORT") else { return Ok(8080) };
    let port = text.to_string_lossy().parse();
    port.map_err(|cause| SystemError::ConfigurationError { variable: "PORT", cause: Box::new(cause) })
}

/// For whoever starts the service, unlike for its clients, the variable and the cause are what matters.
fn told(error: SystemError) -> Box<dyn Error> {
    let name = error.name();
    match error {
        SystemError::ConfigurationError { variable, cause } => format!("{name}: {variable}: {cause}").into(),
        other => other.into(),
    }
}

fn welcome(address: SocketAddr) -> io::Result<()> {
    let base = format!("http://{address}");
    let text = format!(
        "listening on {base}\n\
         \n\
         try:\n\
         curl -i {base}/errors -H 'accept-language: en'\n\
         curl -i {base}/bots\n\
         curl -i {base}/sessions -H 'content-type: application/json' \
         -d '{{\"name\":\"alice\",\"password\":\"Alice-2024\"}}'\n"
    );
    match io::stdout().write_all(text.as_bytes()) {
        // `bot-agent | head` is no reason not to serve.
        Err(problem) if problem.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

#[cfg(unix)]
fn shutdown_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn shutdown_signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a handler there is nothing to wait for: serve until killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
