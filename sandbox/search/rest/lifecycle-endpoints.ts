import { indicesParameters } from "../cluster/resolve-names";
import { part } from "../parts/part";
import { type Endpoint, ok } from "./endpoint";

const waiting = ["master_timeout", "timeout"];

/** Policies that roll indices over and delete them as they age by the engine's clock. */
export const lifecycleEndpoints: readonly Endpoint[] = [
  {
    methods: ["PUT"],
    paths: ["/_ilm/policy/{name}"],
    parameters: waiting,
    answer: (call, cluster) => part("lifecycle").putPolicy(call, cluster),
  },
  {
    methods: ["GET"],
    paths: ["/_ilm/policy", "/_ilm/policy/{name}"],
    parameters: waiting,
    answer: (call, cluster) => part("lifecycle").showPolicies(call, cluster),
  },
  {
    methods: ["DELETE"],
    paths: ["/_ilm/policy/{name}"],
    parameters: waiting,
    answer: (call, cluster) => part("lifecycle").deletePolicy(call, cluster),
  },
  {
    methods: ["GET"],
    paths: ["/{index}/_ilm/explain"],
    parameters: [...indicesParameters, ...waiting, "only_managed", "only_errors"],
    answer: (call, cluster) => part("lifecycle").explainIndices(call, cluster),
  },
  {
    methods: ["POST"],
    paths: ["/{index}/_ilm/remove"],
    parameters: [...indicesParameters, ...waiting],
    answer: (call, cluster) => part("lifecycle").removePolicies(call, cluster),
  },
  {
    methods: ["GET"],
    paths: ["/_ilm/status"],
    parameters: waiting,
    answer: () => ok({ operation_mode: "RUNNING" }),
  },
];
