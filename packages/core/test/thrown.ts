import { AlmanacError } from "../src/errors.ts";

/** The user's mistake a call throws, and the file of the first frame of its stack. */
export function thrown(call: () => unknown): { readonly error: AlmanacError; readonly file: string } {
  try {
    call();
  } catch (error) {
    if (!(error instanceof AlmanacError)) throw error;
    const frame = error.stack?.split("\n").find((line) => line.trimStart().startsWith("at ")) ?? "";
    return { error, file: /([\w.-]+\.ts):\d+/.exec(frame)?.[1] ?? frame };
  }
  throw new Error("nothing was thrown");
}
