import { getCourse } from "@/app/_server/course";
import { siteAddress } from "@/app/_server/site-address";

export const dynamic = "force-dynamic";

/** The course as one plain list for programs that read (llmstxt.org). */
export async function GET(): Promise<Response> {
  const { title, summary, modules } = await getCourse();
  const site = siteAddress();
  const written = modules.filter((module) => module.lessons.length > 0);
  const parts = written.map((module) => {
    const lessons = module.lessons.map(
      (lesson) =>
        `- [${lesson.id} ${lesson.title}](${site}/${lesson.moduleSlug}/${lesson.slug}): ${lesson.summary}`,
    );
    return `## ${module.number}. ${module.title}\n\n${lessons.join("\n")}`;
  });
  const more = `## More\n\n- [Glossary](${site}/glossary)\n- [Errata](${site}/errata): what became of errors in the source documents`;
  return new Response(`# ${title}\n\n> ${summary}\n\n${[...parts, more].join("\n\n")}\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
