import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./loading.mjs";

await load("admin/pasted_html.js");
const { MARKS, asCharacters, cleanText, gridOf } = window.pastedHtml;

const cell = (text, colSpan = 1, rowSpan = 1) => ({ text, colSpan, rowSpan });

test("line breaks of every kind become one kind", () => {
  assert.equal(cleanText("một\u000Bhai\u2028ba\u2029bốn\u0085năm\u000Csáu"), "một\nhai\nba\nbốn\nnăm\nsáu");
});

test("what nobody sees is taken out of a text", () => {
  assert.equal(cleanText("công\u00AD đo\u200Bàn\u0000\uFEFF \u202Enghị\u202C quyết"), "công đoàn nghị quyết");
});

test("tabs, line breaks and joiners of letters stay", () => {
  assert.equal(cleanText("a\tb\r\nc"), "a\tb\r\nc");
  assert.equal(cleanText("👩\u200D🏭"), "👩\u200D🏭");
});

test("a pasted text cannot hold the marks of raised and lowered letters", () => {
  assert.equal(cleanText(`${MARKS.SUPERSCRIPT}2${MARKS.END}${MARKS.SUBSCRIPT}`), "2");
});

test("raised and lowered figures are written as such", () => {
  assert.equal(asCharacters("2", "SUPERSCRIPT"), "²");
  assert.equal(asCharacters("n−1", "SUPERSCRIPT"), "ⁿ⁻¹");
  assert.equal(asCharacters("(10)", "SUBSCRIPT"), "₍₁₀₎");
});

test("letters that have no raised form are not written in part", () => {
  assert.equal(asCharacters("2a", "SUPERSCRIPT"), null);
  assert.equal(asCharacters("đ", "SUBSCRIPT"), null);
});

test("a merged cell has its text in its first place", () => {
  const rows = [[cell("Đơn vị", 1, 2), cell("Số đoàn viên", 2)], [cell("Nam"), cell("Nữ")], [cell("A"), cell("3"), cell("4")]];
  assert.deepEqual(gridOf(rows), [["Đơn vị", "Số đoàn viên", ""], ["", "Nam", "Nữ"], ["A", "3", "4"]]);
});

test("cells stand beside one that reaches down from above, wherever it is", () => {
  const rows = [[cell("1"), cell("2", 1, 3), cell("3")], [cell("4"), cell("6")], [cell("7"), cell("9")]];
  assert.deepEqual(gridOf(rows), [["1", "2", "3"], ["4", "", "6"], ["7", "", "9"]]);
});

test("a cell that says to reach to the end, or beyond it, ends with the table", () => {
  const expected = [["Tổng", "1"], ["", "2"]];
  assert.deepEqual(gridOf([[cell("Tổng", 1, 0), cell("1")], [cell("2")]]), expected);
  assert.deepEqual(gridOf([[cell("Tổng", 1, 99), cell("1")], [cell("2")]]), expected);
});

test("rows have the same length, without empty rows and empty columns at the end", () => {
  const rows = [[cell("a"), cell(""), cell("")], [cell("")], [cell("b"), cell("c"), cell("")], []];
  assert.deepEqual(gridOf(rows), [["a", ""], ["b", "c"]]);
});

test("a table without text is no grid", () => {
  assert.deepEqual(gridOf([[cell(""), cell("")]]), []);
  assert.deepEqual(gridOf([]), []);
});
