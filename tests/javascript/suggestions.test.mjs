import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./loading.mjs";

const { placeAfter, typedParts } = await load("js/suggestions.js");

const marked = (text, typed) => [...typedParts(text, typed)].map(([from, to]) => text.slice(from, to));

test("what was typed without diacritics is marked in words that have them", () => {
  assert.deepEqual(marked("Luật Bảo hiểm xã hội", "bao hiem xa"), ["Bảo", "hiểm", "xã"]);
  assert.deepEqual(marked("ĐIỀU LỆ CÔNG ĐOÀN", "dieu le"), ["ĐIỀU", "LỆ"]);
});

test("only the last word may go on", () => {
  assert.deepEqual(marked("Thông tư về thông tin", "thong t"), ["Thông", "t", "thông", "t"]);
  assert.deepEqual(marked("Thông tư", "tho tu"), ["tư"]);
});

test("a part of a word is marked from its beginning only", () => {
  assert.deepEqual(marked("An toàn lao động", "an"), ["An"]);
});

test("numbers of documents are marked part by part", () => {
  assert.deepEqual(marked("Thông tư 43/2007/TT-BCT", "43/2007"), ["43", "2007"]);
});

test("an input method may send letters and marks apart", () => {
  assert.deepEqual(marked("Điều lệ", "điề".normalize("NFD")), ["Điề"]);
});

test("a character of two code units moves no mark", () => {
  assert.deepEqual(marked("🎉 Hội nghị công đoàn", "cong doan"), ["công", "đoàn"]);
});

test("nothing is marked for what holds no word", () => {
  assert.deepEqual(marked("Nghị quyết – 2026", " – / "), []);
  assert.deepEqual(marked("Nghị quyết", ""), []);
});

test("the arrows lead through the suggestions and, past either end, back to the box", () => {
  const way = (by, steps) => {
    const places = [];
    for (let place = -1; places.length < steps; ) places.push((place = placeAfter(place, by, 3)));
    return places;
  };
  assert.deepEqual(way(1, 5), [0, 1, 2, -1, 0]);
  assert.deepEqual(way(-1, 5), [2, 1, 0, -1, 2]);
});

test("without suggestions the caret stays in the box", () => {
  assert.equal(placeAfter(-1, 1, 0), -1);
  assert.equal(placeAfter(-1, -1, 0), -1);
});
