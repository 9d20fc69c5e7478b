import { type ChildProcess, spawn } from "node:child_process";

/** A program we started: `exited` gives its exit code, or 128 when a signal ended it. */
export interface Child {
  process: ChildProcess;
  exited: Promise<number>;
}

export interface ChildOptions {
  /** Where it runs; ours unless told. */
  cwd?: string;
  env?: Record<string, string>;
  /** "stderr" shows everything on our standard error; "errors" drops what is no error; "quiet" drops all; "pipe" leaves standard output to the caller, "both" standard error as well. */
  output?: "stderr" | "errors" | "quiet" | "pipe" | "both";
}

/** What runs now: none of it outlives this process, however that ends. */
const living = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of living) child.kill("SIGTERM");
});

/** Starts a Node program of this project, with telemetry off; the caller ends it with stop(). */
export function startNode(args: string[], options: ChildOptions = {}): Child {
  const kind = options.output ?? "stderr";
  const output = ({ stderr: 2, errors: "ignore", quiet: "ignore", pipe: "pipe", both: "pipe" } as const)[
    kind
  ];
  const errors = kind === "quiet" ? "ignore" : kind === "both" ? "pipe" : 2;
  const child = spawn(process.execPath, args, {
    // NODE_ENV is left to the program: `next build` and `next dev` each set the one they need.
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...options.env },
    stdio: ["ignore", output, errors],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  living.add(child);
  child.once("exit", () => living.delete(child));
  const exited = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 128));
  });
  return { process: child, exited };
}

/** Asks the program to end, and ends it after `patience` milliseconds; resolves when it is gone. */
export async function stop(child: Child, patience = 8_000): Promise<number> {
  if (child.process.exitCode === null && child.process.signalCode === null) {
    child.process.kill("SIGTERM");
    const timer = setTimeout(() => child.process.kill("SIGKILL"), patience);
    await child.exited.finally(() => clearTimeout(timer));
  }
  return child.exited;
}
