import type { ReactNode } from "react";
import { RunBlock } from "@/app/_browser/block/RunBlock";
import { Continue } from "@/app/_browser/progress/Continue";
import { getCourse, getPageSources } from "@/app/_server/course";
import { Canonical } from "@/app/_ui/frame/Canonical";
import { firstQuery, firstQueryRecord } from "@/app/_ui/home/first-query";
import { Path } from "@/app/_ui/home/Path";
import { createHighlight } from "@/content/server/highlight";

/** The course: one sentence, one query that contradicts common sense, and the path. */
export default async function HomePage(): Promise<ReactNode> {
  const [{ summary, modules }, sources, highlight] = await Promise.all([
    getCourse(),
    getPageSources(),
    createHighlight(),
  ]);
  const source = sources.get(firstQuery.dataset);
  const lessons = modules.flatMap((module) => module.lessons);
  const filtering = lessons.find((lesson) => lesson.id === "1.2");
  return (
    <main id="main" className="home">
      <Canonical path="/" />
      <section className="hero">
        <div className="pitch">
          <h1>{summary.replace(/\.$/, "")}</h1>
          <p>
            Every statement on these pages runs where you read it, in PostgreSQL, inside this browser. Change
            it, break it, run it again. No account, nothing to install.
          </p>
          <Continue
            lessons={lessons.map(({ id, title, moduleSlug, slug }) => ({
              id,
              title,
              address: `/${moduleSlug}/${slug}`,
            }))}
          />
        </div>
        <div className="first" data-dataset={source?.dataset} data-engine={source?.engine}>
          <RunBlock
            lesson="home"
            block={firstQuery}
            html={highlight(firstQuery.text, "sql")}
            before={[]}
            recorded={firstQueryRecord}
          />
          <p className="dare">
            <b>Harbor has 12 customers. Each is in Germany or is not. Why does this count 9?</b> Change the
            query until you find the other three
            {filtering ? (
              <>
                , or read <a href={`/${filtering.moduleSlug}/${filtering.slug}`}>lesson 1.2</a>
              </>
            ) : null}
            .
          </p>
        </div>
      </section>
      <Path modules={modules} />
    </main>
  );
}
