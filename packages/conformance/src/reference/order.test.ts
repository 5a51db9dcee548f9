import { EVENT_TYPES } from "@almanac/core";
import { expect, it } from "vitest";

/** The contract's own words. */
const AT_ONE_INSTANT =
  "published, indexed, queued, assigned, received, sent, note, paused, resumed, waived, closed, reopened, labelled, merged, drafted, approved, rejected, logged";

it("events of one instant stand in the order the contract names, forming ones first", () => {
  const words = EVENT_TYPES.filter(({ forms }) => forms).map(({ name }) =>
    name === "note.added" ? "note" : name.split(".")[1],
  );
  expect(words.join(", ")).toBe(AT_ONE_INSTANT);
  const ranks = EVENT_TYPES.map(({ rank }) => rank);
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(EVENT_TYPES.findIndex(({ forms }) => !forms)).toBe(words.length);
});
