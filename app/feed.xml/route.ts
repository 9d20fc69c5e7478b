import { getCourse } from "@/app/_server/course";
import { siteAddress, xmlText } from "@/app/_server/site-address";
import type { Lesson } from "@/content/course";

export const dynamic = "force-dynamic";

/** Lessons by the day they were last checked, newest first (RFC 4287). */
export async function GET(): Promise<Response> {
  const { title, summary, modules } = await getCourse();
  const lessons = modules
    .flatMap((module) => module.lessons)
    .sort((a, b) => b.checked.localeCompare(a.checked));
  const site = siteAddress();
  const updated = `${lessons[0]?.checked ?? "1970-01-01"}T00:00:00Z`;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>${xmlText(title)}</title>
<subtitle>${xmlText(summary)}</subtitle>
<id>${site}/</id>
<link href="${site}/"/>
<link rel="self" type="application/atom+xml" href="${site}/feed.xml"/>
<updated>${updated}</updated>
<author><name>${xmlText(title)}</name></author>
${lessons.map((lesson) => entry(lesson, site)).join("\n")}
</feed>
`;
  return new Response(xml, { headers: { "Content-Type": "application/atom+xml; charset=utf-8" } });
}

/** The day is part of the id: a lesson that was checked again is news. */
function entry({ id, title, summary, moduleSlug, slug, checked }: Lesson, site: string): string {
  const address = `${site}/${moduleSlug}/${slug}`;
  return `<entry>
<title>${xmlText(`${id} ${title}`)}</title>
<id>${address}#${checked}</id>
<link href="${address}"/>
<updated>${checked}T00:00:00Z</updated>
<summary>${xmlText(summary)}</summary>
</entry>`;
}
