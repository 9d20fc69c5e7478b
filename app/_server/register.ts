import "server-only";
import { readEnvironment } from "@/app/_register/environment";
import { openRegister, type Register } from "@/app/_register/open-register";

/** One per process: route handlers are bundled apart from each other. */
const shared = globalThis as typeof globalThis & { rowhouseRegister?: Promise<Register> };

/** The register of this process, opened with its first use. Rejects while the database is down; the next call tries again. */
export function register(): Promise<Register> {
  shared.rowhouseRegister ??= open().catch((cause: unknown) => {
    delete shared.rowhouseRegister;
    throw cause;
  });
  return shared.rowhouseRegister;
}

async function open(): Promise<Register> {
  const environment = readEnvironment(process.env);
  if (environment.kind === "bad") throw new Error(environment.problems.join("\n"));
  return openRegister(environment.value, process.cwd());
}
