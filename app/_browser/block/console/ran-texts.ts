"use client";

import { createContext } from "react";

/** All that ran to give the results below, in order; undefined where nobody keeps it. */
export const RanTexts = createContext<string[] | undefined>(undefined);
