import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Workbench } from "@/app/_browser/workbench/Workbench";
import { getPageSources } from "@/app/_server/course";
import { Canonical } from "@/app/_ui/frame/Canonical";
import "@/app/_ui/styles/workbench.css";

/** What the workbench says of itself. */
export const metadata: Metadata = {
  title: "Workbench",
  description:
    "PostgreSQL in the page, with the data of the course or your own: no account, nothing is sent.",
};

const dataset = "harbor";

/** A full page to write SQL in. */
export default async function WorkbenchPage(): Promise<ReactNode> {
  const source = (await getPageSources()).get(dataset);
  if (!source) throw new Error(`The dataset ${dataset} is not published.`);
  return (
    <main id="main" className="benchpage" data-dataset={source.dataset} data-engine={source.engine}>
      <Canonical path="/workbench" />
      <h1>Workbench</h1>
      <p className="lead">
        The rows of {dataset} are here, and stay as you leave them until you press Reset rows or close the
        page. Drop a CSV or SQL file to work with your own. Nothing leaves your browser.
      </p>
      <noscript>
        <p>
          The workbench needs JavaScript: PostgreSQL itself runs in this page. The lessons show their results
          without.
        </p>
      </noscript>
      <Workbench {...source} />
    </main>
  );
}
