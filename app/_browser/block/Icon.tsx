import type { ReactNode } from "react";

const paths = {
  run: "M4 2.5 13 8l-9 5.5z",
  stop: "M3.5 3.5h9v9h-9z",
  reset: "M3 8a5 5 0 1 0 1.6-3.7M3 2.5V5.5h3",
  check: "m3 8.5 3.2 3.2L13 4.5",
  cross: "m4 4 8 8M12 4l-8 8",
  clock: "M8 4.5V8l2.5 1.5M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2z",
  alert: "M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.3v1",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
  table: "M2.5 3h11v10h-11zM2.5 6.5h11M7 6.5V13",
  open: "M6 3.5H2.5v10h10V10M9 2.5h4.5V7M13 3 7.5 8.5",
  offline: "M2 2l12 12M3 8a7 7 0 0 1 3-1.8M10.5 6.5A7 7 0 0 1 13 8M5.5 10.7a3.6 3.6 0 0 1 5 0M8 13v.5",
} as const;

/** A drawn sign of 16 px; always beside a word. */
export function Icon({ name }: { name: keyof typeof paths }): ReactNode {
  const solid = name === "run" || name === "stop";
  return (
    <svg className={solid ? "i solid" : "i"} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
