import type { ReactNode } from "react";
import type { Module } from "@/content/course";
import { ModuleRow } from "./ModuleRow";

const counts = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** All modules in order, with the windows of what was read. */
export function Path({ modules }: { modules: Module[] }): ReactNode {
  const count = counts[modules.length] ?? String(modules.length);
  const first = modules.find((module) => module.lessons.length > 0);
  return (
    <section className="path" aria-labelledby="path">
      <header>
        <h2 id="path">
          {count} {modules.length === 1 ? "module" : "modules"}, one marketplace
        </h2>
        <p className="legend">
          <Window state="on" /> passed <Window state="try" /> tried <Window state="" /> open. A window is an
          exercise, a house a lesson.
        </p>
      </header>
      <ol className="mods">
        {modules.map((module) => (
          <ModuleRow key={module.slug} module={module} open={module === first} />
        ))}
      </ol>
    </section>
  );
}

function Window({ state }: { state: string }): ReactNode {
  return (
    <span className="windows" aria-hidden="true">
      <span>
        <i className={state} />
      </span>
    </span>
  );
}
