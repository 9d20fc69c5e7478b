"use client";

import { useEffect } from "react";

/** While developing: loads the page again when a file of the course was saved. Renders nothing. */
export function ReloadOnSave(): null {
  useEffect(() => {
    const changes = new EventSource(`/api/changes?since=${performance.timeOrigin}`);
    changes.addEventListener("message", () => location.reload());
    return () => changes.close();
  }, []);
  return null;
}
