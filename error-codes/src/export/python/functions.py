def is_success(code: int) -> bool:
    """Whether an answer with this code is a success. A code that this module does not know yet is none."""
    return code in SUCCESS_CODES


def module_of(code: int) -> Optional[str]:
    """The module that a code belongs to, unknown codes in the range of a module included."""
    known = ERRORS.get(code)
    if known is not None:
        return known.module
    for name, ranges in MODULES.items():
        if any(first <= code <= last for first, last in ranges):
            return name
    return None


def message_of(code: int, locale: str, details: Optional[Mapping[str, object]] = None) -> Optional[str]:
    """The message of a code, in the source's language where the locale lacks it.

    What `details` do not fill in stays as it is: `{phone}`. `None` where the code is not known.
    """
    source = next(iter(MESSAGES.values()))
    message = MESSAGES.get(locale, source).get(code, source.get(code))
    if message is None:
        return None

    def fill(placeholder: "re.Match[str]") -> str:
        name = placeholder[1]
        if name is None:
            return placeholder[0][0]
        value = (details or {}).get(name[:-2] if name.endswith(":?") else name)
        return placeholder[0] if value is None else str(value)

    return re.sub(r"\{\{|\}\}|\{([^{}]*)\}", fill, message)
