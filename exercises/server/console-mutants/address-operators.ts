import type { Step } from "./console-tree";
import { type Operator, requestOperator } from "./operator";

/** Ways to go wrong in the line of a request, and with requests as a whole. */
export const addressOperators: Operator[] = [
  {
    name: "request-dropped",
    example: "POST /a/_refresh\n\nGET /a/_count -> GET /a/_count",
    apply: (step, all) =>
      all.filter(({ kind }) => kind !== "other").length > 1
        ? [{ steps: [], says: `${nameOf(step)} left out` }]
        : [],
  },
  requestOperator("parameter-dropped", "PUT /a/_doc/1?refresh=true -> PUT /a/_doc/1", (step) =>
    step.query.map(([name], i) => ({
      step: { ...step, query: step.query.toSpliced(i, 1) },
      says: `${name} left out`,
    })),
  ),
  requestOperator(
    "parameters-dropped",
    "POST /a/_update/1?if_seq_no=0&if_primary_term=1 -> POST /a/_update/1",
    (step) =>
      step.query.length > 1 ? [{ step: { ...step, query: [] }, says: "all parameters left out" }] : [],
  ),
  requestOperator("refresh", "PUT /a/_doc/1?refresh=wait_for -> PUT /a/_doc/1?refresh=true", (step) =>
    step.query.flatMap(([name, value], i) => {
      if (name !== "refresh") return [];
      const to = value === "wait_for" ? "true" : "wait_for";
      return [
        { step: { ...step, query: step.query.toSpliced(i, 1, [name, to]) }, says: `refresh became ${to}` },
      ];
    }),
  ),
  requestOperator("prefix-changed", "GET /b?prefix=a/b/ -> GET /b?prefix=a/", (step) =>
    step.query.flatMap(([name, value], i) => {
      if (name !== "prefix" || value === undefined) return [];
      const decoded = value.replaceAll(/%2F/gi, "/");
      const shorter = decoded.replace(/[^/]+\/?$/, "");
      const bare = decoded.replace(/\/$/, "");
      return [...new Set([shorter, bare])]
        .filter((to) => to !== "" && to !== decoded)
        .map((to) => ({
          step: { ...step, query: step.query.toSpliced(i, 1, [name, to]) },
          says: `prefix became ${to}`,
        }));
    }),
  ),
  requestOperator(
    "expiry",
    "presign GET /b/k?X-Amz-Expires=300 -> presign GET /b/k?X-Amz-Expires=600",
    (step) =>
      step.query.flatMap(([name, value], i) =>
        name === "X-Amz-Expires"
          ? [Number(value) * 2, Math.floor(Number(value) / 2)].map((to) => ({
              step: { ...step, query: step.query.toSpliced(i, 1, [name, String(to)]) },
              says: `X-Amz-Expires became ${to}`,
            }))
          : [],
      ),
  ),
  requestOperator("presigned-method", "presign PUT /b/k -> presign GET /b/k", (step) => {
    if (!step.presign) return [];
    const method = step.method === "GET" ? "PUT" : "GET";
    return [{ step: { ...step, method }, says: `an address for ${method}` }];
  }),
  requestOperator("id-changed", "PUT /a/_doc/1 -> PUT /a/_doc/10", (step) =>
    /\/_(doc|create|update)\/[^/]+$/.test(step.path)
      ? [{ step: { ...step, path: `${step.path}0` }, says: "the id became another one" }]
      : [],
  ),
  requestOperator("write-kind", "POST /a/_update/1 -> PUT /a/_doc/1", (step) => {
    const to = /\/_update\//.test(step.path)
      ? "_doc"
      : /\/_doc\//.test(step.path) && step.method === "PUT"
        ? "_create"
        : undefined;
    if (to === undefined) return [];
    const path = step.path.replace(/\/_(doc|update)\//, `/${to}/`);
    return [
      {
        step: { ...step, method: "PUT", path },
        says: `_${path.split("/_")[1]?.split("/")[0] ?? ""} in its place`,
      },
    ];
  }),
];

const nameOf = (step: Step): string =>
  step.kind === "request"
    ? `${step.method} ${step.path}`
    : step.kind === "command"
      ? `mc ${step.words[0] ?? ""}`
      : step.text;
