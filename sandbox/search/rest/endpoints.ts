import { fieldMappingEndpoints } from "../index/field-mapping-endpoints";
import { searchEndpoints } from "../query/search/endpoints";
import { analyzeEndpoints } from "../analysis/endpoints";
import { aliasEndpoints } from "./alias-endpoints";
import { byQueryEndpoints } from "./by-query/endpoints";
import { bulkEndpoint } from "./bulk-endpoint";
import { catEndpoints } from "./cat-endpoints";
import { clusterEndpoints } from "./cluster-endpoints";
import { countEndpoint } from "./count-endpoint";
import { documentEndpoints } from "./document-endpoints";
import type { Endpoint } from "./endpoint";
import { explainEndpoint } from "./explain-endpoint";
import { indexEndpoints } from "./index-endpoints";
import { lifecycleEndpoints } from "./lifecycle-endpoints";
import { mgetEndpoint } from "./mget-endpoint";
import { msearchEndpoint } from "./msearch-endpoint";
import { resolveEndpoint } from "./resolve-endpoint";
import { rolloverEndpoint } from "./rollover-endpoint";
import { templateEndpoints } from "./template-endpoints";
import { updateEndpoint } from "./update-endpoint";
import { validateEndpoint } from "./validate-endpoint";

/** Every request that the engine knows. */
export const endpoints: readonly Endpoint[] = [
  ...clusterEndpoints,
  ...indexEndpoints,
  ...documentEndpoints,
  updateEndpoint,
  bulkEndpoint,
  mgetEndpoint,
  ...aliasEndpoints,
  ...templateEndpoints,
  ...catEndpoints,
  ...analyzeEndpoints,
  ...fieldMappingEndpoints,
  ...searchEndpoints,
  ...byQueryEndpoints,
  countEndpoint,
  msearchEndpoint,
  validateEndpoint,
  explainEndpoint,
  rolloverEndpoint,
  ...lifecycleEndpoints,
  resolveEndpoint,
];
