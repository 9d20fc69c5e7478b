"use client";

import { type ReactNode, useEffect, useState } from "react";
import { themeKey } from "@/app/_ui/frame/theme-script";

const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];
const words = { system: "follows your system", light: "light", dark: "dark" };
const signs = {
  system: "M8 2.5a5.5 5.5 0 0 1 0 11z",
  light: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  dark: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z",
};

/** System, light, dark, and round again. The choice stays in this browser where it can. */
export function ThemeButton(): ReactNode {
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => {
    const { theme: chosen } = document.documentElement.dataset;
    if (chosen === "light" || chosen === "dark") setTheme(chosen);
  }, []);
  const turn = (): void => {
    const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
    setTheme(next);
    if (next === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = next;
    keep(next);
  };
  const name = `Theme: ${words[theme]}`;
  return (
    <button type="button" className="plain needs-script" aria-label={name} title={name} onClick={turn}>
      <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="5.5" />
        <path d={signs[theme]} fill="currentColor" />
      </svg>
    </button>
  );
}

function keep(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Then the theme lasts as long as the page.
  }
}
