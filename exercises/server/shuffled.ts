import { createHash } from "node:crypto";
import type { Dataset } from "@/sandbox/engine";

/**
 * Writes two of three rows of every table anew, so that they lie elsewhere: what leans on the order of storage then gives
 * another result. Identity and generated columns cannot be set, any other column to itself can.
 */
const scatter = `
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT c.table_name, min(c.column_name) AS column_name
    FROM information_schema.columns AS c
    JOIN information_schema.tables AS t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_identity = 'NO' AND c.is_generated = 'NEVER'
    GROUP BY c.table_name
  LOOP
    FOR turn IN 2..3 LOOP
      EXECUTE format(
        'UPDATE public.%1$I AS t SET %2$I = %2$I WHERE hashtext(t::text) %% %3$s = 0', one.table_name, one.column_name, turn);
    END LOOP;
  END LOOP;
END $$;`;

/** The same rows, lying in another order. */
export function shuffled(dataset: Dataset): Dataset {
  const version = createHash("sha256").update(dataset.version).update(scatter).digest("hex").slice(0, 16);
  return { ...dataset, version, files: [...dataset.files, { path: "shuffled.sql", text: scatter }] };
}
