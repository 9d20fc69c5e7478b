"use client";

import type { ReactNode } from "react";
import { SearchButton } from "../search/SearchButton";
import { ThemeButton } from "../theme/ThemeButton";
import { Brand } from "./Brand";
import { LessonsButton } from "./LessonsButton";
import { MainNav } from "./MainNav";

/** The bar at the top of every page. All of it belongs to the browser, so that no page carries it twice, as markup and as data. */
export function Header(): ReactNode {
  return (
    <header className="top">
      <Brand />
      <MainNav />
      <span className="grow" />
      <LessonsButton />
      <SearchButton />
      <ThemeButton />
    </header>
  );
}
