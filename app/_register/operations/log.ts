import { type DestinationStream, pino } from "pino";

/** Says what happened: a line of JSON with the time, the words and the facts. */
export type Log = (line: string, facts?: Record<string, unknown>) => void;

/** Names whose values never stand in a log, at any depth that we write: what people typed, and what opens doors. */
const secret = [
  "answer",
  "password",
  "token",
  "cookie",
  "authorization",
  "secret",
  "email",
  "hash",
  "connectionString",
];

/**
 * The log of a server, on standard error: one line of JSON each (a line end in a name is escaped, so nobody can forge a line), without
 * what people typed and without secrets. Addresses of databases lose their password. Lines that want somebody begin with `ALERT:`.
 */
export function serverLog(stream?: DestinationStream): Log {
  const logger = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[hidden]" },
      formatters: { level: (label) => ({ level: label }) },
    },
    stream ?? pino.destination({ dest: 2, sync: true }),
  );
  return (line, facts = {}) => {
    const text = withoutPasswords(line);
    const plain = mapTexts(facts);
    if (line.startsWith("ALERT:")) logger.error(plain, text);
    else logger.info(plain, text);
  };
}

/** The same for a person at a terminal: the words, then the facts. */
export const terminalLog: Log = (line, facts) => {
  const rest = facts ? ` ${JSON.stringify(mapTexts(facts))}` : "";
  console.error(`${withoutPasswords(line)}${rest}`);
};

/** `postgres://user:password@host` without the password. */
const withoutPasswords = (text: string): string =>
  text.replace(/(\w+:\/\/[^:@/\s]*):[^@\s]*@/g, "$1:[hidden]@");

function mapTexts(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === "string" ? withoutPasswords(value) : value,
    ]),
  );
}
