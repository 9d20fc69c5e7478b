import { files } from "./files";
import type { HostileAnswer } from "./hostile-answer";
import { results } from "./results";
import { session } from "./session";
import { settings } from "./settings";
import { shadows } from "./shadows";
import { texts } from "./texts";
import { timeAndMemory } from "./time-and-memory";
import { transactions } from "./transactions";
import { tricks } from "./tricks";

/** Every hostile answer of the corpus. */
export const corpus: readonly HostileAnswer[] = [
  ...tricks,
  ...timeAndMemory,
  ...files,
  ...transactions,
  ...settings,
  ...session,
  ...shadows,
  ...results,
  ...texts,
];
