// What office programs put on the clipboard, read into what the text editor and the table block can hold.
window.pastedHtml = (() => {
  // Noncharacters, which no text may contain: they carry raised and lowered letters through the editor's own reading.
  const MARKS = { SUPERSCRIPT: "\uFDD0", SUBSCRIPT: "\uFDD1", END: "\uFDD2" };
  const LINE_SEPARATORS = /[\u000B\u000C\u0085\u2028\u2029]/g;
  // Control characters but tab and line break, soft hyphens, marks of no width but the joiners, noncharacters.
  // eslint-disable-next-line no-control-regex
  const UNWANTED = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFDD0-\uFDEF]/g;
  // Style sheets, comments and what a tracked change has deleted are no part of the text.
  const NO_TEXT = [
    "head", "style", "script", "title", "meta", "link", "xml", "template", "noscript", "del[datetime]",
    ".MsoCommentReference", ".msocomanchor", ".msocomtxt", "[style*='mso-element:comment']", "[style*='mso-hide:all']",
  ].join(",");
  const RAISED_OR_LOWERED = "sup, sub, [style*='vertical-align'], .MsoFootnoteReference, .MsoEndnoteReference";
  const PLAIN = "0123456789+-=()n";
  const CHARACTERS = { SUPERSCRIPT: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", SUBSCRIPT: "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ" };
  const LINES = "p, div, li, h1, h2, h3, h4, h5, h6, tr";
  const BOLD = "b, strong, [style*='font-weight:bold'], [style*='font-weight:700'], [style*='font-weight: bold']";

  const cleanText = (text) => text.replace(LINE_SEPARATORS, "\n").replace(UNWANTED, "");

  function textNodes(root) {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) {
      nodes.push(walker.currentNode);
    }
    return nodes;
  }

  function rename(element, name) {
    const renamed = element.ownerDocument.createElement(name);
    renamed.append(...element.childNodes);
    element.replaceWith(renamed);
  }

  /** "SUPERSCRIPT", "SUBSCRIPT" or nothing: how the text of the node stands on its line. */
  function standing(node) {
    for (let element = node.parentElement?.closest(RAISED_OR_LOWERED); element;
      element = element.parentElement?.closest(RAISED_OR_LOWERED)) {
      const style = /vertical-align:\s*(super|sub|baseline)\b/i.exec(element.getAttribute("style") ?? "");
      const name = style ? style[1].toLowerCase() : element.localName;
      if (name === "baseline") {
        return null;
      }
      if (name.startsWith("sup") || /Mso(Foot|End)noteReference/.test(element.className)) {
        return "SUPERSCRIPT";
      }
      if (name === "sub") {
        return "SUBSCRIPT";
      }
    }
    return null;
  }

  /** The text in characters that are raised or lowered by themselves, m² and H₂O, or null. */
  function asCharacters(text, style) {
    const found = Array.from(text.replaceAll("−", "-"), (letter) => CHARACTERS[style][PLAIN.indexOf(letter)]);
    return found.every(Boolean) ? found.join("") : null;
  }

  /** Mark raised and lowered text for the editor if it takes that style; returns whether some was lost. */
  function markStandings(body, styles) {
    let isLost = false;
    for (const node of textNodes(body)) {
      const style = node.data.trim() && standing(node);
      if (style && styles.has(style) && !node.parentElement.closest("table")) {
        node.data = MARKS[style] + node.data + MARKS.END;
      } else if (style) {
        const characters = asCharacters(node.data.trim(), style);
        isLost ||= characters === null;
        node.data = characters ?? node.data;
      }
    }
    return isLost;
  }

  /** Little pictures become the sign they stand for; returns how many real pictures were left out. */
  function leaveOutPictures(body) {
    let count = 0;
    for (const picture of body.querySelectorAll("img")) {
      const isSign = /^\p{Extended_Pictographic}[\p{Emoji}\u200D\uFE0F]*$/u.test(picture.alt);
      count += isSign ? 0 : 1;
      picture.replaceWith(isSign ? picture.alt : "");
    }
    return count;
  }

  /** The title of a page is its only heading of the first level: text has the second and the third. */
  function fitHeadings(body) {
    const shift = body.querySelector("h1") ? 1 : 0;
    for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
      const level = Math.min(Number(heading.localName[1]) + shift, 3);
      rename(heading, `h${level}`);
    }
  }

  function cellText(cell) {
    const copy = cell.cloneNode(true);
    for (const node of textNodes(copy)) {
      node.data = node.data.replace(/\s+/g, " ");
    }
    copy.querySelectorAll("br").forEach((line) => line.replaceWith("\n"));
    copy.querySelectorAll(LINES).forEach((line) => line.append("\n"));
    return copy.textContent.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");
  }

  /**
   * Texts in rows of the same length. Cells are `{text, colSpan, rowSpan}`, a `rowSpan` of 0 reaches to the
   * end; a merged cell has its text in its first place. Empty rows, and empty columns at the end, are left out.
   */
  function gridOf(cellsOfRows) {
    const rows = cellsOfRows.map(() => []);
    cellsOfRows.forEach((cells, top) => {
      let left = 0;
      for (const { text, colSpan, rowSpan } of cells) {
        while (rows[top][left] !== undefined) {
          left += 1;
        }
        for (let y = top; y < Math.min(top + (rowSpan || rows.length), rows.length); y += 1) {
          for (let x = left; x < left + colSpan; x += 1) {
            rows[y][x] = y === top && x === left ? text : "";
          }
        }
      }
    });
    const filled = rows.filter((row) => row.some(Boolean));
    const width = Math.max(0, ...filled.map((row) => row.findLastIndex(Boolean) + 1));
    return filled.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
  }

  function readRows(table) {
    const cellOf = (cell) => ({ text: cellText(cell), colSpan: cell.colSpan, rowSpan: cell.rowSpan });
    return gridOf(Array.from(table.rows, (row) => Array.from(row.cells, cellOf)));
  }

  function hasHeader(table) {
    const cells = Array.from(table.rows[0]?.cells ?? []);
    const isHeading = (node) => !node.data.trim() || node.parentElement.closest(`th, ${BOLD}`);
    return cells.length > 0 && table.rows.length > 1 && cells.every((cell) => textNodes(cell).every(isHeading));
  }

  /** Whether it is a table and not a frame around the text. */
  const isTable = (table) => readRows(table).flat().filter(Boolean).length > 1;

  function outerTables(body) {
    return Array.from(body.querySelectorAll("table")).filter((table) => !table.parentElement.closest("table"));
  }

  function flatten(table) {
    const lines = readRows(table).map((row) => {
      const line = table.ownerDocument.createElement("p");
      line.textContent = row.filter(Boolean).join(" | ").replaceAll("\n", " ");
      return line;
    });
    table.replaceWith(...lines);
  }

  /** The body in parts as they follow one another: `{html}` of running text, `{rows, hasHeader}` of a table. */
  function partsOf(body, tables) {
    const parts = [];
    const range = body.ownerDocument.createRange();
    range.selectNodeContents(body);
    const addText = () => {
      const holder = body.ownerDocument.createElement("div");
      holder.append(range.cloneContents());
      if (holder.textContent.trim()) {
        parts.push({ html: holder.innerHTML });
      }
    };
    for (const table of tables) {
      range.setEndBefore(table);
      addText();
      parts.push({ rows: readRows(table), hasHeader: hasHeader(table) });
      range.selectNodeContents(body);
      range.setStartAfter(table);
    }
    addText();
    return parts;
  }

  /**
   * Read pasted HTML. `styles` are the inline styles that the editor takes; without `takesTables` tables
   * become lines. Returns its parts, and what of it could not be kept.
   */
  function read(html, styles, takesTables) {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    body.querySelectorAll(NO_TEXT).forEach((element) => element.remove());
    body.querySelectorAll("b[style*='font-weight:normal']").forEach((element) => rename(element, "span"));
    for (const node of textNodes(body)) {
      node.data = cleanText(node.data);
    }
    const pictures = leaveOutPictures(body);
    const isStandingLost = markStandings(body, styles);
    fitHeadings(body);
    const [tables, frames] = [[], []];
    outerTables(body).forEach((table) => (isTable(table) ? tables : frames).push(table));
    frames.forEach((frame) => rename(frame, "div"));
    if (!takesTables) {
      tables.forEach(flatten);
    }
    const parts = partsOf(body, takesTables ? tables : []);
    return { parts, tables: tables.length, pictures, isStandingLost };
  }

  return { MARKS, asCharacters, cleanText, gridOf, read };
})();
