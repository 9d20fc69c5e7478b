import type { ReactNode } from "react";
import type { BlockKind } from "@/content/course";
import type { Change, StateGroup, StateLine } from "./state-changes";

/** Lines that a group shows at first; what changed is always among them. */
const few = 14;

/** Indices with their fields, or buckets with their keys, each folded unless it is alone or some of them changed. */
export function StateGroups(props: { kind: Exclude<BlockKind, "sql">; groups: StateGroup[] }): ReactNode {
  const { kind, groups } = props;
  if (groups.length === 0)
    return <p className="meta">{kind === "http" ? "There is no index." : "There is no bucket."}</p>;
  return (
    <ul className="groups">
      {groups.map((group) => (
        // A group that changes opens anew: whether it stands open is decided by what it shows.
        <li key={`${group.name} ${group.change}`}>
          <details open={groups.length === 1 || group.lines.some(({ change }) => change !== "same")}>
            <summary>
              <span>
                <code className={group.change}>{group.name}</code> <Word change={group.change} />
                <Facts group={group} />
              </span>
            </summary>
            <Lines group={group} of={kind === "http" ? "fields" : "keys"} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function Facts({ group: { facts, newFacts } }: { group: StateGroup }): ReactNode {
  return facts.map((fact) => (
    <small key={fact}>{newFacts.includes(fact) ? <mark>{fact}</mark> : fact}</small>
  ));
}

function Lines({ group, of }: { group: StateGroup; of: string }): ReactNode {
  const { lines } = group;
  if (lines.length === 0) return group.change === "gone" ? null : <p className="meta">{`no ${of}`}</p>;
  const shown = lines.filter(({ change }, at) => at < few || change !== "same");
  const rest = lines.length - shown.length;
  return (
    <>
      <ul className="lines">
        {shown.map((line) => (
          <li key={line.name}>
            <Line line={line} />
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className="meta">{`and ${rest} more ${of}`}</p> : null}
    </>
  );
}

function Line({ line: { name, change, detail, versions } }: { line: StateLine }): ReactNode {
  return (
    <>
      <code className={change}>{name}</code> <Word change={change} />
      <small>{detail}</small>
      {versions.length > 0 ? (
        <ol className="stack">
          {versions.map((version, at) => (
            <li key={at} className={version.marker ? "hollow" : undefined}>
              {version.change === "new" ? <mark>{version.detail}</mark> : version.detail}
              {at === 0 ? " (current)" : ""}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}

/** What happened to it, in a word: the wash alone says nothing to who does not see it. */
function Word({ change }: { change: Change }): ReactNode {
  return change === "same" ? null : <i>{change} </i>;
}
