//! The catalogue on the command line: `cargo run -p meal-plan --bin meal-plan-codes -- export json`.

use std::process::ExitCode;

fn main() -> ExitCode {
    error_codes::cli::main::<meal_plan::MealPlanError>()
}
