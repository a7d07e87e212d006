use error_codes::ErrorCode as _;

#[derive(error_codes::ErrorCatalog)]
#[catalog(error, debug, axum, actix, poem, salvo, keys = "user", http = 500, success(20000, msg = "ok"))]
enum GenericError<'a, T: std::fmt::Debug + 'static, const N: usize>
where
    T: Send,
{
    #[code(1)]
    A(&'a T),
    #[code(1)]
    B([T; N]),
    #[code(2)]
    C(#[from] std::fmt::Error),
}

fn fails() -> Result<(), GenericError<'static, u8, 2>> {
    Err(std::fmt::Error)?;
    Ok(())
}

fn is_response<R>(_: R)
where
    R: error_codes::__private::axum_core::response::IntoResponse
        + error_codes::__private::actix_web::ResponseError
        + error_codes::__private::poem::error::ResponseError
        + error_codes::__private::salvo_core::Scribe,
{
}

fn main() {
    let error: GenericError<'_, u8, 2> = GenericError::B([1, 2]);
    let _ = (error.code(), error.to_string(), format!("{error:?}"));
    let _: &dyn std::error::Error = &error;
    let _ = <GenericError<'_, u8, 2> as error_codes::ErrorCatalog>::CATALOG.get(1);
    let _ = fails();
    is_response(error);
}
