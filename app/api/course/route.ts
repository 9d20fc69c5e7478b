import { getCourse } from "@/app/_server/course";

export const dynamic = "force-dynamic";

/** `GET /api/course`: what is taught, as data. */
export async function GET(): Promise<Response> {
  const { title, modules } = await getCourse();
  return Response.json({
    title,
    modules: modules.map((module) => ({
      id: String(module.number),
      title: module.title,
      lessons: module.lessons.map((lesson) => ({
        id: lesson.id,
        title: lesson.title,
        url: `/${lesson.moduleSlug}/${lesson.slug}`,
        exercises: [],
      })),
    })),
  });
}
