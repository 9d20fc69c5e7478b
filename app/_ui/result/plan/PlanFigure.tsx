import { type KeyboardEvent, type ReactNode, useMemo, useRef } from "react";
import { barOf, isWrong, type PlanModel, type PlanNode } from "./plan-model";
import { barsTitle, estimateText, factorText, msText, planSummary, rowsText } from "./plan-words";
import { type RowAxis, rowAxis } from "./row-axis";

/** The tree from the top: bars, rows expected and found on a logarithmic axis, pages. Arrow keys move between nodes. */
export function PlanFigure(props: {
  model: PlanModel;
  /** Node in focus. */
  at: number | undefined;
  onMove: (index: number) => void;
}): ReactNode {
  const { model, at, onMove } = props;
  const { nodes, pages } = model;
  const axis = useMemo(() => rowAxis(nodes), [nodes]);
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nodeAfter(nodes, at ?? 0, event.key);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-node="${next}"]`)?.focus();
  };
  const ran = nodes.some((node) => node.found !== undefined);
  return (
    <figure className={pages ? "tree pages" : "tree"}>
      <div className="head" aria-hidden="true">
        <span className="what">node</span>
        <span className="bars">{barsTitle(model)}</span>
        <span className="rows">
          {ran ? "rows: expected and found" : "rows expected"}
          <span className="ticks">
            <svg height="14" width="100%">
              {axis.ticks.map((tick) => (
                <text key={tick.text} x={`${tick.at}%`} y="12">
                  {tick.text}
                </text>
              ))}
            </svg>
          </span>
        </span>
        {pages ? <span className="page">pages</span> : null}
      </div>
      <ul ref={list} className="steps" role="tree" aria-label={planSummary(model)} onKeyDown={onKeyDown}>
        {nodes.map((node) => (
          <Node
            key={node.index}
            node={node}
            model={model}
            axis={axis}
            tabbable={node.index === (at ?? 0)}
            current={node.index === at}
            onFocus={() => onMove(node.index)}
          />
        ))}
      </ul>
      <figcaption>
        <span className="dot open" /> expected by the planner
        {ran ? (
          <>
            {" "}
            <span className="dot" /> found while running
          </>
        ) : null}
      </figcaption>
    </figure>
  );
}

function Node(props: {
  node: PlanNode;
  model: PlanModel;
  axis: RowAxis;
  tabbable: boolean;
  current: boolean;
  onFocus: () => void;
}): ReactNode {
  const { node, model, axis, tabbable, current, onFocus } = props;
  const origin = node.index === model.origin;
  return (
    <li
      role="treeitem"
      aria-level={node.depth + 1}
      aria-selected={current}
      tabIndex={tabbable ? 0 : -1}
      data-node={node.index}
      onFocus={onFocus}
    >
      <div className="what">
        {node.rails.map((goesOn, step) => (
          <span key={step} className={railClass(goesOn, step === node.rails.length - 1)} aria-hidden="true" />
        ))}
        <span className="name">
          <b>{node.kind}</b> <code>{node.target}</code>
          {node.notes.length > 0 ? <small>{node.notes.join(", ")}</small> : null}
        </span>
      </div>
      <Bar node={node} model={model} />
      <div className="rows">
        <span className="vh">{estimateText(node)}. </span>
        <Dots node={node} axis={axis} />
        {isWrong(node) ? (
          <b className="off" aria-hidden="true">
            {factorText(node)}
          </b>
        ) : (
          <RowNote node={node} />
        )}
        {origin ? <b className="origin">the error starts here</b> : null}
      </div>
      {model.pages ? (
        <div className="page">
          {node.ownPages ? (
            <>
              {node.ownPages.toLocaleString("en")}
              <span className="unit"> pages</span>
            </>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

function RowNote({ node }: { node: PlanNode }): ReactNode {
  const note = node.cut ? "Limit stopped it" : node.found !== undefined && node.loops > 1 ? "each time" : "";
  return note === "" ? null : (
    <small className="remark" aria-hidden="true">
      {note}
    </small>
  );
}

function Bar({ node, model: { bars } }: { node: PlanNode; model: PlanModel }): ReactNode {
  const value = barOf(node, bars.kind);
  const width = bars.most > 0 ? (100 * value) / bars.most : 0;
  const text =
    bars.kind === "time" ? msText(value) : rowsText(bars.kind === "cost" ? Math.round(value) : value);
  const unit = { time: "ms of its own", rows: "rows in all", cost: "of cost of its own" }[bars.kind];
  return (
    <div className="bars">
      <svg height="12" aria-hidden="true">
        <rect height="12" width={`${Math.max(width, 1.5)}%`} />
      </svg>
      <span className="value">
        {text}
        <span className="vh"> {unit}. </span>
      </span>
    </div>
  );
}

/** Hollow stands at what was expected, filled at what was found, and the line between them is the error. */
function Dots({ node, axis }: { node: PlanNode; axis: RowAxis }): ReactNode {
  const from = `${axis.place(node.expected)}%`;
  const to = node.found === undefined ? undefined : `${axis.place(node.found)}%`;
  return (
    <svg className="dots" height="20" width="100%" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <line key={tick.text} className="grid" x1={`${tick.at}%`} x2={`${tick.at}%`} y1="0" y2="20" />
      ))}
      {to === undefined ? null : (
        <line className={isWrong(node) ? "gap wrong" : "gap"} x1={from} x2={to} y1="10" y2="10" />
      )}
      <circle className="open" cx={from} cy="10" r="4.5" />
      {to === undefined ? null : <circle className="found" cx={to} cy="10" r="4.5" />}
    </svg>
  );
}

function railClass(goesOn: boolean, last: boolean): string {
  if (!last) return goesOn ? "rail on" : "rail";
  return goesOn ? "rail on bend" : "rail bend";
}

/** Up and down in the order of reading, left to the parent, right to the first child. */
function nodeAfter(nodes: PlanNode[], at: number, key: string): number | undefined {
  switch (key) {
    case "ArrowDown":
      return Math.min(nodes.length - 1, at + 1);
    case "ArrowUp":
      return Math.max(0, at - 1);
    case "ArrowLeft":
      return nodes[at]?.parent;
    case "ArrowRight":
      return nodes.find((node) => node.parent === at)?.index;
    case "Home":
      return 0;
    case "End":
      return nodes.length - 1;
    default:
      return undefined;
  }
}
