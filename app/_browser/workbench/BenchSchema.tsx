import type { ReactNode } from "react";
import type { Schema } from "@/sandbox/sql/catalog";
import type { Peek } from "../block/schema/PeekRows";
import { SchemaPanel } from "../block/schema/SchemaPanel";
import type { BenchSession } from "./bench-session";

/** The tables of the workbench as they are now. */
export default function BenchSchema(props: {
  schema: Schema;
  session: () => Promise<BenchSession>;
}): ReactNode {
  const { schema, session } = props;
  const peek: Peek = async (table) => (await session()).peek(table);
  return <SchemaPanel schema={schema} peek={peek} name="Tables of the workbench" />;
}
