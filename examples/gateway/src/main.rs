//! Serves the gateway on 127.0.0.1 until Ctrl-C or SIGTERM.

use std::error::Error;
use std::future::pending;
use std::io;
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::time::Duration;

use gateway::Settings;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::time::sleep;

/// How long requests under way may take after the signal to end.
const GRACE: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() -> ExitCode {
    // One line an error. Standard output is for the address.
    tracing_subscriber::fmt().with_writer(io::stderr).with_ansi(false).init();
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("gateway: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Box<dyn Error>> {
    let settings = Settings::from_environment()?;
    let router = gateway::router(&settings)?;
    let port = settings.port;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|problem| {
        format!("cannot listen on 127.0.0.1:{port}: {problem}; set PORT to another number, or to 0 for any")
    })?;
    // The handlers of the signals are in place before anyone is told the address.
    let signal = shutdown_signal()?;
    println!("listening on http://{}, before {}", listener.local_addr()?, settings.upstream);
    serve_until(signal, listener, router).await?;
    Ok(())
}

/// Serves until `signal`, and then until the requests under way are answered, or [`GRACE`] is over.
async fn serve_until(
    signal: impl Future<Output = ()> + Send + 'static,
    listener: TcpListener,
    router: axum::Router,
) -> io::Result<()> {
    let (tell, told) = oneshot::channel();
    let ending = async move {
        signal.await;
        // Nobody listens any more where serving has failed meanwhile.
        let _ = tell.send(());
    };
    let served = axum::serve(listener, router).with_graceful_shutdown(ending).into_future();
    tokio::select! {
        result = served => result,
        // A client that never ends its request is not waited for.
        () = async { if told.await.is_ok() { sleep(GRACE).await } else { pending().await } } => Ok(()),
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
