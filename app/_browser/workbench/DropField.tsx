import { type ReactNode, useEffect, useState } from "react";

/** Takes a file that is dropped anywhere on the page: beside the workbench the browser would open it and leave the page. */
export function DropField(props: { onFile: (file: File) => void; children: ReactNode }): ReactNode {
  const { onFile, children } = props;
  const over = useDroppedFile(onFile);
  return <div className={over ? "bench over" : "bench"}>{children}</div>;
}

/** True while a file is held over the page. The button "Import a file" does the same without a pointer. */
function useDroppedFile(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hold = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // Without a next element the pointer has left the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      onFile(file);
    };
    window.addEventListener("dragover", hold);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", hold);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [onFile]);
  return over;
}
