import type { ReactNode } from "react";
import { LessonsButton } from "@/app/_browser/frame/LessonsButton";
import { MainNav } from "@/app/_browser/frame/MainNav";
import { SearchButton } from "@/app/_browser/search/SearchButton";
import { ThemeButton } from "@/app/_browser/theme/ThemeButton";
import { Brand } from "./Brand";

/** The bar at the top of every page. */
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
