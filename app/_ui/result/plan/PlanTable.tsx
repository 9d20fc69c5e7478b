import type { ReactNode } from "react";
import { barOf, isWrong, type PlanModel, type PlanNode } from "./plan-model";
import { barsTitle, msText, planSummary, rowsText } from "./plan-words";

/** The numbers of the figure as a table, a row for each node. */
export function PlanTable({ model, at }: { model: PlanModel; at: number | undefined }): ReactNode {
  const { nodes, bars, pages, origin } = model;
  const ran = nodes.some((node) => node.found !== undefined);
  return (
    // Wide tables scroll sideways, so the box must take the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="out" tabIndex={0} aria-label="The plan as a table">
      <table className="rows nodes">
        <caption>{planSummary(model)}</caption>
        <thead>
          <tr>
            <th scope="col">Node</th>
            <th scope="col" className="num">
              Expected rows
            </th>
            {ran ? (
              <>
                <th scope="col" className="num">
                  Found rows
                </th>
                <th scope="col" className="num">
                  Times off
                </th>
                <th scope="col" className="num">
                  Loops
                </th>
              </>
            ) : null}
            <th scope="col" className="num">
              {barsTitle(model)}
            </th>
            {pages ? (
              <th scope="col" className="num">
                Pages
              </th>
            ) : null}
            <th scope="col">Remark</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr key={node.index} className={node.index === at ? "at" : undefined}>
              <th scope="row">
                {"\u00a0\u00a0".repeat(node.depth)}
                {node.kind} {node.target}
              </th>
              <td className="num">{rowsText(node.expected)}</td>
              {ran ? <Found node={node} /> : null}
              <td className="num">
                {bars.kind === "time"
                  ? msText(barOf(node, "time"))
                  : rowsText(Math.round(barOf(node, bars.kind)))}
              </td>
              {pages ? <td className="num">{node.ownPages?.toLocaleString("en")}</td> : null}
              <td>
                {[...(node.index === origin ? ["the error starts here"] : []), ...node.notes].join(", ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Found({ node }: { node: PlanNode }): ReactNode {
  return (
    <>
      <td className="num">{node.found === undefined ? "never ran" : rowsText(node.found)}</td>
      <td className="num">{node.found === undefined ? "" : node.cut ? "cut by Limit" : timesOff(node)}</td>
      <td className="num">{node.loops.toLocaleString("en")}</td>
    </>
  );
}

function timesOff(node: PlanNode): ReactNode {
  const text = node.factor < 10 ? node.factor.toFixed(1) : Math.round(node.factor).toLocaleString("en");
  return isWrong(node) ? <b>{text}</b> : text;
}
