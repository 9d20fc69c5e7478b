const names: Record<string, string> = { postgresql: "PostgreSQL", elasticsearch: "Elasticsearch", s3: "S3" };

/** `{ postgresql: "18" }` as `PostgreSQL 18`. */
export function versionWords(version: Record<string, string>): string {
  return Object.entries(version)
    .map(([engine, number]) => `${names[engine] ?? engine} ${number}`)
    .join(", ");
}
