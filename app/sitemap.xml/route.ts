import { getCourse } from "@/app/_server/course";
import { getLoose } from "@/app/_server/exercises";
import { siteAddress } from "@/app/_server/site-address";

export const dynamic = "force-dynamic";

/** Every page of the course (sitemaps.org 0.9). */
export async function GET(): Promise<Response> {
  const [{ modules }, loose] = await Promise.all([getCourse(), getLoose()]);
  const lessons = modules.flatMap((module) => module.lessons);
  const pages: { path: string; changed?: string }[] = [
    { path: "/" },
    ...modules.map((module) => ({ path: `/${module.slug}` })),
    ...lessons.map((lesson) => ({ path: `/${lesson.moduleSlug}/${lesson.slug}`, changed: lesson.checked })),
    ...loose.map(({ id }) => ({ path: `/exercises/${id}` })),
    ...["/glossary", "/errata", "/workbench", "/review", "/about"].map((path) => ({ path })),
  ];
  const entries = pages.map(({ path, changed }) => {
    const date = changed ? `<lastmod>${changed}</lastmod>` : "";
    return `<url><loc>${siteAddress()}${path}</loc>${date}</url>`;
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("\n")}\n</urlset>\n`;
  return new Response(xml, { headers: { "Content-Type": "application/xml; charset=utf-8" } });
}
