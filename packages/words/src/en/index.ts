import { defineLocale } from "@almanac/core";
import { dimensions } from "./dimensions.ts";
import { measures } from "./measures.ts";
import { method } from "./method.ts";
import { report } from "./report.ts";
import { units } from "./units.ts";

/** English: the language every other is compared with. */
export const en = defineLocale({
  language: "en",
  tag: "en-GB",
  name: "English",
  direction: "ltr",
  messages: Object.freeze({ ...units, ...dimensions, ...report, ...measures, ...method }),
} as const);
