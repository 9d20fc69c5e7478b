import { type ReactNode, useEffect, useState } from "react";

/** Seconds of the run under way. Not announced: only its end is. */
export function RunClock({ limit }: { limit: number }): ReactNode {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const started = performance.now();
    const timer = setInterval(() => setSeconds((performance.now() - started) / 1_000), 100);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="clock">
      Running, {Math.min(seconds, limit).toFixed(1)} s of {limit} s
    </span>
  );
}
