import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./loading.mjs";

const { patternOf, pieces } = await load("js/letters.js");

// Every second piece is a place of the words.
const marked = (text, words, together = false) =>
  pieces(text, patternOf(words, together)).filter((_, index) => index % 2);

test("words are marked wherever they stand, with their diacritics", () => {
  assert.deepEqual(pieces("Điều 5. Người lao động", patternOf(["nguoi", "dong"], false)), [
    "Điều 5. ", "Người", " lao ", "động", "",
  ]);
});

test("only whole words are marked", () => {
  assert.deepEqual(marked("Ban an toàn, can an", ["an"]), ["an", "an"]);
  assert.deepEqual(marked("năm 2007 và 20071", ["2007"]), ["2007"]);
});

test("a phrase is marked as a whole, whatever stands between its words but letters and figures", () => {
  assert.deepEqual(marked("giữ an toàn, và an – toàn", ["an", "toan"], true), ["an toàn", "an – toàn"]);
  assert.deepEqual(marked("giữ an ninh và toàn vẹn", ["an", "toan"], true), []);
});

test("a phrase may begin in one run and end in the next", () => {
  const words = ["an", "toan", "lao", "dong"];
  assert.deepEqual(marked("Bảo đảm an toàn ", words, true), ["an toàn "]);
  assert.deepEqual(marked(" lao động, an ninh", words, true), [" lao động"]);
  assert.deepEqual(marked("lao động là an toàn", ["lao", "dong", "an"], true), []);
});

test("letters and marks that the file has apart are put together", () => {
  assert.deepEqual(pieces("Công đoàn".normalize("NFD"), patternOf(["doan"], false)), ["Công ", "đoàn", ""]);
});

test("nothing is left out of the text", () => {
  const text = "Luật số 50/2024/QH15 🎉 về công đoàn";
  for (const words of [["luat"], ["50", "2024"], ["doan"], ["khong", "co"]]) {
    assert.equal(pieces(text, patternOf(words, false)).join(""), text);
    assert.equal(pieces(text, patternOf(words, true)).join(""), text);
  }
});

test("a text whose places would not fit is left in one piece", () => {
  assert.deepEqual(pieces("한국 노동", patternOf(["노동"], false)), ["한국 노동"]);
});

test("without words there is nothing to mark", () => {
  assert.equal(patternOf([], true), null);
  assert.deepEqual(pieces("Nghị quyết", null), ["Nghị quyết"]);
});
