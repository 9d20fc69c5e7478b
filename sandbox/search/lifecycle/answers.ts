import type { Cluster } from "../cluster/cluster";
import { readIndicesOptions, resolveNames, strictOpen, wildcardPattern } from "../cluster/resolve-names";
import { illegalArgument, SearchError } from "../errors/search-error";
import type { ReplyValue } from "../json/reply-value";
import { requiredObject } from "../rest/body";
import { type Call, ok, type Reply } from "../rest/endpoint";
import { advanceLifecycles } from "./advance";
import { explainLifecycle, shownPhase } from "./explain";
import { readPolicy } from "./policy";
import { policyNameOf } from "./state";

/** `PUT _ilm/policy/{name}`: each change is a new version. */
export function putPolicy({ parts, body }: Call, cluster: Cluster): Reply {
  const node = requiredObject(body);
  const name = parts.name ?? "";
  readPolicy(node);
  const known = cluster.policies.get(name);
  const now = cluster.world.now();
  cluster.policies.set(name, {
    body: node,
    created: known?.created ?? now,
    modified: now,
    version: (known?.version ?? 0) + 1,
  });
  return ok({ acknowledged: true });
}

/** `GET _ilm/policy`, all of them or those named. */
export function showPolicies({ parts }: Call, cluster: Cluster): Reply {
  const patterns = (parts.name ?? "*").split(",");
  const absent = patterns.find((name) => !name.includes("*") && !cluster.policies.has(name));
  if (absent !== undefined) throw policyMissing(absent);
  const found = [...cluster.policies].filter(([name]) =>
    patterns.some((each) => wildcardPattern(each).test(name)),
  );
  return ok(
    Object.fromEntries(
      found.map(([name, { body, version, modified }]): [string, ReplyValue] => [
        name,
        {
          version,
          modified_date: new Date(modified).toISOString(),
          policy: {
            phases: Object.fromEntries(readPolicy(body).map((phase) => [phase.name, shownPhase(phase)])),
          },
          in_use_by: { indices: usersOf(name, cluster), data_streams: [], composable_templates: [] },
        },
      ]),
    ),
  );
}

/** `DELETE _ilm/policy/{name}`, refused while an index is under it. */
export function deletePolicy({ parts }: Call, cluster: Cluster): Reply {
  const name = parts.name ?? "";
  if (!cluster.policies.has(name)) throw policyMissing(name);
  const users = usersOf(name, cluster);
  if (users.length > 0)
    throw illegalArgument(
      `Cannot delete policy [${name}]. It is in use by one or more indices: [${users.join(", ")}]`,
    );
  cluster.policies.delete(name);
  return ok({ acknowledged: true });
}

/** `GET i/_ilm/explain`. */
export function explainIndices({ parts, parameters }: Call, cluster: Cluster): Reply {
  advanceLifecycles(cluster);
  const managed = parameters.flag("only_managed", false);
  const failed = parameters.flag("only_errors", false);
  const entries = resolveNames(cluster, parts.index, readIndicesOptions(parameters, strictOpen))
    .map(({ entry }) => entry)
    .filter((entry) => !(managed || failed) || policyNameOf(entry) !== undefined)
    .filter(({ lifecycle }) => !failed || lifecycle?.step === "ERROR");
  return ok({
    indices: Object.fromEntries(entries.map((entry) => [entry.live.name, explainLifecycle(cluster, entry)])),
  });
}

/** `POST i/_ilm/remove`: the indices are under no policy any more. */
export function removePolicies({ parts, parameters }: Call, cluster: Cluster): Reply {
  for (const { entry } of resolveNames(cluster, parts.index, readIndicesOptions(parameters, strictOpen))) {
    entry.live.putSettings(new Map([["index.lifecycle.name", null]]));
    const { lifecycle: _, ...rest } = entry;
    cluster.indices.set(entry.live.name, rest);
  }
  return ok({ has_failures: false, failed_indexes: [] });
}

const usersOf = (policy: string, cluster: Cluster): string[] =>
  cluster.sorted().flatMap(([name, entry]) => (policyNameOf(entry) === policy ? [name] : []));

const policyMissing = (name: string): SearchError =>
  new SearchError(404, "resource_not_found_exception", `Lifecycle policy not found: ${name}`);
