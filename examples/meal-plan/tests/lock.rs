//! No published code changes unnoticed.

#[test]
fn published_codes_stay() {
    error_codes::lock::verify::<meal_plan::MealPlanError>("error-codes.lock");
}
