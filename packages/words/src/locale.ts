import type { en } from "./en/index.ts";

/** Name of a message, e.g. `scorecard.title`. */
export type MessageId = keyof typeof en.messages;

/** A language as plain data: one file of it makes the product speak that language. */
export interface Locale {
  /** BCP 47 language as in URLs and `lang`, e.g. `en`. */
  readonly language: string;
  /** BCP 47 tag whose numbers, dates and plurals hold, e.g. `en-GB`. */
  readonly tag: string;
  /** The language's own name. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** ICU messages; each with every plural category of the language. */
  readonly messages: Readonly<Record<MessageId, string>>;
  /** Titles and meanings of metrics by id where they differ from their file's English; absent ones stay English. */
  readonly metrics?: Readonly<Record<string, { readonly title: string; readonly about: string }>>;
}
