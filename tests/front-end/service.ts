// Starts the real services, whose programs are in the folder `$SERVICES`.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { TestContext } from "node:test";

export interface Service {
  readonly base: string;
  /** Ends the service and says what it logged. */
  stop(): Promise<string>;
}

/** A service of its own for each test: none sees what another did. It ends with the test, if not before. */
export async function start(test: TestContext, name: string, settings: NodeJS.ProcessEnv = {}): Promise<Service> {
  const { SERVICES } = process.env;
  if (SERVICES === undefined) {
    throw new Error("SERVICES must be the folder of the services' programs; .ci/services sets it");
  }
  const child = spawn(join(SERVICES, name), { env: { PORT: "0", ...settings }, stdio: ["ignore", "pipe", "pipe"] });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = once(child, "exit");
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => { log += text; });
  const stop = async () => {
    child.kill();
    const [code, signal] = await ended;
    process.removeListener("exit", kill);
    if (code !== 0) {
      throw new Error(`${name} ended with ${code ?? signal}: ${log}`);
    }
    return log;
  };
  test.after(stop);
  return { base: await address(child, name), stop };
}

async function address(child: ChildProcess, name: string): Promise<string> {
  let printed = "";
  for await (const text of child.stdout!.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    printed += text;
    const base = /^listening on (\S+)\n/m.exec(printed)?.[1];
    if (base !== undefined) {
      // Nobody reads the rest, but the service must be able to print it.
      child.stdout!.resume();
      return base;
    }
  }
  throw new Error(`${name} has ended without listening: ${printed}`);
}
