//! Serves the meal planner on 127.0.0.1 until Ctrl-C or SIGTERM.

use std::error::Error;
use std::io;
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::time::Duration;

use error_codes::ErrorCode;
use meal_plan::error::ServerError;
use meal_plan::{Settings, service};
use salvo::Server;
use salvo::conn::tcp::TcpAcceptor;
use salvo::fuse::FuseConfig;
use tokio::net::TcpListener;

/// How long requests under way may take once the service is told to end.
const GRACE: Duration = Duration::from_secs(5);

/// A connection that says nothing for so long is closed.
const IDLE: Duration = Duration::from_secs(30);

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(io::stderr).with_ansi(false).init();
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("meal-plan: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Box<dyn Error>> {
    let settings = Settings::from_env().map_err(|problem| {
        // A wrong configuration is an internal error like any other, told to whoever started the service.
        let error = ServerError::InternalError { detail: "", cause: problem.to_string().into() };
        format!("{} {error}: {problem}", error.code())
    })?;
    let port = settings.port;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|problem| {
        format!("cannot listen on 127.0.0.1:{port}: {problem}; set PORT to another number, or to 0 for any")
    })?;
    // The handlers of the signals are in place before anyone is told the address.
    let signal = shutdown_signal()?;
    println!("listening on http://{}", listener.local_addr()?);
    let fuse = FuseConfig::default().with_connection_idle_timeout(IDLE);
    let mut server = Server::new(TcpAcceptor::try_from(listener)?).fuse_config(fuse);
    // Who has said all may close their side, and is answered nevertheless.
    server.http1_mut().half_close(true);
    let handle = server.handle();
    tokio::spawn(async move {
        signal.await;
        handle.stop_graceful(GRACE);
    });
    server.serve(service(&settings)).await;
    Ok(())
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
