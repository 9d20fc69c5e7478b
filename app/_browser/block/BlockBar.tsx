import { type ReactNode, useEffect, useRef, useState } from "react";
import { repeatEarlyPress } from "@/app/_ui/frame/early-press";
import { describeRun } from "@/app/_ui/result/result-words";
import { pageLimits } from "@/sandbox/engine";
import { describeWaiting, type Phase, type Shown } from "./block-phase";
import { Icon } from "./Icon";
import { RunClock } from "./RunClock";

/** Run or Stop, what happened, Reset, and what else a block offers. */
export function BlockBar(props: {
  phase: Phase;
  shown: Shown | undefined;
  recorded: boolean;
  edited: boolean;
  /** Name of the engine, as a sentence begins; PostgreSQL unless told. */
  engine?: string;
  /** Milliseconds that the run under way may take. */
  limit?: number;
  onRun: () => void;
  onStop: () => void;
  onReset: () => void;
  /** What else can be done with the text, beside Run. */
  action?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const {
    phase,
    shown,
    recorded,
    edited,
    engine = "PostgreSQL",
    limit = pageLimits.ms,
    onRun,
    onStop,
    onReset,
    action,
    children,
  } = props;
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => repeatEarlyPress(go.current), []);
  const running = phase.kind === "running";
  const slow = useSlow(running);
  const waiting = phase.kind === "waiting";
  return (
    <div className="bar">
      <button
        ref={go}
        type="button"
        className="b go"
        aria-disabled={waiting || undefined}
        onClick={slow ? onStop : waiting || running ? undefined : onRun}
      >
        <Icon name={slow ? "stop" : "run"} />
        {slow ? "Stop" : "Run"} {slow ? null : <RunKeys />}
      </button>
      {action}
      <span className="info" role="status">
        {waiting || running ? null : infoText(shown, recorded)}
      </span>
      {slow ? <RunClock limit={limit / 1_000} /> : null}
      {waiting ? <Waiting phase={phase} name={engine} /> : null}
      <span className="right">
        {edited ? (
          <button type="button" className="b bare small" onClick={onReset}>
            <Icon name="reset" />
            Reset
          </button>
        ) : null}
        {children}
      </span>
    </div>
  );
}

function infoText(shown: Shown | undefined, recorded: boolean): string {
  if (!shown) return recorded ? "Recorded" : "not run yet";
  const what = describeRun(shown.outcomes);
  return shown.label ? `${shown.label}: ${what}` : what;
}

function Waiting(props: { phase: Extract<Phase, { kind: "waiting" }>; name: string }): ReactNode {
  const { phase, name } = props;
  const { engine } = phase;
  return (
    <span className="waiting">
      {describeWaiting(engine, name)}
      {engine.kind === "loading" ? (
        <progress value={engine.received} max={engine.total} aria-label={`${name} is loading`} />
      ) : null}
    </span>
  );
}

/** The keys that run, once the browser says whose keyboard it is. */
function RunKeys(): ReactNode {
  const [keys, setKeys] = useState("Ctrl ↵");
  useEffect(() => {
    if (/Mac|iPhone|iPad/.test(navigator.platform)) setKeys("⌘↵");
  }, []);
  return <kbd aria-hidden="true">{keys}</kbd>;
}

/** True when a run has lasted 300 ms: a shorter one shows no Stop, which would only flash. */
function useSlow(running: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!running) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, [running]);
  return slow && running;
}
