import type { BlockKind } from "@/content/course";

/** What a block is called, and the engine that runs it. */
export const blockWords: Readonly<Record<BlockKind, { label: string; engine: string }>> = {
  sql: { label: "SQL", engine: "PostgreSQL" },
  http: { label: "Elasticsearch", engine: "The search engine" },
  s3: { label: "Object store", engine: "The object store" },
};
