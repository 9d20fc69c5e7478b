import type { Metadata } from "next";
import type { ReactNode } from "react";
import { NearestPage } from "./_browser/frame/NearestPage";

/** What the page for unknown addresses says of itself. */
export const metadata: Metadata = { title: "No such page" };

/** An address that no page has: offers the nearest. */
export default function NotFound(): ReactNode {
  return (
    <main id="main" className="narrow">
      <h1>No page has this address</h1>
      <NearestPage />
    </main>
  );
}
