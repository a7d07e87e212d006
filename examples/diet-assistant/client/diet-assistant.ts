// How a front end talks to the diet assistant: the `fetch` of its document, which refreshes the login and tries again, by the
// advice of the catalogue. To copy it, take `../generated/errors.ts` along. It needs nothing else.

import { ErrorCode, type ErrorName, errors, isErrorCode, isSuccess, type Locale, retryDelay } from "../generated/errors.js";

/** The page around the client. */
export interface Page {
  /** Shows a text to the user. */
  show(text: string): void;
  /** Leads the user to the log-in: the old one is over. */
  logIn(): void;
  /** Takes a line for whoever looks for faults. It holds nothing that was sent. */
  log(line: string): void;
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

export interface Patience {
  /** How often one request is tried again. */
  readonly retries: number;
  /** How many milliseconds a user is kept waiting for the next try: where it would be more, it is left to the user. */
  readonly longest: number;
  sleep(milliseconds: number): Promise<void>;
}

const patient: Patience = {
  retries: 3,
  longest: 10_000,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

const unreachable: Readonly<Record<Locale, string>> = {
  "en-US": "the diet assistant cannot be reached",
  "zh-CN": "网络异常，请稍后重试",
};

interface Answer {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
  readonly error?: string;
}

/** An answer of the diet assistant with a code that is no success. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: number;
  readonly status: number;
  /** What went wrong inside, which only a development service says. */
  readonly reason: string | undefined;
  /** What the service's log calls the request. */
  readonly requestId: string | null;
  /** What `Retry-After` says, in milliseconds. Across origins the service has to expose that header. */
  readonly retryAfter: number | undefined;

  constructor(answer: Answer, { status, headers }: Response) {
    super(answer.message);
    this.code = answer.code;
    this.status = status;
    this.reason = answer.error;
    this.requestId = headers.get("x-request-id");
    const seconds = headers.get("retry-after");
    this.retryAfter = seconds === null ? undefined : Number(seconds) * 1000;
  }

  /** The name of the code; `undefined` where the service is newer than this front end. */
  get codeName(): ErrorName | undefined {
    return isErrorCode(this.code) ? errors[this.code].name : undefined;
  }
}

/** A client of the diet assistant. */
export class DietAssistant {
  /** Set it to what the page has stored; the client renews it. */
  tokens: Tokens | undefined;
  readonly #base: string;
  readonly #locale: Locale;
  readonly #page: Page;
  readonly #patience: Patience;
  #refreshing: Promise<void> | undefined;

  constructor(base: string, locale: Locale, page: Page, patience: Partial<Patience> = {}) {
    this.#base = base;
    this.#locale = locale;
    this.#page = page;
    this.#patience = { ...patient, ...patience };
  }

  async logIn(username: string, password: string): Promise<void> {
    this.tokens = undefined;
    this.tokens = await this.request<Tokens>("POST", "/sessions", { username, password });
  }

  /** The `data` of a success. What fails for good is shown and logged, and then thrown. */
  async request<T>(method: string, path: string, form?: unknown): Promise<T> {
    try {
      return await this.#ask<T>(method, path, form, () => this.tokens?.access_token);
    } catch (problem) {
      const failure = problem instanceof ApiError ? problem : undefined;
      const { code, requestId, reason } = failure ?? {};
      const described = [code, problem, reason, requestId].filter((part) => part !== undefined && part !== null);
      this.#page.log(`${method} ${path}: ${described.join("; ")}`);
      this.#page.show(failure?.message ?? unreachable[this.#locale]);
      throw problem;
    }
  }

  async #ask<T>(method: string, path: string, form: unknown, token: () => string | undefined): Promise<T> {
    let [attempt, refreshed] = [0, false];
    for (;;) {
      const sent = token();
      const response = await this.#send(method, path, form, sent);
      const answer: unknown = await response.json();
      if (!isAnswer(answer)) {
        throw new Error(`HTTP ${response.status}, and no answer of the diet assistant`);
      }
      if (isSuccess(answer)) {
        return answer.data as T;
      }
      const error = new ApiError(answer, response);
      // Only where there is something to refresh: a wrong password has this code as well.
      if (error.code === ErrorCode.UNAUTHORIZED && sent !== undefined) {
        if (refreshed) {
          throw this.#loggedOut(error);
        }
        refreshed = true;
        await this.#refresh(sent);
        continue;
      }
      const pause = error.retryAfter ?? retryDelay(error.code, null, attempt);
      if (pause === undefined || pause > this.#patience.longest || attempt === this.#patience.retries) {
        throw error;
      }
      attempt += 1;
      await this.#patience.sleep(pause);
    }
  }

  #send(method: string, path: string, form: unknown, token: string | undefined): Promise<Response> {
    const headers = new Headers({ "Accept-Language": this.#locale });
    if (token !== undefined) {
      headers.set("Authorization", `Bearer ${token}`);
    }
    if (form === undefined) {
      return fetch(this.#base + path, { method, headers });
    }
    headers.set("Content-Type", "application/json");
    return fetch(this.#base + path, { method, headers, body: JSON.stringify(form) });
  }

  /** A refresh token works once, so all requests that were refused with one access token share one refresh. */
  async #refresh(refused: string): Promise<void> {
    if (this.tokens?.access_token === refused) {
      this.#refreshing ??= this.#renew(this.tokens.refresh_token).finally(() => {
        this.#refreshing = undefined;
      });
      await this.#refreshing;
    }
  }

  async #renew(refresh_token: string): Promise<void> {
    try {
      this.tokens = await this.#ask<Tokens>("POST", "/sessions/refresh", { refresh_token }, () => undefined);
    } catch (problem) {
      const refused = problem instanceof ApiError && problem.code === ErrorCode.UNAUTHORIZED;
      throw refused ? this.#loggedOut(problem) : problem;
    }
  }

  #loggedOut(error: ApiError): ApiError {
    this.tokens = undefined;
    this.#page.logIn();
    return error;
  }
}

function isAnswer(body: unknown): body is Answer {
  return typeof body === "object" && body !== null && "code" in body && typeof body.code === "number"
    && "message" in body && typeof body.message === "string";
}
