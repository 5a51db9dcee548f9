import {
  isArgumentElement,
  isPluralElement,
  isSelectElement,
  type MessageFormatElement,
  parse,
} from "@formatjs/icu-messageformat-parser";
import type { Locale, MessageId } from "./locale.ts";

interface Use {
  readonly argument: string;
  /** Plural categories or select cases, sorted; null for a plain argument. */
  readonly options: readonly string[] | null;
  readonly plural: boolean;
}

function uses(elements: readonly MessageFormatElement[]): readonly Use[] {
  return elements.flatMap((element): readonly Use[] => {
    if (isArgumentElement(element)) return [{ argument: element.value, options: null, plural: false }];
    if (!isPluralElement(element) && !isSelectElement(element)) return [];
    const options = Object.keys(element.options)
      .filter((option) => !option.startsWith("="))
      .sort();
    const inner = Object.values(element.options).flatMap((option) => uses(option.value));
    return [{ argument: element.value, options, plural: isPluralElement(element) }, ...inner];
  });
}

const namesOf = (found: readonly Use[]): string => [...new Set(found.map((use) => use.argument))].sort().join(", ");

function lintMessage(locale: Locale, id: string, text: string, sample: string): readonly string[] {
  const complaints: string[] = [];
  let found: readonly Use[];
  try {
    found = uses(parse(text, { ignoreTag: true }));
  } catch (error) {
    return [`${id}: not an ICU message: ${(error as Error).message}`];
  }
  const needed = new Intl.PluralRules(locale.tag).resolvedOptions().pluralCategories;
  for (const use of found.filter((candidate) => candidate.plural)) {
    const missing = needed.filter((category) => !use.options?.includes(category));
    if (missing.length > 0) complaints.push(`${id}: {${use.argument}} lacks the plural ${missing.join(", ")}`);
  }
  const [mine, theirs] = [namesOf(found), namesOf(uses(parse(sample, { ignoreTag: true })))];
  if (mine !== theirs) complaints.push(`${id}: has the arguments {${mine}}, should have {${theirs}}`);
  if (text !== text.trim() || text === "") complaints.push(`${id}: is empty or has blanks at an end`);
  return complaints;
}

/**
 * What is wrong with a locale, one sentence each; empty when it is complete: every message of `reference` is there, none
 * else, each with the reference's arguments and every plural category of its own language.
 */
export function lintLocale(locale: Locale, reference: Locale): readonly string[] {
  const ids = Object.keys(reference.messages) as MessageId[];
  const own: Readonly<Record<string, string>> = locale.messages;
  const unknown = Object.keys(own).filter((id) => !Object.hasOwn(reference.messages, id));
  return [
    ...unknown.map((id) => `${id}: no such message`),
    ...ids.flatMap((id) => {
      const text = own[id];
      return text === undefined ? [`${id}: is missing`] : lintMessage(locale, id, text, reference.messages[id]);
    }),
  ];
}
