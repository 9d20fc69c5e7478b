/** A flag that a command knows. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** It stands before a value; without this it is a switch. */
  readonly value?: true;
  /** May come several times. */
  readonly many?: true;
}

/** The flags of a call, and what is left. */
export interface ParsedFlags {
  readonly args: readonly string[];
  has(name: string): boolean;
  /** The value, the last of several; undefined where the flag is missing. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

/** Flags that every command has. */
export const GLOBAL_FLAGS: readonly Flag[] = [
  { name: "quiet", short: "q" },
  { name: "json" },
  { name: "no-color" },
  { name: "disable-pager" },
  { name: "insecure" },
  { name: "debug" },
  { name: "help", short: "h" },
];

/** The list of flags, a line each, for whoever wrote one that there is not. */
export function describeFlags(flags: readonly Flag[]): string {
  const names = [...flags, ...GLOBAL_FLAGS].map(
    ({ name, short, value }) =>
      `   --${name}${value ? " value" : ""}${short === undefined ? "" : `, -${short}${value ? " value" : ""}`}`,
  );
  return `SUPPORTED FLAGS:\n${names.join("\n")}\n`;
}

function findFlag(written: string, flags: readonly Flag[]): Flag | undefined {
  const name = written.replace(/^--?/, "");
  return flags.find((flag) => flag.name === name || flag.short === name);
}

/** Sorts a call into flags and arguments, in any order (`-r`, `--recursive`, `--name=value`); gives the unknown flag where there is one. */
export function parseFlags(
  argv: readonly string[],
  known: readonly Flag[],
): ParsedFlags | { readonly unknown: string } {
  const flags = [...known, ...GLOBAL_FLAGS];
  const found = new Map<string, string[]>();
  const args: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? "";
    if (!/^--?[A-Za-z]/.test(word)) {
      args.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const written = equals < 0 ? word : word.slice(0, equals);
    const flag = findFlag(written, flags);
    if (!flag) return { unknown: written.replace(/^--?/, "") };
    const value = flag.value ? (equals < 0 ? (argv[++i] ?? "") : word.slice(equals + 1)) : "";
    found.set(flag.name, [...(found.get(flag.name) ?? []), value]);
  }
  return {
    args,
    has: (name) => found.has(name),
    value: (name) => found.get(name)?.at(-1),
    values: (name) => found.get(name) ?? [],
  };
}
