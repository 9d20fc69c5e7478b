/** Whose habits: MinIO judges signed callers by their own policies alone, AWS by both kinds of policy together. */
export type Dialect = "minio" | "aws";
