// What a front end does with generated modules. `.ci/clients` compiles and runs it; that it compiles is half of the test.

import * as empty from "../generated/empty.js";
import * as hostile from "../generated/hostile.js";
import * as mall from "../../../examples/mall/generated/errors.js";

function equal(actual: unknown, expected: unknown): void {
  const [found, wanted] = [actual, expected].map((value) => JSON.stringify(value) ?? "undefined");
  if (found !== wanted) {
    throw new Error(`found ${found}, expected ${wanted}`);
  }
}

// The constants are types as well, and can be looped over.
const code: mall.ErrorCode = mall.ErrorCode.PHONE_EXISTS;
const literal: 60101 = mall.ErrorCode.PHONE_EXISTS;
const name: mall.ErrorName = "PHONE_EXISTS";
equal([code, literal, mall.ErrorCode[name]], [60101, 60101, 60101]);
equal(Object.values(mall.ErrorCode).length, Object.keys(mall.errors).length);
// @ts-expect-error there is no such code
const unknown: mall.ErrorCode = 12345;
// @ts-expect-error there is no such name
const misspelt: mall.ErrorName = "PHONE_EXIST";
equal([unknown, misspelt].length, 2);

// Every code needs a branch, or this does not compile.
type Exhaustive = Record<mall.ErrorCode, string>;
const statuses = Object.fromEntries(Object.entries(mall.errors).map(([code, { status }]) => [code, String(status)])) as Exhaustive;
equal(statuses[60101], "409");

// Answers: guards narrow them.
const answer: { code: number; message: string; data: unknown } = JSON.parse('{"code":60101,"message":"…","data":{"phone":"138****0000"}}');
equal(mall.isSuccess(answer), false);
equal(mall.isSuccess({ code: 20000 }), true);
equal([mall.isErrorCode(60101), mall.isErrorCode(20000), mall.isErrorCode("60101"), mall.isErrorCode(NaN)], [true, false, false, false]);
equal([mall.isErrorName("PHONE_EXISTS"), mall.isErrorName("toString"), mall.isErrorName(null)], [true, false, false]);
let phone: mall.Json = null;
if (mall.isError(answer, mall.ErrorCode.PHONE_EXISTS)) {
  phone = answer.data.phone;
  // @ts-expect-error it has no such detail
  equal(answer.data.email, undefined);
}
equal(phone, "138****0000");
if (mall.isError(answer, mall.ErrorCode.EMAIL_EXISTS)) {
  const none: null = answer.data;
  equal(none, "no such answer");
}
for (const value of [null, undefined, 7, "60101", {}, []]) {
  equal(mall.isError(value, 60101), false);
}

// Modules, of codes that are not known yet as well.
equal(mall.moduleOf(60101), "user.register");
equal(mall.moduleOf(60199), "user.register");
equal(mall.moduleOf(99999), undefined);

// Whether to try again.
equal(mall.retryDelay(60101), undefined);
equal(mall.retryDelay(99999), undefined);
const [first, second, late] = [0, 1, 100].map((attempt) => mall.retryDelay(50001, null, attempt) ?? 0);
equal([first! >= 500 && first! <= 1000, second! >= 1000 && second! <= 2000, late! >= 30000 && late! <= 60000], [true, true, true]);
equal([hostile.retryDelay(1002), hostile.retryDelay(1003, { 'wait"': 7 })], [60000, 7000]);
equal(hostile.retryDelay(404), undefined);

// Messages, in whatever language there is one.
equal(mall.messageOf(60101, "zh-CN"), "手机号已被注册");
equal(mall.messageOf(50001, "ja-JP"), "数据库连接失败");
equal(hostile.messageOf(1015, "zh-CN", { name: "N", literal: 1 }).startsWith("N {literal} N {unknown} } { \\N"), true);
equal(hostile.messageOf(1015, "zh-CN", { name: { a: 1 } }).startsWith('{"a":1} '), true);

// Hostile names and texts are names and texts.
equal(Object.getPrototypeOf(hostile.ErrorCode), Object.prototype);
equal(hostile.ErrorCode["__proto__"], 1000);
equal(hostile.messages["zh-CN"][1006], "</script><script>alert(1)</script>");
equal(hostile.messages["zh-CN"][1008], "\u202etxet\u202c \u2066isolated\u2069 \ufeff\u200b\u200f\u061c");
equal(hostile.errors[-1].name, "MINUS");
const least: number = JSON.parse("-9223372036854775808");
equal([hostile.isErrorCode(least), hostile.isErrorCode(-1)], [true, true]);
const details: hostile.DetailsOf<-1> = { name: ["any", { json: null }] };
const shared: hostile.DetailsOf<404> | null = { name: 1 };
const none: hostile.DetailsOf<1001> = null;
equal([details.name, shared?.name, none], [["any", { json: null }], 1, null]);

// Of a catalogue of nothing there is nothing.
equal([Object.keys(empty.errors), empty.isErrorCode(1), empty.isSuccess({ code: 0 }), empty.moduleOf(1)], [[], false, false, undefined]);
