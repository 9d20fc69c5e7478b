import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { renderAsync } from "@resvg/resvg-js";
import satori from "satori";
import { projectRoot } from "@/sandbox/sql/server/project-root";
import type { Lesson } from "../course";

const size = { width: 1200, height: 630 };
const margin = 80;
const paper = "#fdfdfc";
const ink = "#1a1b1d";
const faint = "#686a6f";
const pen = "#1d4fb8";

interface Drawn {
  type: string;
  props: { style: Record<string, string | number>; children?: (Drawn | string)[] | string };
}

const box = (style: Record<string, string | number>, children: (Drawn | string)[] | string = []): Drawn => ({
  type: "div",
  props: { style: { display: "flex", ...style }, children },
});

let fonts: Promise<Font[]> | undefined;

interface Font {
  name: string;
  data: Buffer;
  weight: 400 | 600;
}

/** A face of the open fonts that the image renderer reads (it knows no WOFF2). */
async function readFonts(): Promise<Font[]> {
  const face = async (name: string, file: string, weight: 400 | 600): Promise<Font> => ({
    name,
    data: await readFile(join(projectRoot(), "node_modules/@fontsource", file)),
    weight,
  });
  return Promise.all([
    face("Serif", "source-serif-4/files/source-serif-4-latin-ext-600-normal.woff", 600),
    face("Serif", "source-serif-4/files/source-serif-4-latin-600-normal.woff", 600),
    face("Sans", "source-sans-3/files/source-sans-3-latin-400-normal.woff", 400),
  ]);
}

/** Draws the preview image of a lesson into `folder/<id>.png`, unless the same picture is there; no browser is needed. */
export async function writeOgImage(
  lesson: Lesson,
  moduleTitle: string,
  folder: string,
  root: string,
): Promise<void> {
  const text = JSON.stringify([moduleTitle, lesson.id, lesson.title, lesson.summary, lesson.minutes, 2]);
  const kept = join(root, ".cache/og", `${createHash("sha256").update(text).digest("hex").slice(0, 32)}.png`);
  if (!existsSync(kept)) {
    fonts ??= readFonts();
    const svg = await satori(picture(lesson, moduleTitle) as unknown as Parameters<typeof satori>[0], {
      ...size,
      fonts: await fonts,
    });
    await mkdir(dirname(kept), { recursive: true });
    const image = await renderAsync(svg);
    await writeFile(kept, image.asPng());
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${lesson.id}.png`), await readFile(kept));
}

function picture(lesson: Lesson, moduleTitle: string): Drawn {
  const column = { flexDirection: "column" };
  return box(
    {
      ...column,
      // Satori adds the padding to the size.
      width: size.width - 2 * margin,
      height: size.height - 2 * margin,
      justifyContent: "space-between",
      padding: margin,
      background: paper,
      color: ink,
      fontFamily: "Sans",
    },
    [
      box({ justifyContent: "space-between", fontSize: 30, color: faint }, [
        box({ alignItems: "flex-end", gap: 14 }, [
          box({ gap: 8 }, [0, 1, 2].map(house)),
          box({ fontFamily: "Serif", fontWeight: 600, color: ink }, "Rowhouse"),
        ]),
        box({}, moduleTitle),
      ]),
      box({ ...column, gap: 24 }, [
        box({ fontSize: 34, color: pen }, `Lesson ${lesson.id}`),
        box(
          {
            fontFamily: "Serif",
            fontWeight: 600,
            fontSize: lesson.title.length > 34 ? 64 : 80,
            lineHeight: 1.1,
          },
          lesson.title,
        ),
        box({ fontSize: 32, lineHeight: 1.4, color: faint }, lesson.summary),
      ]),
      box(
        { borderTop: `3px solid ${ink}`, paddingTop: 20, fontSize: 26, color: faint },
        `Every statement runs in the page · ${lesson.minutes} minutes`,
      ),
    ],
  );
}

function house(): Drawn {
  return box(
    {
      width: 20,
      height: 26,
      border: `3px solid ${ink}`,
      borderBottom: "none",
      alignItems: "center",
      justifyContent: "center",
    },
    [box({ width: 6, height: 8, background: pen })],
  );
}
