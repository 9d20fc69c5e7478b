import { afterAll, beforeAll, describe } from "vitest";
import type { Database } from "./database";
import { memoryDatabase, serverDatabase } from "./test-databases";

/** Describes something once on PGlite and once on a PostgreSQL server; each starts empty and migrated. */
export function describeOnEach(name: string, tests: (database: () => Database) => void): void {
  describe.each([
    ["PGlite", memoryDatabase],
    ["PostgreSQL", serverDatabase],
  ])(`${name} on %s`, (_, open) => {
    let database: Database | undefined;
    beforeAll(async () => {
      const found = await open();
      if ("skipped" in found) throw new Error(found.skipped);
      database = found;
    });
    afterAll(() => database?.close());
    tests(() => {
      if (!database) throw new Error("The database is not open.");
      return database;
    });
  });
}
