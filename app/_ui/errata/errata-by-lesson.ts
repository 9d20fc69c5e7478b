import type { Course, Erratum } from "@/content/course";

/** The errata of one lesson; without a lesson, those that the course leaves out, each with its reason. */
export interface ErrataGroup {
  id: string;
  title: string;
  /** Absent when the lesson is not written yet, or when there is none. */
  address?: string;
  /** Each erratum stands in the group of its first lesson. */
  errata: Erratum[];
}

/** Errata in the order of the course. */
export function errataByLesson({ modules, errata }: Course): ErrataGroup[] {
  const places = modules.flatMap((module) => [
    ...module.lessons.map(({ id, title, slug }) => ({ id, title, address: `/${module.slug}/${slug}` })),
    ...module.planned,
  ]);
  const groups: ErrataGroup[] = places.map((place) => ({
    ...place,
    errata: errata.filter((one) => one.lessons[0] === place.id),
  }));
  const known = new Set(places.map((place) => place.id));
  const rest = errata.filter(({ lessons: [first] }) => first === undefined || !known.has(first));
  return [...groups, { id: "outside", title: "Outside of the lessons", errata: rest }].filter(
    (group) => group.errata.length > 0,
  );
}
