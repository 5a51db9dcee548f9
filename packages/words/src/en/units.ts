/** Units, ranges and names of periods. */
export const units = {
  "unit.seconds": "{n} s",
  "unit.minutes": "{n} min",
  "unit.hours": "{n} h",
  "unit.days": "{count, plural, one {{n} day} other {{n} days}}",
  "unit.percent": "{n}%",
  "unit.points": "{n} points",
  "range.plain": "{low}–{high}",
  "range.signed": "{low} to {high}",
  "period.week": "Week {week} of {year}",
  "period.quarter": "Q{quarter} {year}",
  "figure.noData": "no data",
  "figure.suppressed": "hidden",
  "figure.none": "–",
  "metric.of": "{title}, {of}",
} as const;
