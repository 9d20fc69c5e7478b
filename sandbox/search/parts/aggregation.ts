export { aggregate } from "../aggregation/aggregate";
export { parseAggregations } from "../aggregation/parse";
