import type { JsonPath } from "../text/json-scan.ts";
import { compileName, compileReading } from "./evaluate-reading.ts";
import type { InstantSpec, ReadingSpec } from "./instant.ts";
import { type Evaluate, isFault, type Scope } from "./scope.ts";

type Choose = (chosen: bigint | null, next: bigint) => bigint;

const CHOICES = Object.freeze({
  firstOf: (chosen, next) => chosen ?? next,
  earliestOf: (chosen, next) => (chosen === null || next < chosen ? next : chosen),
  latestOf: (chosen, next) => (chosen === null || next > chosen ? next : chosen),
} as const satisfies Record<string, Choose>);

function compileSingle(scope: Scope, spec: string | ReadingSpec, path: JsonPath): Evaluate<bigint> {
  return typeof spec === "string" ? compileName(scope, spec, path) : compileReading(scope, spec, path);
}

/** The instant (UTC microseconds) a specification gives for a row. */
export function compileInstant(scope: Scope, spec: InstantSpec, path: JsonPath): Evaluate<bigint> {
  if (typeof spec === "string" || "text" in spec) return compileSingle(scope, spec, path);
  const [[word, several]] = Object.entries(spec) as [[keyof typeof CHOICES, (string | ReadingSpec)[]]];
  const choose: Choose = CHOICES[word];
  const all = several.map((single, index) => compileSingle(scope, single, [...path, word, index]));
  return (context) => {
    let chosen: bigint | null = null;
    for (const evaluate of all) {
      const next = evaluate(context);
      if (isFault(next)) return next;
      if (next !== null) chosen = choose(chosen, next);
      if (chosen !== null && word === "firstOf") return chosen;
    }
    return chosen;
  };
}
