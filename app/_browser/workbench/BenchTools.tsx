import { type ReactNode, useRef } from "react";
import { Icon } from "../block/Icon";

/** What a workbench can do besides running: rows back, a file in, the database out, a link. */
export function BenchTools(props: {
  onReset: () => void;
  onFile: (file: File) => void;
  onExport: () => void;
  onShare: () => void;
}): ReactNode {
  const { onReset, onFile, onExport, onShare } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="b bare small" onClick={onReset}>
        <Icon name="reset" />
        Reset rows
      </button>
      <button type="button" className="b bare small" onClick={() => input.current?.click()}>
        Import a file
      </button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.sql"
        hidden
        aria-label="CSV or SQL file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          // The same file can be chosen again after it was mended.
          event.target.value = "";
        }}
      />
      <button type="button" className="b bare small" onClick={onExport}>
        Export as SQL
      </button>
      <button type="button" className="b bare small" onClick={onShare}>
        <Icon name="copy" />
        Copy link
      </button>
    </>
  );
}
