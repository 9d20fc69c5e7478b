export { parseFunctionScore } from "../query/parse-function-score";
export { weighFunctionScore } from "../query/weigh-function-score";
