// How a front end talks to the mall: the axios interceptor of its document, with generated names in place of numbers.
// To copy it, take `../generated/errors.ts` along. It needs axios and nothing else.

import axios, { type AxiosRequestConfig, type AxiosResponse } from "axios";
import {
  type DetailsOf, ErrorCode, type ErrorName, errors, isErrorCode, isSuccess, type Locale, moduleOf,
} from "../generated/errors.js";

/** The page around the client: who is logged in, what it shows, where it leads. */
export interface Page {
  token(): string | undefined;
  toast(kind: "success" | "warning" | "error", text: string): void;
  go(path: "/login" | "/error"): void;
}

/** What the page says in its own words: the mall has none for the first, and is not there for the second. */
const texts: Readonly<Record<Locale, { readonly broken: string; readonly unreachable: string }>> = {
  "zh-CN": { broken: "系统异常，请稍后重试", unreachable: "网络异常，请稍后重试" },
  "en-US": { broken: "Something broke; please try again later", unreachable: "The mall cannot be reached" },
  "ja-JP": { broken: "システムエラーです。後でもう一度お試しください", unreachable: "ネットワークに接続できません" },
};

interface Answer {
  readonly code: number;
  readonly message: string;
  readonly data: unknown;
}

/** An answer of the mall with a code that is no success. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: number;
  readonly status: number;
  readonly details: unknown;
  /** What the mall's log calls the request. */
  readonly requestId: string | undefined;

  constructor(answer: Answer, response: AxiosResponse<unknown>) {
    super(answer.message);
    this.code = answer.code;
    this.status = response.status;
    this.details = answer.data;
    this.requestId = response.headers["x-request-id"];
  }

  /** The name of the code; `undefined` where the mall is newer than this front end. */
  get codeName(): ErrorName | undefined {
    return isErrorCode(this.code) ? errors[this.code].name : undefined;
  }

  /** Whether this is the error with that code, and so has its details. */
  is<C extends ErrorCode>(code: C): this is { readonly code: C; readonly details: DetailsOf<C> } {
    return this.code === code;
  }
}

/** An axios instance whose answers are unwrapped: a promise is of the `data` of a success, or fails with an `ApiError`. */
export interface Mall {
  get<T>(path: string, config?: AxiosRequestConfig): Promise<T>;
  post<T>(path: string, form?: unknown, config?: AxiosRequestConfig): Promise<T>;
  put<T>(path: string, form?: unknown, config?: AxiosRequestConfig): Promise<T>;
  delete<T>(path: string, config?: AxiosRequestConfig): Promise<T>;
}

/** A client of the mall at `baseURL`, in the language of the page. */
export function connect(baseURL: string, locale: Locale, page: Page): Mall {
  const http = axios.create({
    baseURL,
    headers: { "Accept-Language": locale },
    // Errors come with HTTP statuses of their own, but the code says more: every answer goes to the first handler below.
    validateStatus: () => true,
  });
  http.interceptors.request.use((request) => {
    const token = page.token();
    if (token !== undefined) {
      request.headers.setAuthorization(`Bearer ${token}`);
    }
    return request;
  });
  http.interceptors.response.use(unwrap, unreachable);
  // Axios cannot know that its answers are unwrapped.
  return http as Mall;

  function unwrap(response: AxiosResponse<unknown>) {
    const answer = response.data;
    if (!isAnswer(answer)) {
      return unreachable(new Error(`HTTP ${response.status}, and no answer of the mall`));
    }
    if (!isSuccess(answer)) {
      const error = new ApiError(answer, response);
      react(error);
      throw error;
    }
    // What was done is confirmed; what was merely read is there to see.
    if (response.config.method !== "get") {
      page.toast("success", answer.message);
    }
    return answer.data as AxiosResponse;
  }

  function unreachable(problem: unknown): never {
    page.toast("error", texts[locale].unreachable);
    throw problem;
  }

  /** Each error is shown once. */
  function react({ code, status, message }: ApiError): void {
    const module = moduleOf(code);
    if (module === "user.login" || code === ErrorCode.LOGIN_REQUIRED) {
      page.toast("error", message);
      page.go("/login");
    } else if (module === "system" && status >= 500) {
      page.toast("error", texts[locale].broken);
      page.go("/error");
    } else {
      page.toast(module === "user.profile" || module === "stock" ? "warning" : "error", message);
    }
  }
}

function isAnswer(body: unknown): body is Answer {
  return typeof body === "object" && body !== null && "code" in body && typeof body.code === "number"
    && "message" in body && typeof body.message === "string" && "data" in body;
}
