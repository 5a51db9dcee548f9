import { type Fault, fault, quote } from "../event/fault.ts";
import { field } from "../event/fields.ts";
import type { JsonPath } from "../text/json-scan.ts";
import { MICROS_PER_DAY } from "../time/local-day.ts";
import { isZone } from "../time/zone.ts";
import { microsOf, parseDecimal } from "./decimal.ts";
import { compileTemplate } from "./evaluate-template.ts";
import { compileValue } from "./evaluate-value.ts";
import type { ReadingSpec } from "./instant.ts";
import { type InstantText, instantFormat } from "./instant-format.ts";
import { localTimes, type Resolved } from "./local-time.ts";
import { type Evaluate, isFault, refuse, type Scope } from "./scope.ts";
import { columnsOfTemplate } from "./template.ts";

const HALF_A_DAY = MICROS_PER_DAY / 2n;
const REMEMBERED = 50_000;

/** Reads texts by the formats in turn and remembers what it read, since logs repeat their instants. */
function remembering(formats: readonly ((text: string) => InstantText)[]): (text: string) => InstantText {
  const known = new Map<string, InstantText>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const read = formats.map((format) => format(text)).find((one) => one.is !== "unreadable") ?? UNREADABLE;
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, read);
    return read;
  };
}

const UNREADABLE: InstantText = { is: "unreadable" };

const NO_INSTANT: Readonly<Record<"twice" | "never", string>> = {
  twice: "comes twice, because the clocks go back",
  never: "never comes, because the clocks go forward",
};

function compileZone(scope: Scope, spec: ReadingSpec, path: JsonPath): string {
  const zone = spec.zone ?? scope.spec.zone ?? "UTC";
  if (isZone(zone)) return zone;
  const where = spec.zone === undefined ? ["zone"] : [...path, "zone"];
  return refuse(
    scope,
    where,
    `no such time zone: ${JSON.stringify(zone)}`,
    'an IANA name, e.g. "Europe/Warsaw", "UTC"',
  );
}

/** The formats of a reading, and the reader that tries them in turn. */
function compileFormats(scope: Scope, spec: ReadingSpec, path: JsonPath) {
  const stated = spec.format ?? scope.spec.instantFormat ?? "iso";
  const where = spec.format === undefined ? ["instantFormat"] : [...path, "format"];
  const formats = [stated].flat();
  const readers = formats.map((format, index) =>
    instantFormat(format, (message, allowed) =>
      refuse(scope, typeof stated === "string" ? where : [...where, index], message, allowed),
    ),
  );
  return { formats, read: remembering(readers) };
}

/** Seconds to add, as microseconds; 0 where the template is empty. */
function compileSeconds(scope: Scope, spec: ReadingSpec, path: JsonPath): Evaluate<bigint> {
  if (spec.plusSeconds === undefined) return () => 0n;
  const text = compileTemplate(scope, spec.plusSeconds, [...path, "plusSeconds"]);
  const columns = columnsOfTemplate(spec.plusSeconds).join(", ");
  return (context) => {
    const seconds = text(context);
    if (seconds === null) return 0n;
    if (isFault(seconds)) return seconds;
    const decimal = parseDecimal(scope.spec.format?.decimal === "," ? seconds.replace(",", ".") : seconds);
    return decimal === null
      ? fault("wrong-type", columns, `is no number of seconds: ${quote(seconds)}`)
      : microsOf(decimal);
  };
}

const TEXT = field("text");

/** The text of a template, or what a table makes of it. */
function compileText(scope: Scope, spec: ReadingSpec["text"], path: JsonPath): Evaluate<string> {
  return typeof spec === "string"
    ? compileTemplate(scope, spec, path)
    : (compileValue(scope, spec, "text", TEXT, path) as Evaluate<string>);
}

/** The instant of a reading for a row. A text that cannot be read is the fault `wrong-type` at its columns. */
export function compileReading(scope: Scope, spec: ReadingSpec, path: JsonPath): Evaluate<bigint> {
  const text = compileText(scope, spec.text, [...path, "text"]);
  const columns = columnsOfTemplate(typeof spec.text === "string" ? spec.text : spec.text.from).join(", ");
  const { formats, read } = compileFormats(scope, spec, path);
  const zone = compileZone(scope, spec, path);
  const resolve = localTimes(zone, { fold: spec.fold ?? "earlier", gap: spec.gap ?? "refuse" });
  const seconds = compileSeconds(scope, spec, path);
  const base = spec.rollsOver === undefined ? undefined : compileName(scope, spec.rollsOver, [...path, "rollsOver"]);
  const toInstant = (local: bigint, shown: string): bigint | Fault => {
    const resolved: Resolved = resolve(local);
    return typeof resolved === "bigint"
      ? resolved
      : fault("wrong-type", columns, `is a local time of ${zone} that ${NO_INSTANT[resolved]}: ${quote(shown)}`);
  };
  return (context) => {
    const shown = text(context);
    if (shown === null || isFault(shown)) return shown;
    const stated = read(shown);
    if (stated.is === "unreadable") {
      return fault(
        "wrong-type",
        columns,
        `cannot be read as ${formats.map((one) => `"${one}"`).join(" or ")}: ${quote(shown)}`,
      );
    }
    let instant = stated.is === "instant" ? stated.micros : toInstant(stated.micros, shown);
    if (isFault(instant)) return instant;
    const after = base?.(context) ?? null;
    if (isFault(after)) return after;
    if (after !== null && instant < after - HALF_A_DAY) {
      instant = stated.is === "instant" ? instant + MICROS_PER_DAY : toInstant(stated.micros + MICROS_PER_DAY, shown);
      if (isFault(instant)) return instant;
    }
    const more = seconds(context);
    return isFault(more) ? more : instant + (more ?? 0n);
  };
}

/** An instant of the mapping by its name. Refuses the mapping where there is none above. */
export function compileName(scope: Scope, name: string, path: JsonPath): Evaluate<bigint> {
  const found = scope.instants.get(name);
  if (found !== undefined) {
    scope.touched.push(...found.columns);
    return found.evaluate;
  }
  const names = [...scope.instants.keys()].join(", ") || "none";
  return refuse(scope, path, `no instant is called ${JSON.stringify(name)}`, `the instants stated above: ${names}`);
}
