import { catalogueStories } from "./catalogue-stories.ts";
import { clockStories } from "./clocks.ts";
import { creditStories } from "./credits.ts";
import { cycleStories } from "./cycles.ts";
import { kindStories } from "./kinds.ts";
import { knowledgeStories } from "./knowledge.ts";
import { mergeStories } from "./merges.ts";
import { spellStories } from "./spells.ts";
import type { Story } from "./story.ts";
import { turnStories } from "./turns.ts";

/** Every story, by what it is about. */
export const STORIES: readonly Story[] = Object.freeze([
  ...turnStories,
  ...cycleStories,
  ...mergeStories,
  ...spellStories,
  ...creditStories,
  ...knowledgeStories,
  ...clockStories,
  ...kindStories,
  ...catalogueStories,
]);
