import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";

/** Either the file was written, or it was there and is untouched. */
export type InitEnvResult = { kind: "written" } | { kind: "exists" };

/** Writes an .env with new passwords for docker-compose.yml, readable by its owner only; never over an existing file. */
export function initEnv(path: string, secret: () => string = newSecret): InitEnvResult {
  try {
    // "wx" fails when the file exists: checking first would leave a gap in which it could appear.
    writeFileSync(path, environmentText(secret), { flag: "wx", mode: 0o600 });
    return { kind: "written" };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return { kind: "exists" };
    throw error;
  }
}

function environmentText(secret: () => string): string {
  return `# Made by "npm run sandbox -- init-env" for docker-compose.yml. Keep it out of version control.
POSTGRES_PASSWORD=${secret()}
ELASTIC_PASSWORD=${secret()}
MINIO_ROOT_USER=rowhouse
MINIO_ROOT_PASSWORD=${secret()}
# Other images: POSTGRES_IMAGE, ELASTICSEARCH_IMAGE, MINIO_IMAGE. Other ports: POSTGRES_PORT, ELASTICSEARCH_PORT, MINIO_PORT.
`;
}

/** 192 bits in letters that need no quoting in an env file, a URL or a shell. */
function newSecret(): string {
  return randomBytes(24).toString("base64url");
}
