/** One thing that breaks a rule of the repository. */
export interface Finding {
  /** Path from the root of the repository, with forward slashes. */
  readonly file: string;
  /** Line in the file, from 1; absent when the whole file is meant. */
  readonly line?: number;
  /** What is wrong and what is allowed, in one sentence. */
  readonly message: string;
}

/** A rule of the repository. */
export interface Check {
  /** Name printed before each finding, e.g. `imports`. */
  readonly name: string;
  /** What holds when there are no findings, one sentence. */
  readonly about: string;
  /** Findings of the tree below `root`; reads files, changes nothing. */
  readonly run: (root: string) => readonly Finding[] | Promise<readonly Finding[]>;
}

/** A finding as one line, e.g. `imports: packages/core/src/a.ts:3: …`. */
export function formatFinding(check: string, { file, line, message }: Finding): string {
  return `${check}: ${file}${line === undefined ? "" : `:${line}`}: ${message}`;
}
