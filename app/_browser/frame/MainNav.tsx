"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

const places = [
  { address: "/", name: "Course" },
  { address: "/glossary", name: "Glossary" },
  { address: "/workbench", name: "Workbench" },
];
/** Lessons, exercises and reviews belong to the course. */
const ofCourse = /^\/(\d|review|exercises)/;

/** The main rooms; the one you are in is marked. */
export function MainNav(): ReactNode {
  const path = usePathname();
  const here = places.find(({ address }) => address === path)?.address ?? (ofCourse.test(path) ? "/" : "");
  return (
    <nav aria-label="Main">
      {places.map(({ address, name }) => (
        <a
          key={address}
          href={address}
          aria-current={here !== address ? undefined : path === here ? "page" : "true"}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
