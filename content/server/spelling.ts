import type { Root } from "mdast";
import { childrenOf, isCode, type Node } from "./mdx-tree";
import type { ProblemList } from "./problem-list";

/** Product names as their owners write them. */
const names: [wrong: RegExp, right: string][] = [
  [/\b(?:Postgres|postgres|PostgreSql|Postgresql|POSTGRESQL)\b/, "PostgreSQL"],
  [/\b(?:ElasticSearch|elasticsearch|Elastic Search)\b/, "Elasticsearch"],
  [/\b(?:Minio|minio|MinIo|MINIO)\b/, "MinIO"],
  [/\b(?:PGLite|Pglite|pglite)\b/, "PGlite"],
  [/\b(?:Javascript|javascript)\b/, "JavaScript"],
  [/\b(?:Typescript|typescript)\b/, "TypeScript"],
  [/\b(?:Github|github)\b/, "GitHub"],
  [/\b(?:NodeJS|Nodejs|node\.js)\b/, "Node.js"],
  [/\b(?:MySql|Mysql|mysql|MYSQL)\b/, "MySQL"],
  [/\b(?:MongoDb|Mongodb|mongodb)\b/, "MongoDB"],
];

/** Product names in prose; code and addresses write them as they must. */
export function checkSpelling(node: Root | Node, list: ProblemList): void {
  if (isCode(node) || node.type === "inlineCode" || node.type === "yaml") return;
  if (node.type === "text") {
    for (const [wrong, right] of names) {
      const found = wrong.exec(node.value)?.[0];
      if (found) list.at(node, `The name ${found} is not spelt as its owners do.`, `Type ${right}.`);
    }
  }
  // The text of a bare address is the address.
  if (
    node.type === "link" &&
    childrenOf(node).some((child) => child.type === "text" && child.value === node.url)
  )
    return;
  for (const child of childrenOf(node)) checkSpelling(child, list);
}
