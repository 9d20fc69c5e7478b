import { isBuiltin } from "node:module";

/** One import of one file: `to` is a path from the project's root, or undefined for a package. */
export interface Import {
  from: string;
  line: number;
  specifier: string;
  to: string | undefined;
  typeOnly: boolean;
}

type Side = "program" | "server" | "browser" | "shared";

/** Where the code of a file runs, read from its path. */
export function sideOf(path: string): Side {
  if (path.startsWith("app/_server/") || path.startsWith("app/_register/")) return "server";
  if (path.startsWith("app/_browser/")) return "browser";
  if (path.startsWith("app/_ui/")) return "shared";
  if (path.startsWith("app/") || /^\w+\/(.*\/)?cli\//.test(path) || path.startsWith("sandbox/capstone/"))
    return "program";
  if (/\/server\//.test(path)) return "server";
  return /\/browser\//.test(path) ? "browser" : "shared";
}

/** What is wrong with an import, and the right path; undefined when it is allowed. */
export function importProblem(item: Import): string | undefined {
  return packageProblem(item) ?? programProblem(item) ?? sideProblem(item) ?? roomProblem(item);
}

const OWNERS: { packages: RegExp; allowed: RegExp; message: string }[] = [
  {
    packages: /^server-only$/,
    allowed: /^app\/_server\//,
    message:
      "server-only belongs in app/_server/ only: it throws in plain Node, and command line programs load the rest",
  },
  {
    packages: /^(mdx-bundler|shiki|@shikijs\/)/,
    allowed: /^(content\/server\/|app\/_cli\/)/,
    message: "only content/server/ compiles lessons: take the compiled lesson from content/server/ instead",
  },
  {
    packages: /^@electric-sql\/pglite/,
    allowed: /^(sandbox\/(sql|cli)|app\/_register\/database)\//,
    message:
      "only sandbox/sql/ knows PGlite as an engine, and app/_register/database/ as a database: use the port in sandbox/engine.ts",
  },
];

function packageProblem({ from, specifier, to, typeOnly }: Import): string | undefined {
  if (to !== undefined) return undefined;
  const side = sideOf(from);
  if (!typeOnly && isBuiltin(specifier) && (side === "browser" || side === "shared")) {
    return `code outside server/ and cli/ may not use Node: move this into a server/ folder, or pass what ${specifier} gives in as a parameter`;
  }
  if (!typeOnly && specifier === "zod" && (side === "browser" || from.startsWith("app/_ui/"))) {
    return 'zod is 91 KB in a page: import "zod/mini" in code that runs in the browser';
  }
  return OWNERS.find((owner) => owner.packages.test(specifier) && !owner.allowed.test(from))?.message;
}

const APP_PROGRAM = /^app\/(_cli|_e2e)\//;

function programProblem({ from, to }: Import): string | undefined {
  if (to === undefined) return undefined;
  if (APP_PROGRAM.test(from)) return undefined;
  if (APP_PROGRAM.test(to)) {
    return "nobody imports a program: move what you need out of app/_cli/ or app/_e2e/ into the room that owns it";
  }
  const inApp = (path: string): boolean => path.startsWith("app/");
  if (inApp(to) && !inApp(from) && sideOf(from) !== "program") {
    return "content, exercises and sandbox may not import app: pass what you need in as a parameter";
  }
  if (sideOf(to) === "program" && !inApp(to) && sideOf(from) !== "program") {
    return "nobody imports a program: move what you need out of cli/ into the folder beside it";
  }
  return undefined;
}

function sideProblem({ from, to, typeOnly }: Import): string | undefined {
  if (to === undefined || typeOnly) return undefined;
  const pair = `${sideOf(from)} ${sideOf(to)}`;
  if (pair === "browser server") {
    return "browser code may not import server code: move what both need into the shared folder above, or use `import type`";
  }
  if (pair === "server browser" && !from.startsWith("app/")) {
    return "server code may not import browser code: move what both need into the shared folder above";
  }
  if (pair === "shared server") {
    return "shared code may not import server/: depend on a port in the shared folder, or use `import type`";
  }
  if (pair === "shared browser" && !from.startsWith("app/_ui/")) {
    return "shared code may not import browser/: depend on a port in the shared folder, or use `import type`";
  }
  return undefined;
}

/** The table of architecture.md: which rooms a file may look into besides its own. First match wins. */
const DOORS: { from: RegExp; to: RegExp; hint: string }[] = [
  {
    from: /^content\/server\//,
    to: /^sandbox\/(engine|outcome|\w+\/server\/|sql\/(catalog|explain-last)|search\/search-engine|objects\/objects-engine)/,
    hint: "sandbox/{engine,outcome}, sandbox/sql/{catalog,explain-last}, sandbox/search/search-engine, sandbox/objects/objects-engine and sandbox/*/server",
  },
  { from: /^content\//, to: /^sandbox\/(engine|outcome)/, hint: "sandbox/{engine,outcome}" },
  {
    from: /^exercises\/server\//,
    to: /^(content\/(server\/|schema|course|problem|nearest)|sandbox\/(engine|outcome|\w+\/server\/|typescript\/engine-database|search\/search-engine|objects\/objects-engine|(search|objects)\/console\/parse-console$))/,
    hint: "content/server, content/{schema,course,problem,nearest}, sandbox/{engine,outcome}, sandbox/*/server, sandbox/typescript/engine-database, sandbox/search/search-engine, sandbox/objects/objects-engine and the readers of consoles",
  },
  {
    from: /^exercises\/grader\//,
    // The second port, for functions in TypeScript: three files of interfaces. And how texts of consoles and XML are read.
    to: /^sandbox\/(engine|outcome|typescript\/(database|outcome|programs)$|(search|objects)\/console\/parse-console$|objects\/xml\/(read|node)$)/,
    hint: "sandbox/{engine,outcome}, sandbox/typescript/{database,outcome,programs}, the readers of consoles and of XML: the port and never an engine",
  },
  {
    from: /^exercises\//,
    to: /^content\/(schema|course|problem|nearest)/,
    hint: "content/{schema,course,problem,nearest}",
  },
  {
    from: /^sandbox\//,
    to: /^$/,
    hint: "nothing outside sandbox: it is where things run, and knows no lesson",
  },
];

function roomProblem({ from, to }: Import): string | undefined {
  if (to === undefined || sideOf(from) === "program" || from.startsWith("app/")) return undefined;
  const room = (path: string): string => path.split("/")[0] ?? "";
  if (room(from) === room(to) || !["content", "exercises", "sandbox"].includes(room(to))) return undefined;
  const door = DOORS.find((one) => one.from.test(from));
  if (!door || door.to.test(to)) return undefined;
  return `${room(from)} may not import ${to}: from here it may import ${door.hint}`;
}

const VAGUE = /^(utils?|helpers?|common|lib|manager|misc|stuff|data\d)$/i;

/** Why a path says nothing about what is in it, or undefined. */
export function nameProblem(path: string): string | undefined {
  const vague = path.split("/").find((part) => VAGUE.test(part.replace(/\..*$/, "")));
  return (
    vague &&
    `"${vague}" says nothing: name a file after the one thing it exports, a folder after what runs or is taught`
  );
}
