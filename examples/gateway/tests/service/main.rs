//! The gateway as a process, before the mall, and before upstreams that fail.

mod catalogue;
mod failing;
mod harness;
mod passing;
mod process;
