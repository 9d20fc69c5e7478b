import type { Settings } from "../index/settings";
import type { JsonObject } from "../json/node";
import { member, scalarText } from "../json/walk";
import type { Alias, Cluster, Stored } from "./cluster";
import { readDefinition } from "./read-definition";
import { wildcardPattern } from "./resolve-names";
import { textsOf } from "./texts-of";

/** What a template gives to a new index, component templates first. */
export interface Composed {
  readonly name: string;
  readonly settings: readonly Settings[];
  readonly mappings: readonly JsonObject[];
  readonly aliases: ReadonlyMap<string, Alias>;
}

/** The matching composable template of the highest priority, with its components; `undefined` when none matches. */
export function composeFor(cluster: Cluster, index: string): Composed | undefined {
  const matching = [...cluster.templates]
    .filter(([, { body }]) =>
      textsOf(member(body, "index_patterns")).some((each) => wildcardPattern(each).test(index)),
    )
    .toSorted(([, a], [, b]) => priority(b) - priority(a));
  const [best] = matching;
  return best ? compose(cluster, best[0], best[1].body) : undefined;
}

/** Puts a template and its components together. */
export function compose(cluster: Cluster, name: string, body: JsonObject): Composed {
  const components = textsOf(member(body, "composed_of")).flatMap(
    (each) => cluster.components.get(each) ?? [],
  );
  const parts = [...components.map(({ body: part }) => part), body].map((part) => {
    const template = member(part, "template");
    return readDefinition(template?.kind === "object" ? template : undefined);
  });
  return {
    name,
    settings: parts.map(({ settings }) => settings),
    mappings: parts.flatMap(({ mappings }) => mappings ?? []),
    aliases: new Map(parts.flatMap(({ aliases }) => [...aliases])),
  };
}

const priority = ({ body }: Stored): number => {
  const node = member(body, "priority");
  return Number((node && scalarText(node)) ?? 0);
};
