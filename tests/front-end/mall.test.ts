// The client of the mall against the running mall.

import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { ApiError, connect, type Mall } from "../../examples/mall/client/mall.js";
import { ErrorCode, isErrorCode, type Locale, messageOf } from "../../examples/mall/generated/errors.js";
import { type Service, start } from "./service.js";

/** A page that remembers what the client did to it. */
class Browser {
  readonly mall: Mall;
  readonly locale: Locale;
  token: string | undefined;
  #seen: string[] = [];

  constructor({ base }: Pick<Service, "base">, locale: Locale = "zh-CN") {
    this.locale = locale;
    this.mall = connect(base, locale, {
      token: () => this.token,
      toast: (kind, text) => this.#seen.push(`${kind}: ${text}`),
      go: (path) => this.#seen.push(path),
    });
  }

  /** What was seen since the last time. */
  seen(): string[] {
    return this.#seen.splice(0);
  }

  async logIn(name: "alice" | "carol"): Promise<void> {
    const [phone, password] = name === "alice" ? ["13800000001", "Alice-2024"] : ["13800000003", "Carol-2024"];
    const session = await this.mall.post<{ access_token: string }>("/sessions", { phone, password });
    this.token = session.access_token;
    this.seen();
  }

  /** What is refused, once it is certain that the generated module says of it what the mall does. */
  async refused(answer: Promise<unknown>, code: ErrorCode): Promise<ApiError> {
    const error = await answer.then(() => assert.fail(`a success instead of ${code}`), (problem: unknown) => problem);
    assert(error instanceof ApiError, String(error));
    assert(isErrorCode(error.code));
    assert.deepEqual([error.code, error.codeName && ErrorCode[error.codeName]], [code, code]);
    assert.equal(error.message, messageOf(code, this.locale, Object(error.details)));
    return error;
  }
}

async function open(t: TestContext, locale?: Locale): Promise<Browser> {
  return new Browser(await start(t, "mall"), locale);
}

test("a success is its data; what was done is confirmed", async (t) => {
  const browser = await open(t);
  const product = await browser.mall.get<{ name: string }>("/products/1");
  assert.equal(product.name, "龙井茶");
  assert.deepEqual(browser.seen(), []);
  await browser.logIn("alice");
  const cart = await browser.mall.put<{ total_fen: number }>("/cart/items/1", { quantity: 2 });
  assert.equal(cart.total_fen, 19_800);
  assert.equal(browser.seen().length, 1);
});

test("a phone that is taken stays on the page, with details of a type", async (t) => {
  const browser = await open(t);
  const phone = "13800000001";
  const { demo_code: captcha } = await browser.mall.post<{ demo_code: string }>("/captchas", { phone });
  browser.seen();
  const form = { phone, captcha, username: "eve", password: "Secret-2024" };
  const error = await browser.refused(browser.mall.post("/users", form), ErrorCode.PHONE_EXISTS);
  assert.equal(error.status, 409);
  assert(error.is(ErrorCode.PHONE_EXISTS));
  assert.equal(error.details.phone, "138****0001");
  assert(!error.is(ErrorCode.EMAIL_EXISTS));
  assert.deepEqual(browser.seen(), ["error: 手机号已被注册"]);
});

test("whoever has to log in is led there", async (t) => {
  const browser = await open(t);
  const logIn = (phone: string, password: string) => browser.mall.post("/sessions", { phone, password });
  await browser.refused(logIn("13800000001", "guess"), ErrorCode.LOGIN_FAILED);
  assert.deepEqual(browser.seen(), ["error: 账号或密码错误", "/login"]);
  const second = await browser.refused(logIn("13800000002", "Bobby-2024"), ErrorCode.SECOND_FACTOR_REQUIRED);
  assert.deepEqual(second.details, { phone: "138****0002" });
  assert.equal(browser.seen()[1], "/login");
  await browser.refused(browser.mall.post("/sessions/refresh", { refresh_token: "spent" }), ErrorCode.REFRESH_TOKEN_INVALID);
  assert.equal(browser.seen()[1], "/login");
  for (const token of [undefined, "of yesterday"]) {
    browser.token = token;
    await browser.refused(browser.mall.get("/cart"), ErrorCode.LOGIN_REQUIRED);
    assert.deepEqual(browser.seen(), ["error: 未登录或登录已失效", "/login"]);
  }
});

test("what concerns a profile or the stock is a warning", async (t) => {
  const browser = await open(t);
  await browser.logIn("alice");
  await browser.refused(browser.mall.put("/users/2", { username: "eve" }), ErrorCode.PROFILE_FORBIDDEN);
  assert.deepEqual(browser.seen(), ["warning: 无权修改他人资料"]);
  const scarce = await browser.refused(browser.mall.put("/cart/items/2", { quantity: 9 }), ErrorCode.STOCK_INSUFFICIENT);
  assert.deepEqual([scarce.details, browser.seen()], [{ left: 3 }, ["warning: 库存不足"]]);
});

test("what concerns an order, or anything else, is an error", async (t) => {
  const browser = await open(t);
  await browser.logIn("alice");
  await browser.mall.put("/cart/items/1", { quantity: 1 });
  browser.seen();
  await browser.refused(browser.mall.post("/orders", { total_fen: 1 }), ErrorCode.ORDER_AMOUNT_MISMATCH);
  assert.equal(browser.seen().length, 1);
  const payment = { channel: "wechat", amount_fen: 1 };
  await browser.refused(browser.mall.post("/orders/1006/payment", payment), ErrorCode.PAY_AMOUNT_MISMATCH);
  assert.deepEqual(browser.seen(), ["error: 支付金额不匹配"]);
  await browser.refused(browser.mall.delete("/cart/items/9"), ErrorCode.CART_ITEM_NOT_FOUND);
  assert.deepEqual(browser.seen(), ["error: 购物车商品不存在"]);
  await browser.refused(browser.mall.get("/live-rooms/2"), ErrorCode.LIVE_ROOM_OFFLINE);
  assert.deepEqual(browser.seen(), ["error: 直播间已下线"]);
});

test("when the system fails there is a page for it, and no word of what failed", async (t) => {
  const browser = await open(t);
  const sms = await browser.refused(browser.mall.post("/captchas", { phone: "17012345678" }), ErrorCode.SMS_ERROR);
  assert.deepEqual([sms.status, browser.seen()], [502, ["error: 系统异常，请稍后重试", "/error"]]);
  await browser.logIn("alice");
  const payment = { channel: "alipay", amount_fen: 19_900 };
  const late = await browser.refused(browser.mall.post("/orders/1006/payment", payment), ErrorCode.PAYMENT_GATEWAY_ERROR);
  assert.deepEqual([late.status, browser.seen()], [504, ["error: 系统异常，请稍后重试", "/error"]]);
});

test("what the system refuses is for the user to mend", async (t) => {
  const browser = await open(t);
  const field = await browser.refused(browser.mall.post("/captchas", { phone: "12" }), ErrorCode.FIELD_INVALID);
  assert(field.is(ErrorCode.FIELD_INVALID));
  assert.deepEqual([field.details.field, browser.seen()], ["phone", ["error: 字段取值无效"]]);
  await browser.mall.post("/captchas", { phone: "13800000001" });
  browser.seen();
  const soon = await browser.refused(browser.mall.post("/captchas", { phone: "13800000001" }), ErrorCode.TOO_FREQUENT);
  assert(soon.is(ErrorCode.TOO_FREQUENT));
  assert.deepEqual(browser.seen(), [`error: 过于频繁，请 ${soon.details.wait_seconds} 秒后再试`]);
  await browser.refused(browser.mall.get("/nowhere"), ErrorCode.PATH_NOT_FOUND);
  await browser.refused(browser.mall.put("/captchas", {}), ErrorCode.METHOD_NOT_ALLOWED);
});

test("the mall speaks the language of the page", async (t) => {
  const service = await start(t, "mall");
  const texts = { "zh-CN": "商品不存在", "en-US": "There is no such product", "ja-JP": "商品が見つかりません" };
  for (const locale of ["zh-CN", "en-US", "ja-JP"] as const) {
    const browser = new Browser(service, locale);
    await browser.refused(browser.mall.get("/products/999"), ErrorCode.PRODUCT_NOT_FOUND);
    assert.deepEqual(browser.seen(), [`error: ${texts[locale]}`]);
  }
  const english = new Browser(service, "en-US");
  await english.mall.post("/sessions", { phone: "13800000001", password: "Alice-2024" });
  assert.deepEqual(english.seen(), ["success: Logged in"]);
  await english.refused(english.mall.post("/captchas", { phone: "17012345678" }), ErrorCode.SMS_ERROR);
  assert.deepEqual(english.seen(), ["error: Something broke; please try again later", "/error"]);
});

test("the request of an error is found in the log", async (t) => {
  const service = await start(t, "mall");
  const browser = new Browser(service);
  const { requestId } = await browser.refused(browser.mall.post("/captchas", { phone: "17012345678" }), ErrorCode.SMS_ERROR);
  const log = await service.stop();
  const line = log.split("\n").find((line) => line.includes(`request.id="${requestId}"`));
  assert(line, log);
  assert.match(line, /isv\.MOBILE_NUMBER_ILLEGAL.*error\.code=50101/);
});

test("where there is no answer, or another's, the network is to blame", async (t) => {
  const service = await start(t, "mall");
  const browser = new Browser(service);
  await assert.rejects(browser.mall.get("/errors", { headers: { Accept: "text/html" } }), /HTTP 200, and no answer of the mall/);
  assert.deepEqual(browser.seen(), ["error: 网络异常，请稍后重试"]);
  await service.stop();
  await assert.rejects(browser.mall.get("/products/1"), { code: /^ECONN/ });
  assert.deepEqual(browser.seen(), ["error: 网络异常，请稍后重试"]);
});
