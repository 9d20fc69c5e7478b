import * as aggregation from "./aggregation";
import * as analysis from "./analysis";
import * as byQuery from "./by-query";
import * as cat from "./cat";
import * as explain from "./explain";
import * as functionScore from "./function-score";
import * as geo from "./geo";
import * as highlight from "./highlight";
import * as lifecycle from "./lifecycle";
import { setPart } from "./part";
import * as queryString from "./query-string";
import * as regexp from "./regexp";

/** All parts are there: nothing is fetched later. */
export function setAllParts(): void {
  setPart("aggregation", aggregation);
  setPart("analysis", analysis);
  setPart("by-query", byQuery);
  setPart("cat", cat);
  setPart("explain", explain);
  setPart("function-score", functionScore);
  setPart("geo", geo);
  setPart("highlight", highlight);
  setPart("lifecycle", lifecycle);
  setPart("query-string", queryString);
  setPart("regexp", regexp);
}
