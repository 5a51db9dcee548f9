/** A point of a path, in px of the viewBox. */
export type Point = readonly [x: number, y: number];

/** One drawing step with absolute coordinates. */
export interface Step {
  /** `M` moves, `L` draws a line, `Z` closes. */
  readonly command: "M" | "L" | "Z";
  /** Where it leads; null for `Z`. */
  readonly to: Point | null;
}

const TOKEN = /([A-Za-z])|(-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/g;

/** The steps of a path made of absolute M, L, H, V and Z, moved by an offset. Throws where it holds another command: our charts draw straight lines only. */
export function parsePath(d: string, [dx, dy]: Point): readonly Step[] {
  const steps: Step[] = [];
  const numbers: number[] = [];
  let [command, x, y] = ["", 0, 0];
  const flush = (): void => {
    if (command === "H") x = numbers.shift() ?? x;
    else if (command === "V") y = numbers.shift() ?? y;
    else [x, y] = [numbers.shift() ?? x, numbers.shift() ?? y];
    steps.push({ command: command === "M" ? "M" : "L", to: [x + dx, y + dy] });
    if (command === "M") command = "L";
  };
  for (const [, letter, number] of d.matchAll(TOKEN)) {
    if (letter === undefined) {
      numbers.push(Number(number));
      if (numbers.length === (command === "H" || command === "V" ? 1 : 2)) flush();
      continue;
    }
    if (!"MLHVZ".includes(letter)) throw new Error(`a chart's path has the command ${letter}: ${d}`);
    command = letter;
    if (letter === "Z") steps.push({ command: "Z", to: null });
  }
  return steps;
}

const tenths = (value: number): number => Math.round(value * 10);

/** Tenths of a px as the shortest text: `12.5`, `.5`, `-3`. */
function formatTenths(value: number): string {
  const text = String(value / 10);
  return text.replace(/^(-?)0\./, "$1.");
}

/** Coordinates to one decimal, as the shortest text. */
export const formatCoordinate = (value: number): string => formatTenths(tenths(value));

const pair = (x: number, y: number): string => `${formatTenths(x)}${y < 0 ? "" : " "}${formatTenths(y)}`;

/** The path's text with one decimal, each step relative to the rounded point before, so that rounding never adds up. */
export function formatPath(steps: readonly Step[]): string {
  let text = "";
  let last = "";
  let [x, y] = [0, 0];
  for (const { command, to } of steps) {
    if (to === null) {
      text += "z";
      last = "z";
      continue;
    }
    const [nextX, nextY] = [tenths(to[0]), tenths(to[1])];
    const [stepX, stepY] = [nextX - x, nextY - y];
    const move = last === "" || last === "z" ? "M" : "m";
    const letter = command === "M" ? move : stepY === 0 ? "h" : stepX === 0 ? "v" : "l";
    const step = pair(stepX, stepY);
    const numbers = { M: pair(nextX, nextY), m: step, h: formatTenths(stepX), v: formatTenths(stepY), l: step }[letter];
    const joined = letter === last && letter !== "m";
    text += joined ? `${numbers.startsWith("-") ? "" : " "}${numbers}` : `${letter}${numbers}`;
    [x, y, last] = [nextX, nextY, letter];
  }
  return text;
}
