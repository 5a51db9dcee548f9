import { AlmanacError } from "../errors.ts";
import { type MappedRow, type MappingSource, placeIn } from "./scope.ts";

/** Collects the rows of each key; gives those of keys that are complete. */
export interface Collector {
  readonly add: (row: MappedRow, key: string) => readonly MappedRow[] | undefined;
  readonly rest: () => Iterable<readonly MappedRow[]>;
}

/** For files in which the rows of a key may stand anywhere. */
export function collectAll(): Collector {
  const groups = new Map<string, MappedRow[]>();
  return {
    add(row, key) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
      return undefined;
    },
    rest: () => groups.values(),
  };
}

/** For files in which the rows of a key follow each other. Throws AlmanacError `rows-apart` when they do not. */
export function collectTogether(source: MappingSource): Collector {
  const done = new Set<string>();
  let [current, group]: [string | undefined, MappedRow[]] = [undefined, []];
  return {
    add(row, key) {
      if (key === current) {
        group.push(row);
        return undefined;
      }
      if (done.has(key)) {
        throw new AlmanacError({
          code: "rows-apart",
          message: `${row.file}:${row.line}: the rows of this key do not stand together: others of it came before`,
          where: placeIn(source, ["rows", "together"]),
          fix: "remove `together`; all rows are then held in memory",
        });
      }
      if (current !== undefined) done.add(current);
      const complete = group;
      [current, group] = [key, [row]];
      return complete;
    },
    rest: () => [group],
  };
}
