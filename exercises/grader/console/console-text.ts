import { parseConsole as parseObjects } from "@/sandbox/objects/console/parse-console";
import { parseConsole as parseSearch } from "@/sandbox/search/console/parse-console";
import type { ConsoleExercise } from "../../exercise";

/** One step of a console text: each is answered by one reply. */
export interface ConsoleStep {
  /** `aside`: a line such as `@clock +5m`, whose reply nobody judges. */
  kind: "request" | "aside";
  /** What is sent, decoded, without its body: `POST /products/_bulk?refresh=true`, `mc ls rowhouse/media`. */
  line: string;
}

/** The steps of a text in order, up to a line that is none. A flag of a search request is written out: `?refresh` is `?refresh=true`. */
export function stepsOf(kind: ConsoleExercise["kind"], text: string): ConsoleStep[] {
  return kind === "search" ? searchSteps(text) : objectsSteps(text);
}

function searchSteps(text: string): ConsoleStep[] {
  const { requests, clocks, problems } = parseSearch(text);
  const end = problems[0]?.position ?? Number.POSITIVE_INFINITY;
  const steps = [
    ...requests.map(({ method, path, start }) => ({ at: start, line: `${method} ${withFlags(path)}` })),
    ...clocks.map(({ move, start }) => ({ at: start, line: `@clock ${move}`, clock: true })),
  ];
  return steps
    .filter(({ at }) => at < end)
    .toSorted((one, other) => one.at - other.at)
    .map((step): ConsoleStep => ({ kind: "clock" in step ? "aside" : "request", line: decoded(step.line) }));
}

function objectsSteps(text: string): ConsoleStep[] {
  const steps: ConsoleStep[] = [];
  for (const step of parseObjects(text)) {
    if (step.kind === "problem") break;
    if (step.kind === "request")
      steps.push({
        kind: "request",
        line: decoded(`${step.presign ? "presign " : ""}${step.method} ${step.target}`),
      });
    else if (step.kind === "command") steps.push({ kind: "request", line: `mc ${step.text}` });
    else
      steps.push({
        kind: "aside",
        line: step.kind === "clock" ? `@clock ${step.move}` : `@dialect ${step.name}`,
      });
  }
  return steps;
}

/** `?refresh` and `?refresh=` are `?refresh=true` to Elasticsearch. */
const withFlags = (path: string): string => path.replaceAll(/([?&][^=&]+)=?(?=&|$)/g, "$1=true");

function decoded(line: string): string {
  try {
    return decodeURIComponent(line);
  } catch {
    return line;
  }
}
