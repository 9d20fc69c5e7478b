import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Icon } from "@/app/_browser/block/Icon";
import { FilterList } from "@/app/_browser/frame/FilterList";
import { getCourse } from "@/app/_server/course";
import { type ErrataGroup, errataByLesson } from "@/app/_ui/errata/errata-by-lesson";
import { Canonical } from "@/app/_ui/frame/Canonical";
import { InlineCode } from "@/app/_ui/lesson/InlineCode";
import type { Erratum } from "@/content/course";

/** What the page of errata says of itself. */
export const metadata: Metadata = {
  title: "What every erratum became",
  description:
    "The errors found in the material that this course grew out of, what is true instead, and the lesson that shows it.",
};

/** Every known error of the source material, by the lesson that answers it. */
export default async function ErrataPage(): Promise<ReactNode> {
  const course = await getCourse();
  return (
    <main id="main" className="narrow prose">
      <Canonical path="/errata" />
      <h1>What every erratum became</h1>
      <p>
        This course grew out of earlier material. {course.errata.length} errors were found in it. Each stands
        here with what is true instead, under the lesson that shows it, so that nobody has to take our word
        for it.
      </p>
      <FilterList label="Find an erratum">
        {errataByLesson(course).map((group) => (
          <Group key={group.id} group={group} />
        ))}
      </FilterList>
    </main>
  );
}

function Group({ group: { id, title, address, errata } }: { group: ErrataGroup }): ReactNode {
  const name = id === "outside" ? title : `${id} ${title}`;
  return (
    <section data-group="">
      <h2 id={`lesson-${id}`}>
        {address ? <a href={address}>{name}</a> : id === "outside" ? name : `${name}, coming`}
      </h2>
      <div className="entries">
        {errata.map((erratum) => (
          <Entry key={erratum.id} erratum={erratum} />
        ))}
      </div>
    </section>
  );
}

function Entry({ erratum: { id, claim, truth, lessons, outside } }: { erratum: Erratum }): ReactNode {
  const [, ...also] = lessons;
  return (
    <section className="entry" id={id} data-entry="" aria-label={`Erratum ${id}`}>
      <p className="id">{id}</p>
      <p className="claim">
        <span className="state fail">
          <Icon name="cross" /> False
        </span>
        <q>
          <InlineCode text={claim} />
        </q>
      </p>
      <p className="truth">
        <span className="state pass">
          <Icon name="check" /> True
        </span>
        <InlineCode text={truth} />
      </p>
      {outside ? <p className="refs">No lesson shows it: {outside}</p> : null}
      {also.length > 0 ? <p className="refs">Also in lesson {also.join(", ")}.</p> : null}
    </section>
  );
}
