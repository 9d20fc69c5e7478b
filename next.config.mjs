import { availableParallelism } from "node:os";

/** Files named after their content or version never change: a browser that has one need not ask again. */
const forever = [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }];

const everyPage = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Next leaves one processor free, which on two means that one page is made at a time.
  experimental: { cpus: availableParallelism() },
  // These find files beside themselves, or start programs of their own: bundled, they would not.
  serverExternalPackages: [
    "mdx-bundler",
    "esbuild",
    "shiki",
    "@electric-sql/pglite",
    "pg",
    "kysely",
    "libpg-query",
    "pino",
    "prom-client",
    "better-auth",
    "@resvg/resvg-js",
    "satori",
  ],
  // The pages read lessons and records from the project's folder, which the tracing cannot see.
  outputFileTracingIncludes: { "/**": ["./content/**/*", "./sandbox/sql/**/*"] },
  headers: () =>
    Promise.resolve([
      { source: "/:path*", headers: everyPage },
      { source: "/engine/:version/:file", headers: forever },
      // Packed by the build; the browser unpacks what names its packing.
      {
        source: "/engine/:version/:file(.+\\.br)",
        headers: [...forever, { key: "Content-Encoding", value: "br" }],
      },
      { source: "/datasets/:file", headers: forever },
      // The page has to see a new engine at once; the file is small.
      { source: "/engine/manifest.json", headers: [{ key: "Cache-Control", value: "no-cache" }] },
    ]),
};

export default config;
