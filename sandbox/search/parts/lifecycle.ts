export { advanceLifecycles } from "../lifecycle/advance";
export {
  deletePolicy,
  explainIndices,
  putPolicy,
  removePolicies,
  showPolicies,
} from "../lifecycle/answers";
