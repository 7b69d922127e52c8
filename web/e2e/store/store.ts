// A store of its own for a worker: the real binary with the demo shop, in a folder that is thrown away.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

const PATIENCE_MS = 120_000;
const ROOT = new URL("../../../", import.meta.url).pathname;

/** The binary under test: `STORE_BINARY`, or what `cargo build` made. */
export function binary(): string {
  const found =
    process.env.STORE_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/cloudmart");
  if (!existsSync(found)) throw new Error(`${found} is missing: run \`cargo build -p cloudmart\` first`);
  return found;
}

export class Store {
  readonly url: string;
  readonly folder: string;
  private readonly process: ChildProcess;
  private output = "";

  private constructor(url: string, folder: string, environment: Record<string, string>) {
    this.url = url;
    this.folder = folder;
    const listen = new URL(url).host;
    this.process = spawn(binary(), ["serve", "--demo", "--data-dir", folder, "--listen", listen], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.output = (this.output + chunk.toString()).slice(-20_000);
      });
    }
  }

  /** Starts a store and waits until it is ready. */
  static async open(environment: Record<string, string> = {}): Promise<Store> {
    const folder = mkdtempSync(join(tmpdir(), "cloudmart-e2e-"));
    const store = new Store(`http://127.0.0.1:${await freePort()}`, folder, environment);
    const until = Date.now() + PATIENCE_MS;
    while (!(await store.ready())) {
      if (Date.now() > until || store.process.exitCode !== null)
        throw new Error(`the store did not open:\n${store.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return store;
  }

  private async ready(): Promise<boolean> {
    const answer = await fetch(`${this.url}/readyz`).catch(() => null);
    return answer?.ok ?? false;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    if (this.process.exitCode === null) {
      this.process.kill("SIGTERM");
      const stubborn = setTimeout(() => this.process.kill("SIGKILL"), 15_000);
      await ended;
      clearTimeout(stubborn);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
