// The client of the diet assistant against the running service.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test, type TestContext } from "node:test";
import { ApiError, DietAssistant, type Patience, type Tokens } from "../../examples/diet-assistant/client/diet-assistant.js";
import { ErrorCode, isErrorCode, type Locale, messageOf } from "../../examples/diet-assistant/generated/errors.js";
import { type Service, start } from "./service.js";

const password = "Secret-123";
const rice = { name: "rice", calories: 130 };
const tofu = { name: "tofu", calories: 76 };
const plan = { date: "2024-03-01", calories: 1950 };

interface Stored {
  readonly id: number;
}

/** A page that remembers what the client did to it. It waits for nothing, unless it is told how. */
class Browser {
  readonly client: DietAssistant;
  readonly locale: Locale;
  readonly pauses: number[] = [];
  readonly log: string[] = [];
  #seen: string[] = [];

  constructor({ base }: Pick<Service, "base">, locale: Locale = "zh-CN", patience: Partial<Patience> = {}) {
    this.locale = locale;
    const page = {
      show: (text: string) => this.#seen.push(text),
      logIn: () => this.#seen.push("/login"),
      log: (line: string) => this.log.push(line),
    };
    const sleep = async (milliseconds: number) => {
      this.pauses.push(milliseconds);
      await patience.sleep?.(milliseconds);
    };
    this.client = new DietAssistant(base, locale, page, { ...patience, sleep });
  }

  /** What was seen since the last time. */
  seen(): string[] {
    return this.#seen.splice(0);
  }

  async register(username: string): Promise<void> {
    await this.client.request("POST", "/users", { username, email: `${username}@example.com`, password });
    await this.client.logIn(username, password);
  }

  /** What is refused, shown in the words of the generated module. */
  async refused(answer: Promise<unknown>, code: ErrorCode): Promise<ApiError> {
    const error = await answer.then(() => assert.fail(`a success instead of ${code}`), (problem: unknown) => problem);
    assert(error instanceof ApiError, String(error));
    assert(isErrorCode(error.code));
    assert.deepEqual([error.code, error.codeName && ErrorCode[error.codeName]], [code, code]);
    assert.equal(error.message, messageOf(code, this.locale));
    return error;
  }
}

async function open(t: TestContext, settings?: NodeJS.ProcessEnv, patience?: Partial<Patience>): Promise<Browser> {
  const browser = new Browser(await start(t, "diet-assistant", settings), "zh-CN", patience);
  await browser.register("alice");
  return browser;
}

test("a success is its data", async (t) => {
  const browser = await open(t);
  const { client } = browser;
  const food = await client.request<Stored & typeof rice>("POST", "/foods", rice);
  assert.deepEqual([food.name, (await client.request<Stored[]>("GET", "/foods"))[0]?.id], ["rice", food.id]);
  assert.deepEqual([browser.pauses, browser.log], [[], []]);
});

test("what trying again would not change is shown at once", async (t) => {
  const browser = await open(t);
  const { client } = browser;
  const refused = async (code: ErrorCode, method: string, path: string, form?: unknown) => {
    await browser.refused(client.request(method, path, form), code);
    assert.deepEqual(browser.seen(), [messageOf(code, "zh-CN")]);
  };
  await client.request("POST", "/foods", rice);
  await refused(ErrorCode.INVALID_PARAMETERS, "GET", "/foods/rice");
  await refused(ErrorCode.VALIDATION_ERROR, "POST", "/foods", { ...tofu, calories: 0 });
  await refused(ErrorCode.NOT_FOUND, "GET", "/foods/77");
  await refused(ErrorCode.METHOD_NOT_ALLOWED, "DELETE", "/foods");
  await refused(ErrorCode.CONFLICT, "POST", "/foods", rice);
  await refused(ErrorCode.BODY_TOO_LARGE, "POST", "/foods", { ...tofu, name: "x".repeat(20_000) });
  await refused(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "POST", "/foods");
  await browser.register("bob");
  await refused(ErrorCode.FORBIDDEN, "DELETE", "/foods/1");
  assert.deepEqual(browser.pauses, []);
});

test("a service without a key cannot encrypt, however often it is asked", async (t) => {
  const browser = new Browser(await start(t, "diet-assistant", { TOKEN_KEY: "none" }));
  await browser.refused(browser.register("alice"), ErrorCode.ENCRYPTION_ERROR);
  assert.deepEqual([browser.seen(), browser.pauses], [["系统错误，请联系技术支持"], []]);
});

test("a database error is tried again after a second, and nobody hears of it", async (t) => {
  // There is room for one food. It is made while the client waits.
  const browser = await open(t, { DATABASE_ROWS: "1" }, {
    sleep: async () => { await browser.client.request("DELETE", `/foods/${first.id}`); },
  });
  const first = await browser.client.request<Stored>("POST", "/foods", rice);
  const second = await browser.client.request<Stored>("POST", "/foods", tofu);
  assert(second.id > first.id);
  assert.deepEqual([browser.pauses, browser.seen(), browser.log], [[1000], [], []]);
});

test("the client gives up after three more tries", async (t) => {
  const service = await start(t, "diet-assistant", { AI_QUOTA: "0" });
  const browser = new Browser(service);
  await browser.register("alice");
  await browser.client.request("POST", "/foods", rice);
  const error = await browser.refused(browser.client.request("POST", "/plans", plan), ErrorCode.AI_SERVICE_ERROR);
  assert.deepEqual([error.retryAfter, browser.pauses], [5000, [5000, 5000, 5000]]);
  assert.deepEqual(browser.seen(), ["AI 服务暂时不可用，请稍后重试"]);
  const log = await service.stop();
  assert.equal(log.match(/insufficient_quota/g)?.length, 4);
});

test("a limit that ends too late is left to the user", async (t) => {
  const browser = await open(t);
  for (let login = 1; login < 5; login += 1) {
    await browser.client.logIn("alice", password);
  }
  const error = await browser.refused(browser.client.logIn("alice", password), ErrorCode.TOO_MANY_REQUESTS);
  assert(error.retryAfter !== undefined && error.retryAfter > 10_000 && error.retryAfter <= 60_000);
  assert.deepEqual([browser.pauses, browser.seen()], [[], ["操作过于频繁，请稍后再试"]]);
});

test("a limit that ends in time is waited for", async (t) => {
  // A minute, for the clock is the service's.
  const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const browser = await open(t, {}, { longest: 60_000, sleep });
  for (let login = 1; login <= 5; login += 1) {
    await browser.client.logIn("alice", password);
  }
  assert.notDeepEqual(browser.pauses, []);
  assert.deepEqual([browser.seen(), browser.log], [[], []]);
  await browser.client.request("GET", "/meals");
});

test("a login that has expired is refreshed once, for all requests under way", async (t) => {
  const browser = await open(t);
  const { client } = browser;
  client.tokens = { ...client.tokens!, access_token: "expired" };
  // Two requests are refused before the refresh is answered, and one after it.
  const [both, renewed] = [gate(), gate()];
  let [meals, refreshes] = [0, 0];
  const real = fetch;
  t.mock.method(globalThis, "fetch", async (url: string, request: RequestInit) => {
    const response = await real(url, request);
    if (url.endsWith("/refresh")) {
      refreshes += 1;
      await both.opened;
      setImmediate(renewed.open);
    } else {
      meals += 1;
      if (meals === 2) {
        setImmediate(both.open);
      } else if (meals === 3) {
        await renewed.opened;
      }
    }
    return response;
  });
  await Promise.all([1, 2, 3].map(() => client.request("GET", "/meals")));
  assert.deepEqual([refreshes, meals, browser.seen(), browser.log], [1, 6, [], []]);
});

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => { open = resolve; });
  return { open, opened };
}

test("whose login cannot be refreshed is led to log in", async (t) => {
  const service = await start(t, "diet-assistant");
  const [browser, elsewhere] = [new Browser(service), new Browser(service)];
  await browser.register("alice");
  elsewhere.client.tokens = browser.client.tokens;
  await elsewhere.client.request("DELETE", "/sessions");
  await browser.refused(browser.client.request("GET", "/meals"), ErrorCode.UNAUTHORIZED);
  assert.deepEqual(browser.seen(), ["/login", "登录已过期，请重新登录"]);
  assert.equal(browser.client.tokens, undefined);
});

test("a login that ends as soon as it is refreshed is not refreshed again", async (t) => {
  const browser = await open(t);
  const { client } = browser;
  client.tokens = { ...client.tokens!, access_token: "expired" };
  let refreshes = 0;
  const real = fetch;
  t.mock.method(globalThis, "fetch", async (url: string, request: RequestInit) => {
    const response = await real(url, request);
    if (url.endsWith("/refresh")) {
      refreshes += 1;
      const { data } = await response.clone().json() as { data: Tokens };
      const headers = { Authorization: `Bearer ${data.access_token}` };
      await real(url.replace("/refresh", ""), { method: "DELETE", headers });
    }
    return response;
  });
  await browser.refused(client.request("GET", "/meals"), ErrorCode.UNAUTHORIZED);
  assert.deepEqual([refreshes, browser.seen()], [1, ["/login", "登录已过期，请重新登录"]]);
});

test("whose refresh never arrives stays logged in", async (t) => {
  const service = await start(t, "diet-assistant");
  const browser = new Browser(service);
  await browser.register("alice");
  const tokens = { ...browser.client.tokens!, access_token: "expired" };
  browser.client.tokens = tokens;
  const real = fetch;
  t.mock.method(globalThis, "fetch", async (url: string, request: RequestInit) => {
    const response = await real(url, request);
    await service.stop();
    return response;
  });
  await assert.rejects(browser.client.request("GET", "/meals"), TypeError);
  assert.deepEqual([browser.client.tokens, browser.seen()], [tokens, ["网络异常，请稍后重试"]]);
});

test("a wrong password has nothing to refresh", async (t) => {
  const browser = await open(t);
  await browser.refused(browser.client.logIn("alice", "Guess-1234"), ErrorCode.UNAUTHORIZED);
  assert.deepEqual(browser.seen(), ["登录已过期，请重新登录"]);
  await browser.refused(browser.client.request("GET", "/meals"), ErrorCode.UNAUTHORIZED);
  assert.equal(browser.seen().length, 1);
});

test("the service speaks the language of the page", async (t) => {
  const service = await start(t, "diet-assistant");
  for (const [locale, text] of [["zh-CN", "请求的内容不存在"], ["en-US", "resource not found"]] as const) {
    const browser = new Browser(service, locale);
    await browser.refused(browser.client.request("GET", "/foods/1"), ErrorCode.NOT_FOUND);
    assert.deepEqual(browser.seen(), [text]);
  }
});

test("a line of the log says what went wrong where, and nothing that was sent", async (t) => {
  const service = await start(t, "diet-assistant", { REVEAL: "1" });
  const browser = new Browser(service, "en-US");
  const { requestId } = await browser.refused(browser.client.logIn("nobody", password), ErrorCode.UNAUTHORIZED);
  const line = `POST /sessions: 40101; ApiError: unauthorized; wrong username or password; ${requestId}`;
  assert.deepEqual(browser.log, [line]);
  assert((await service.stop()).includes(`request.id="${requestId}"`));
});

test("where there is no answer, or another's, the network is to blame", async (t) => {
  const service = await start(t, "diet-assistant");
  const browser = new Browser(service);
  await service.stop();
  await assert.rejects(browser.client.request("GET", "/foods"), TypeError);
  assert.deepEqual(browser.seen(), ["网络异常，请稍后重试"]);
  // A proxy before the service has words of its own for that.
  for (const [body, problem] of [["<h1>502 Bad Gateway</h1>", SyntaxError], ['{"error":"bad gateway"}', /^Error: HTTP 502/]] as const) {
    const proxy = createServer((_, response) => response.writeHead(502).end(body)).listen(0, "127.0.0.1");
    t.after(() => proxy.close());
    await once(proxy, "listening");
    const behind = new Browser({ base: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` });
    await assert.rejects(behind.client.request("GET", "/foods"), problem);
    assert.deepEqual([behind.seen(), behind.pauses], [["网络异常，请稍后重试"], []]);
  }
});
