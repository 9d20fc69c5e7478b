import { type DragEvent, type ReactNode, useState } from "react";

/** Takes a file that is dropped anywhere on the workbench. */
export function DropField(props: { onFile: (file: File) => void; children: ReactNode }): ReactNode {
  const [over, setOver] = useState(false);
  const hasFile = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");
  return (
    // The button "Import a file" does the same without a pointer.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={over ? "bench over" : "bench"}
      onDragOver={(event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (!file) return;
        event.preventDefault();
        props.onFile(file);
      }}
    >
      {props.children}
    </div>
  );
}
