// The text of a page laid over its picture, unseen: to be selected, read aloud, and marked where words
// were sought. The viewer says when a page is shown.

const MARKS = /[\u0300-\u036f]/g;

function fold(text) {
  return text.normalize("NFD").replace(MARKS, "").toLowerCase().replaceAll("đ", "d");
}

// The text in pieces, every second one a place of the words. Folding one letter never gives two.
function pieces(text, pattern) {
  const plain = text.normalize("NFC");
  const folded = [...plain].map((letter) => fold(letter) || letter).join("");
  if (!pattern || folded.length !== plain.length) return [plain];
  const found = [];
  let at = 0;
  for (const match of folded.matchAll(pattern)) {
    found.push(plain.slice(at, match.index), plain.slice(match.index, match.index + match[0].length));
    at = match.index + match[0].length;
  }
  return [...found, plain.slice(at)];
}

// Side by side, words may begin at the end of one run and go on at the beginning of the next.
function patternOf(words, together) {
  if (!words.length) return null;
  const row = (some) => some.join("[^\\p{L}\\p{N}]+");
  const parts = words.slice(1).flatMap((_, index) => [
    `${row(words.slice(0, index + 1))}\\s*$`,
    `^\\s*${row(words.slice(index + 1))}`,
  ]);
  const wanted = together ? [row(words), ...parts] : words;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.join("|")})(?![\\p{L}\\p{N}])`, "gu");
}

function lay([left, top, width, height, text], pattern) {
  const run = document.createElement("span");
  Object.assign(run.style, { left: `${left / 100}%`, top: `${top / 100}%`, fontSize: `${height / 100}cqh` });
  pieces(text, pattern).forEach((piece, index) => {
    if (!piece) return;
    const part = index % 2 ? document.createElement("mark") : document.createTextNode("");
    part.textContent = piece;
    run.append(part);
  });
  return { run, width };
}

async function layLetters(page, { address, words, together }) {
  let runs;
  try {
    const answer = await fetch(address);
    runs = answer.ok ? await answer.json() : [];
  } catch {
    return;
  }
  if (!runs.length || !page.hasChildNodes() || page.querySelector(".viewer__letters")) return;
  const layer = document.createElement("div");
  layer.className = "viewer__letters";
  const pattern = patternOf(words, together);
  const laid = runs.map((run) => lay(run, pattern));
  for (const { run } of laid) layer.append(run, "\n");
  page.append(layer);
  // Measured all at once, then stretched all at once.
  const stretches = laid.map(({ run, width }) => (page.clientWidth * width) / 10000 / (run.offsetWidth || 1));
  laid.forEach(({ run }, index) => (run.style.transform = `scaleX(${stretches[index]})`));
}

document.addEventListener("pageshown", (event) => layLetters(event.target, event.detail));

export { patternOf, pieces };
