import pg from "pg";
import type { Dataset, Engine, Limits } from "../../engine";
import type { ErrorOutcome, Notice, Outcome } from "../../outcome";
import { loadFailure } from "../load-failure";
import { splitStatements, type Statement } from "../split";
import { TypeNames } from "../type-names";

/** The engine's port over a real server: each reset makes a fresh database from a template of the dataset. */
export class PostgresEngine implements Engine {
  private client: pg.Client | undefined;
  private database: string | undefined;
  private readonly templates = new Map<string, string>();
  private readonly types = new TypeNames();
  private made = 0;
  private notices: Notice[] = [];
  /** The last command tag, whole: node-postgres keeps only its first word. */
  private tag = "";
  private readonly prefix = `room_${process.pid}_${Date.now().toString(36)}`;

  constructor(private readonly url: string) {}

  async reset(dataset: Dataset): Promise<void> {
    await this.leave();
    const template = this.templates.get(dataset.version) ?? (await this.makeTemplate(dataset));
    const name = `${this.prefix}_${++this.made}`;
    await this.asAdmin((admin) => admin.query(`create database ${name} template ${template}`));
    this.database = name;
    this.client = await this.connect(name);
  }

  async run(text: string, limits: Limits): Promise<Outcome[]> {
    const split = splitStatements(text);
    const outcomes: Outcome[] = [];
    for (const statement of split.statements) {
      const outcome = await this.runStatement(statement, text, limits);
      outcomes.push(outcome);
      if (outcome.kind !== "rows") return outcomes;
    }
    if (!split.ok) {
      const position = [...text.slice(0, split.offset)].length + 1;
      outcomes.push({
        kind: "error",
        code: "42601",
        message: split.message,
        hint: split.hint,
        position,
        notices: [],
      });
    }
    return outcomes;
  }

  async close(): Promise<void> {
    await this.leave();
    await this.asAdmin(async (admin) => {
      for (const template of this.templates.values())
        await admin.query(`drop database if exists ${template}`);
    });
  }

  private async runStatement(statement: Statement, text: string, limits: Limits): Promise<Outcome> {
    if (!this.client) throw new Error("run() before reset()");
    const started = performance.now();
    this.notices = [];
    this.tag = "";
    let timedOut = false;
    const clock = setTimeout(() => {
      timedOut = true;
      void this.cancel();
    }, limits.ms);
    try {
      const query: pg.QueryArrayConfig = {
        text: statement.text,
        rowMode: "array",
        types: { getTypeParser: () => String },
      };
      const result = await this.client.query<(string | null)[]>(query);
      const ms = performance.now() - started;
      const command = this.tag;
      const columns = await this.types.columns(result.fields, this.ask);
      if (sizeOf(result.rows) > limits.bytes) return { kind: "stopped", limit: "bytes" };
      const rows = result.rows.slice(0, limits.rows);
      const rowCount = result.rowCount;
      return {
        kind: "rows",
        columns,
        rows,
        rowCount,
        truncated: rows.length < result.rows.length,
        command,
        notices: this.notices,
        ms,
      };
    } catch (cause) {
      if (timedOut) return { kind: "stopped", limit: "time" };
      if (cause instanceof pg.DatabaseError) return errorOutcome(cause, statement, text, this.notices);
      return { kind: "broken", reason: cause instanceof Error ? cause.message : String(cause) };
    } finally {
      clearTimeout(clock);
    }
  }

  private readonly ask = async (sql: string): Promise<(string | null)[][]> => {
    const query: pg.QueryArrayConfig = {
      text: sql,
      rowMode: "array",
      types: { getTypeParser: () => String },
    };
    return (await this.client?.query<(string | null)[]>(query))?.rows ?? [];
  };

  private cancel(): Promise<unknown> {
    const { processID } = this.client as pg.Client & { processID?: number };
    return this.asAdmin((admin) => admin.query("select pg_cancel_backend($1)", [processID]));
  }

  private async makeTemplate(dataset: Dataset): Promise<string> {
    const name = `${this.prefix}_template_${this.templates.size}`;
    await this.asAdmin((admin) => admin.query(`create database ${name} template template0`));
    const client = await this.connect(name);
    try {
      for (const file of dataset.files) {
        await client.query(file.text).catch((cause: unknown) => {
          throw cause instanceof pg.DatabaseError
            ? new Error(loadFailure(dataset, file, errorOutcome(cause, { start: 0 }, file.text, [])))
            : cause;
        });
      }
      await client.query("analyze");
    } finally {
      await client.end();
    }
    this.templates.set(dataset.version, name);
    return name;
  }

  private async leave(): Promise<void> {
    await this.client?.end();
    this.client = undefined;
    if (this.database)
      await this.asAdmin((admin) => admin.query(`drop database if exists ${this.database} with (force)`));
    this.database = undefined;
  }

  private async connect(database: string): Promise<pg.Client> {
    const address = new URL(this.url);
    address.pathname = `/${database}`;
    const client = new pg.Client({ connectionString: address.href });
    client.on("error", () => undefined);
    client.on("notice", ({ severity = "NOTICE", code = "00000", message = "" }) => {
      this.notices.push({ severity, code, message });
    });
    // The wire itself, which node-postgres has but its types do not name.
    const { connection } = client as pg.Client & { connection: NodeJS.EventEmitter };
    connection.on("commandComplete", ({ text }: { text: string }) => {
      this.tag = text;
    });
    await client.connect();
    return client;
  }

  private async asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
    const admin = new pg.Client({ connectionString: this.url });
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.end();
    }
  }
}

/** Bytes of the values. A real server sends what it has; the limit decides what is kept. */
function sizeOf(rows: (string | null)[][]): number {
  return rows.reduce(
    (sum, row) => sum + row.reduce((all, value) => all + Buffer.byteLength(value ?? ""), 0),
    0,
  );
}

function errorOutcome(
  cause: pg.DatabaseError,
  statement: Pick<Statement, "start">,
  text: string,
  notices: Notice[],
): ErrorOutcome {
  const before = [...text.slice(0, statement.start)].length;
  return {
    kind: "error",
    code: cause.code ?? "XX000",
    message: cause.message,
    ...(cause.position === undefined ? {} : { position: before + Number(cause.position) }),
    ...(cause.hint === undefined ? {} : { hint: cause.hint }),
    ...(cause.detail === undefined ? {} : { detail: cause.detail }),
    ...(cause.routine === "exec_stmt_raise" ? { raised: true as const } : {}),
    notices,
  };
}
