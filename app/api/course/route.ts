import { getCourse } from "@/app/_server/course";
import { getPlaced } from "@/app/_server/exercises";

export const dynamic = "force-dynamic";

/** `GET /api/course`: what is taught, as data. */
export async function GET(): Promise<Response> {
  const [{ title, modules }, placed] = await Promise.all([getCourse(), getPlaced()]);
  return Response.json({
    title,
    modules: modules.map((module) => ({
      id: String(module.number),
      title: module.title,
      lessons: module.lessons.map((lesson) => ({
        id: lesson.id,
        title: lesson.title,
        url: `/${lesson.moduleSlug}/${lesson.slug}`,
        exercises: placed
          .filter((exercise) => exercise.lesson === lesson.id)
          .map(({ id, kind, title, points }) => ({ id, kind, title, points })),
      })),
    })),
  });
}
