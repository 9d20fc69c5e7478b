import type { z } from "zod";
import type { Course } from "../course";
import type { courseSchema } from "../schema";
import type { ReadLesson } from "./read-lesson";

/** Everything that is there, to hold one file against the others. */
export interface Whole {
  course: Course;
  plan: z.infer<typeof courseSchema>;
  lessons: ReadLesson[];
  /** Beginnings of addresses outside. */
  outside: string[];
  figures: string[];
}
