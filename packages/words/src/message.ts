import { IntlMessageFormat } from "intl-messageformat";
import type { Locale, MessageId } from "./locale.ts";

/** Values of a message's arguments: numbers for plurals, ready-made text for everything else. */
export type MessageValues = Readonly<Record<string, string | number>>;

const compiled = new WeakMap<Locale, Map<MessageId, IntlMessageFormat>>();

function compile(locale: Locale, id: MessageId): IntlMessageFormat {
  const known = compiled.get(locale) ?? new Map<MessageId, IntlMessageFormat>();
  compiled.set(locale, known);
  const found = known.get(id);
  if (found !== undefined) return found;
  const message = new IntlMessageFormat(locale.messages[id], locale.tag, undefined, { ignoreTag: true });
  known.set(id, message);
  return message;
}

/** The message in the locale's words. Throws where an argument is missing or the message is not ICU syntax. */
export function say(locale: Locale, id: MessageId, values: MessageValues = {}): string {
  return String(compile(locale, id).format({ ...values }));
}

/** Whether a name is one of the messages, e.g. for a dimension that may be the user's own. */
export function isMessageId(locale: Locale, name: string): name is MessageId {
  return Object.hasOwn(locale.messages, name);
}

/** Texts joined as the language lists things: `a, b and c`. */
export function sayList(locale: Locale, items: readonly string[]): string {
  return new Intl.ListFormat(locale.tag, { type: "conjunction" }).format(items);
}
