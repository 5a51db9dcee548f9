import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { AstroInlineConfig } from "astro";
import type { Page } from "../view/pages.ts";

/** What the templates read. */
export interface TemplateData {
  readonly pages: readonly Page[];
  readonly css: string;
  readonly csp: string;
  /** Fixed words by language. */
  readonly words: Readonly<Record<string, unknown>>;
}

const VIRTUAL = "virtual:almanac";
const RESOLVED = `\0${VIRTUAL}`;
const TEMPLATES = fileURLToPath(new URL("../../astro/", import.meta.url));

type Plugin = NonNullable<NonNullable<NonNullable<AstroInlineConfig["vite"]>["plugins"]>[number]>;

/** Hands the templates their data, and Astro its own modules: the root of a build is a folder without any. */
function plugin(data: TemplateData): Plugin {
  const require = createRequire(import.meta.url);
  const entries = Object.entries(data).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);
  return {
    name: "almanac",
    enforce: "pre",
    resolveId: (id: string) => {
      if (id === VIRTUAL) return RESOLVED;
      return /^astro(\/|$)/.test(id)
        ? fileURLToPath(import.meta.resolve(id, pathToFileURL(require.resolve("astro/package.json"))))
        : null;
    },
    load: (id: string) => (id === RESOLVED ? entries.join("\n") : null),
  } as Plugin;
}

function configOf(data: TemplateData, root: string, outDir: string, base: string): AstroInlineConfig {
  return {
    configFile: false,
    root,
    srcDir: root,
    publicDir: join(root, "public"),
    cacheDir: join(root, "cache"),
    outDir,
    base,
    output: "static",
    trailingSlash: "always",
    compressHTML: true,
    logLevel: "error",
    devToolbar: { enabled: false },
    integrations: [
      {
        name: "almanac",
        hooks: {
          "astro:config:setup": ({ injectRoute }) =>
            injectRoute({ pattern: "/[...path]", entrypoint: join(TEMPLATES, "pages/page.astro"), prerender: true }),
        },
      },
    ],
    vite: {
      logLevel: "error",
      plugins: [plugin(data)],
      optimizeDeps: { noDiscovery: true, include: [] },
    },
  };
}

/** Writes the pages into `outDir`, which must be the caller's own and may be left half full where it throws. */
export async function renderPages(data: TemplateData, outDir: string, base: string): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = "1";
  const root = await mkdtemp(join(tmpdir(), "almanac-site-"));
  try {
    const { build } = await import("astro");
    await build(configOf(data, root, outDir, base));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
