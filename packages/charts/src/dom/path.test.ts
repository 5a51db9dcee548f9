import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCoordinate, formatPath, parsePath, type Step } from "./path.ts";

/** Reads our relative short form back to points, in tenths of a px. */
function pointsOf(d: string): readonly string[] {
  const points: string[] = [];
  let [x, y] = [0, 0];
  for (const [, letter = "", body = ""] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = [...body.matchAll(/-?(?:\d+(?:\.\d)?|\.\d)/g)].map(([text]) => Math.round(Number(text) * 10));
    while (letter !== "z" && numbers.length > 0) {
      if (letter === "M") [x, y] = [numbers.shift() ?? 0, numbers.shift() ?? 0];
      else if (letter === "h") x += numbers.shift() ?? 0;
      else if (letter === "v") y += numbers.shift() ?? 0;
      else [x, y] = [x + (numbers.shift() ?? 0), y + (numbers.shift() ?? 0)];
      points.push(`${x} ${y}`);
    }
  }
  return points;
}

describe("paths", () => {
  it("are written relative, short and with one decimal", () => {
    const steps = parsePath("M10,20L10.04,30.26H40V5Z", [0.5, 0]);
    expect(formatPath(steps)).toBe("M10.5 20v10.3h30V5z".replace("V5", "v-25.3"));
    expect(formatCoordinate(-0.04)).toBe("0");
    expect(formatCoordinate(0.51)).toBe(".5");
  });

  it("join pieces without losing where they are", () => {
    expect(formatPath(parsePath("M1,1L1,1M2,3L2,3", [0, 0]))).toBe("M1 1h0m1 2h0");
    expect(formatPath(parsePath("M1,1L2,2ZM5,5L6,7Z", [0, 0]))).toBe("M1 1l1 1zM5 5l1 2z");
  });

  it("keep every point within half a tenth, however many steps there are", () => {
    const coordinate = fc.double({ min: -700, max: 700, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate, fc.boolean()), { minLength: 1, maxLength: 60 }),
        (points) => {
          const steps = points.map(
            ([x, y, moves], index): Step => ({ command: index === 0 || moves ? "M" : "L", to: [x, y] }),
          );
          const wanted = points.map(([x, y]) => `${Math.round(x * 10) + 0} ${Math.round(y * 10) + 0}`);
          expect(pointsOf(formatPath(steps))).toEqual(wanted);
        },
      ),
    );
  });

  it("refuse commands that our charts do not use", () => {
    expect(() => parsePath("M0,0C1,1,2,2,3,3", [0, 0])).toThrow("command C");
  });
});
