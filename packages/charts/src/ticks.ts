import type { Unit } from "@almanac/core";

/** Steps that read well in tens: 1, 2, 5 and their powers of ten. */
function decimalStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((step) => step * power >= rough * 0.999) ?? 10) * power;
}

/** Steps that read well on a clock, in seconds; above them whole days in tens. */
const CLOCK_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

function secondsStep(rough: number): number {
  if (rough < 1) return decimalStep(rough);
  return CLOCK_STEPS.find((step) => step >= rough * 0.999) ?? decimalStep(rough / 86_400) * 86_400;
}

const wholeStep = (rough: number): number => Math.max(1, decimalStep(rough));

const STEPS = {
  count: wholeStep,
  seconds: secondsStep,
  share: decimalStep,
  points: decimalStep,
  score: decimalStep,
  days: decimalStep,
  money: decimalStep,
} as const satisfies Record<Unit, (rough: number) => number>;

/** Round values from at or below `low` to at or above `high`, about `count` of them, in steps that suit the unit. */
export function niceTicks(unit: Unit, low: number, high: number, count: number): readonly number[] {
  const span = high > low ? high - low : Math.abs(high) || 1;
  const step = STEPS[unit](span / count);
  const [first, last] = [
    Math.floor(low / step + 1e-9),
    Math.max(Math.ceil(high / step - 1e-9), Math.floor(low / step) + 1),
  ];
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** At most `count` places of `length`, evenly apart, the last always among them. */
export function spreadTicks(length: number, count: number): readonly number[] {
  const every = Math.max(1, Math.ceil(length / count));
  const ticks: number[] = [];
  for (let index = length - 1; index >= 0; index -= every) ticks.unshift(index);
  return ticks;
}
