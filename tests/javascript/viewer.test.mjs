import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./loading.mjs";

const { lastAbove, shapes, zoomAfter } = await load("js/viewer.js");

test("pages of one shape that follow each other are written once", () => {
  const found = shapes("595x842*12 842x595 595x842");
  assert.equal(found.length, 14);
  assert.deepEqual(found[11], { width: 595, height: 842 });
  assert.deepEqual(found[12], { width: 842, height: 595 });
  assert.deepEqual(found[13], { width: 595, height: 842 });
  assert.deepEqual(shapes(""), []);
});

test("the page that is seen is the last one that begins above the line", () => {
  const tops = [0, 1000, 2500];
  const seen = (line) => lastAbove(line, tops.length, (index) => tops[index]);
  assert.deepEqual([0, 999, 1000, 2499, 2500, 90000].map(seen), [0, 0, 1, 1, 2, 2]);
});

test("above the first page, and in a file of one, the first is seen", () => {
  assert.equal(lastAbove(-40, 3, (index) => index * 1000), 0);
  assert.equal(lastAbove(5000, 1, () => 0), 0);
});

test("of five thousand pages a dozen are measured, as each costs a layout", () => {
  for (const line of [0, 1234567, 4999000]) {
    let measured = 0;
    const seen = lastAbove(line, 5000, (index) => {
      measured += 1;
      return index * 1000;
    });
    assert.equal(seen, Math.floor(line / 1000));
    assert.ok(measured <= 13, `${measured} were measured`);
  }
});

test("steps of enlarging end at either end", () => {
  const all = [];
  for (let zoom = 0.5; zoom; zoom = zoomAfter(zoom, 1)) all.push(zoom);
  assert.deepEqual(all, [0.5, 0.75, 1, 1.25, 1.5, 2, 3]);
  assert.equal(zoomAfter(0.5, -1), null);
  assert.equal(zoomAfter(1, -1), 0.75);
});
