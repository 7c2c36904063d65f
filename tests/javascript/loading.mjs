// Loading a script of the site without a browser: as a module, into a page that has nothing in it.

import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = new URL("../../site/static/", import.meta.url);

globalThis.window = globalThis;
globalThis.document = { addEventListener() {}, querySelector: () => null, querySelectorAll: () => [] };
globalThis.matchMedia = () => ({ matches: false });

// What the script exports. Under a name that ends in .mjs, which is a module to every version of Node.
export async function load(path) {
  const folder = await mkdtemp(join(tmpdir(), "script-"));
  try {
    const copy = join(folder, basename(path, ".js") + ".mjs");
    await copyFile(new URL(path, ROOT), copy);
    return await import(pathToFileURL(copy));
  } finally {
    await rm(folder, { recursive: true });
  }
}
