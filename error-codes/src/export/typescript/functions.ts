/** An answer with an error in the flat envelope. Others have the same members under other names. */
export interface ErrorAnswer<C extends ErrorCode = ErrorCode> {
  readonly code: C;
  readonly message: string;
  readonly data: DetailsOf<C>;
}

/** Whether an answer is a success. A code that this file does not know yet is none. */
export function isSuccess<A extends { readonly code: unknown }>(answer: A): answer is A & { readonly code: SuccessCode } {
  const known: readonly unknown[] = successCodes;
  return known.includes(answer.code);
}

/** Whether this is a code of the catalogue: a newer service has more. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "number" && Object.prototype.hasOwnProperty.call(errors, code);
}

/** Whether this is a name of the catalogue: a newer service has more. */
export function isErrorName(name: unknown): name is ErrorName {
  return typeof name === "string" && Object.prototype.hasOwnProperty.call(ErrorCode, name);
}

/** Whether an answer in the flat envelope has this code, and so these details. */
export function isError<C extends ErrorCode>(answer: unknown, code: C): answer is ErrorAnswer<C> {
  return typeof answer === "object" && answer !== null && "code" in answer && answer.code === code;
}

/** The module that a code belongs to, unknown codes in the range of a module included. */
export function moduleOf(code: number): Module | undefined {
  const info = infoOf(code);
  if (info !== undefined) {
    return info.module ?? undefined;
  }
  return modules.find(({ ranges }) => ranges.some(([first, last]) => first <= code && code <= last))?.name;
}

/**
 * How many milliseconds to wait before another try; `undefined` where it would end the same. `attempt` counts the tries so far, and
 * with it the pauses grow, where the service says no time: from a second to a minute, so that clients do not come all at once.
 * Where an answer has a `Retry-After`, that one counts.
 */
export function retryDelay(code: number, details?: object | null, attempt = 0): number | undefined {
  const retry = infoOf(code)?.retry;
  if (retry === undefined || retry.kind === "no") {
    return undefined;
  }
  const seconds = retry.kind === "after" ? retry.seconds ?? fieldsOf(details).get(retry.field ?? "") : undefined;
  return typeof seconds === "number" ? seconds * 1000 : Math.min(1000 * 2 ** attempt, 60_000) * (0.5 + Math.random() / 2);
}

/** The message of a code, in the source's language where the locale lacks it. What `details` do not fill in stays as it is: `{phone}`. */
export function messageOf(code: ErrorCode, locale: Locale, details?: object | null): string {
  const fields = fieldsOf(details);
  const message = textOf(code, locale) ?? textOf(code, locales[0]) ?? String(infoOf(code)?.name ?? code);
  return message.replace(/\{\{|\}\}|\{([^{}]*)\}/g, (written, placeholder?: string) => {
    if (placeholder === undefined) {
      return written.charAt(0);
    }
    const value = fields.get(placeholder.replace(/:\?$/, ""));
    return value === undefined ? written : typeof value === "string" ? value : JSON.stringify(value);
  });
}

function infoOf(code: number): ErrorInfo | undefined {
  const known: Readonly<Record<number, ErrorInfo>> = errors;
  return isErrorCode(code) ? known[code] : undefined;
}

function textOf(code: number, locale: Locale): string | undefined {
  const known: Readonly<Record<number, string | undefined>> = messages[locale];
  return known[code];
}

function fieldsOf(details: object | null | undefined): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(details ?? {}));
}
