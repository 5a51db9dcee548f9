import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { createTarDecoder } from "modern-tar";
import type { MemberChoice } from "./members.ts";
import { corrupt, guarded } from "./problems.ts";
import type { RowSource } from "./row.ts";
import type { Member } from "./zip.ts";

const MAGIC = Buffer.from("ustar");
const MAGIC_AT = 257;

/** How many bytes `isTar` looks at. */
export const TAR_MAGIC_BYTES = MAGIC_AT + MAGIC.length;

/** Whether these are the first bytes of a tar archive. */
export const isTar = (beginning: Uint8Array): boolean =>
  MAGIC.equals(beginning.subarray(MAGIC_AT, MAGIC_AT + MAGIC.length));

const webStream = (bytes: AsyncIterable<Uint8Array>) => Readable.toWeb(Readable.from(bytes)) as ReadableStream;

/** The wanted members of a tar archive, one after the other. Throws AlmanacError `corrupt-file`. */
export async function* tarMembers(
  bytes: AsyncIterable<Uint8Array>,
  source: RowSource,
  choice: MemberChoice,
): AsyncGenerator<Member> {
  try {
    const entries = webStream(bytes).pipeThrough(createTarDecoder({ strict: true }) as never);
    for await (const { header, body } of entries as unknown as AsyncIterable<Entry>) {
      const name = header.name.replace(/^\.\//, "");
      if ((header.type ?? "file") === "file" && choice.wants(name)) {
        yield { name, bytes: guarded(body, source, "tar archive") };
      }
      // a member that was not read to its end would hold up the next
      if (!body.locked) await body.cancel();
    }
  } catch (error) {
    throw corrupt(source, "tar archive", error);
  }
}

interface Entry {
  readonly header: { readonly name: string; readonly type?: string };
  readonly body: ReadableStream<Uint8Array>;
}
