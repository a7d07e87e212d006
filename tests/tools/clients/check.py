# What a service or a test in Python does with generated modules. `.ci/clients` runs it and has mypy read it.

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[3]


def load(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(Path(path).stem, ROOT / path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


sys.dont_write_bytecode = True
mall = load("examples/mall/generated/errors.py")
hostile = load("tests/tools/generated/hostile.py")
empty = load("tests/tools/generated/empty.py")

assert mall.ErrorCode.PHONE_EXISTS == 60101
assert mall.ErrorCode(60101) is mall.ErrorCode.PHONE_EXISTS
assert mall.ErrorCode.SUCCESS == 20000
assert mall.ErrorName("PHONE_EXISTS") == "PHONE_EXISTS"
assert len(mall.ErrorCode) == len(mall.ERRORS) + 1
assert mall.ERRORS[mall.ErrorCode.PHONE_EXISTS].status == 409
assert mall.ERRORS[50001].retry.kind == "backoff"
assert mall.is_success(20000) and not mall.is_success(60101)
assert [mall.module_of(code) for code in (60101, 60199, 99999)] == ["user.register", "user.register", None]
assert mall.message_of(60101, "zh-CN") == "手机号已被注册"
assert mall.message_of(50001, "ja-JP") == mall.message_of(50001, "fr") == "数据库连接失败"
assert mall.message_of(99999, "zh-CN") is None

assert hostile.ErrorCode.FIRST is hostile.ErrorCode.SECOND, "they share a code"
assert [name.value for name in hostile.ErrorName][4:7] == ["__proto__", "constructor", "None"]
assert hostile.ErrorCode.SUCCESS == 1004 and hostile.ErrorCode.SUCCESS_2 == 20000
assert hostile.ERRORS[1003].retry == ("after", None, 'wait"')
assert hostile.ERRORS[404].retry.kind == "no", "one of the two says no"
assert hostile.MESSAGES["zh-CN"][1007] == "\0\a\x1b[31m\x7f\x85\t\f"
assert hostile.MESSAGES["zh-CN"][1004] == "\"double\" 'single' \"\"\"three\"\"\" '''three''' `${x}`"
message = hostile.message_of(1015, "zh-CN", {"name": "N"})
assert message.startswith("N {literal} N {unknown} } { \\N{BULLET} \\u0041"), message
assert not list(empty.ErrorCode) and not empty.ERRORS and empty.module_of(1) is None
try:
    mall.ERRORS[1] = None
    raise SystemExit("the table can be changed")
except TypeError:
    pass
