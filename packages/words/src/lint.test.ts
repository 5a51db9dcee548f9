import { describe, expect, it } from "vitest";
import { en } from "./en/index.ts";
import { lintLocale } from "./lint.ts";
import type { Locale } from "./locale.ts";

const polish = (messages: Record<string, string>): Locale => ({
  ...en,
  language: "pl",
  tag: "pl",
  messages: { ...en.messages, ...messages },
});

describe("lintLocale", () => {
  it("finds nothing in English", () => {
    expect(lintLocale(en, en)).toEqual([]);
  });

  it("asks for every plural of the language", () => {
    const complaints = lintLocale(
      polish({ "method.events": "{events, plural, one {# zdarzenie} other {# zdarzeniea}}" }),
      en,
    );
    expect(complaints).toContain("method.events: {events} lacks the plural few, many");
    const complete = "{events, plural, one {# zdarzenie} few {# zdarzeniee} many {# zdarzeniey} other {# zdarzeniea}}";
    expect(
      lintLocale(polish({ "method.events": complete }), en).filter((text) => text.startsWith("method.events:")),
    ).toEqual([]);
  });

  it("finds plurals inside plurals", () => {
    const nested = "{events, plural, one {{events, plural, one {a} other {b}}} few {c} many {d} other {e}}";
    expect(lintLocale(polish({ "method.events": nested }), en)).toContain(
      "method.events: {events} lacks the plural few, many",
    );
  });

  it("finds missing, unknown, broken, blank and differently filled messages", () => {
    const messages: Record<string, string> = {
      ...en.messages,
      "unit.minutes": "{m} min",
      "unit.hours": "{n h",
      "unit.points": " {n}",
      more: "x",
    };
    delete messages["unit.seconds"];
    const complaints = lintLocale({ ...en, messages } as Locale, en);
    expect(complaints.map((text) => text.split(": ").slice(0, 2).join(": "))).toEqual([
      "more: no such message",
      "unit.seconds: is missing",
      "unit.minutes: has the arguments {m}, should have {n}",
      "unit.hours: not an ICU message",
      "unit.points: is empty or has blanks at an end",
    ]);
  });
});
