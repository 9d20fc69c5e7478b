import type { BlockKind } from "@/content/course";
import { parseConsole as parseObjects } from "@/sandbox/objects/console/parse-console";
import { parseConsole as parseSearch } from "@/sandbox/search/console/parse-console";

/** A way to send the requests of a block to a real server. */
export type CopyTarget = "curl" | "JavaScript";

interface Request {
  method: string;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** The requests of a console's text for a real server on this machine, in order; command lines of `mc` stay as they are. */
export function copyRequests(text: string, kind: Exclude<BlockKind, "sql">, as: CopyTarget): string {
  const write = as === "curl" ? curlOf : javascriptOf;
  const parts =
    kind === "http"
      ? parseSearch(text).requests.map(({ method, path, bodies }) =>
          write(searchRequest(method, path, bodies), kind),
        )
      : parseObjects(text).map((step) => {
          if (step.kind === "command") return as === "curl" ? `mc ${step.text}` : `// mc ${step.text}`;
          return step.kind === "request" ? write({ ...step, path: step.target }, kind) : "";
        });
  const head = as === "JavaScript" ? clients[kind] : "";
  return `${head}${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function searchRequest(method: string, path: string, bodies: readonly string[]): Request {
  const lines = /\/_(?:bulk|msearch)\b/.test(path);
  const body = lines
    ? bodies.map((each) => `${each.replace(/\s*\n\s*/g, " ")}\n`).join("")
    : bodies.join("\n");
  const type = lines ? "application/x-ndjson" : "application/json";
  return { method, path, headers: body === "" ? {} : { "content-type": type }, body };
}

const addresses = { http: "http://localhost:9200", s3: "http://localhost:9000" } as const;

/** For a POSIX shell. The object store's requests are signed by curl itself, with the keys of the environment. */
function curlOf({ method, path, headers, body }: Request, kind: Exclude<BlockKind, "sql">): string {
  const signed = kind === "s3" && !("authorization" in headers);
  const words = [
    `curl ${method === "HEAD" ? "--head" : `-X ${method}`} ${quoted(`${addresses[kind]}${path}`)}`,
    ...(signed
      ? ['--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" --aws-sigv4 aws:amz:us-east-1:s3']
      : []),
    ...Object.entries(headers)
      .filter(([name]) => name !== "authorization")
      .map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === "" ? [] : [`--data-binary ${quoted(body)}`]),
  ];
  return words.join(" \\\n  ");
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const clients = {
  http: 'import { Client } from "@elastic/elasticsearch";\n\nconst client = new Client({ node: "http://localhost:9200" });\n\n',
  s3: [
    'import { Client } from "minio";',
    "",
    "const client = new Client({",
    '  endPoint: "localhost",',
    "  port: 9000,",
    "  useSSL: false,",
    "  accessKey: process.env.S3_ACCESS_KEY,",
    "  secretKey: process.env.S3_SECRET_KEY,",
    "});",
    "",
    "",
  ].join("\n"),
} as const;

function javascriptOf({ method, path, headers, body }: Request, kind: Exclude<BlockKind, "sql">): string {
  const [pathname = path, query = ""] = path.split("?");
  if (kind === "http") {
    const lines = headers["content-type"] === "application/x-ndjson";
    const fields = [
      `method: ${JSON.stringify(method)}`,
      `path: ${JSON.stringify(pathname)}`,
      ...(query === ""
        ? []
        : [`querystring: ${JSON.stringify(Object.fromEntries(new URLSearchParams(query)))}`]),
      ...(body === "" ? [] : [lines ? `bulkBody: ${JSON.stringify(body)}` : `body: ${body.trim()}`]),
    ];
    return `await client.transport.request({\n  ${fields.join(",\n  ")},\n});`;
  }
  const [, bucket = "", ...key] = pathname.split("/");
  const fields = [
    `method: ${JSON.stringify(method)}`,
    `bucketName: ${JSON.stringify(decodeURIComponent(bucket))}`,
    ...(key.length === 0 ? [] : [`objectName: ${JSON.stringify(decodeURIComponent(key.join("/")))}`]),
    ...(query === "" ? [] : [`query: ${JSON.stringify(query)}`]),
    ...(Object.keys(headers).length === 0 ? [] : [`headers: ${JSON.stringify(headers)}`]),
  ];
  return `await client.makeRequestAsync({ ${fields.join(", ")} }, ${JSON.stringify(body)});`;
}
