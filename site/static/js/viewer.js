// The pages of a file as one long sheet: pictures come as they get near, keys and buttons turn and enlarge.
// Without this script every page has an address of its own, with the same picture and its text.

const WIDTHS = [800, 1200, 2000];
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const TRIES = 4;
const PAUSE = 2000;

// "595x842*12 842x595": twelve pages of one shape, then one of another.
function shapes(text) {
  return text.split(" ").filter(Boolean).flatMap((run) => {
    const [, width, height, times] = run.match(/^(\d+)x(\d+)(?:\*(\d+))?$/);
    return Array(Number(times ?? 1)).fill({ width: Number(width), height: Number(height) });
  });
}

// Of `count` places, whose tops grow, the last whose top is not below the line; the first where all are.
function lastAbove(line, count, topOf) {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (topOf(middle) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

// The next of the steps by which pages are enlarged, or null past either end.
function zoomAfter(zoom, by) {
  return ZOOMS[ZOOMS.indexOf(zoom) + by] ?? null;
}

class Viewer {
  constructor(root) {
    this.root = root;
    this.own = "own" in root.dataset;
    this.sheet = root.querySelector("[data-sheet]");
    this.words = JSON.parse(root.dataset.words);
    this.together = "together" in root.dataset;
    this.zoom = 1;
    this.number = Number(root.dataset.page);
    // The page that the address names.
    this.written = this.number;
    this.pages = shapes(root.dataset.sizes).map((shape, index) => this.place(shape, index + 1));
  }

  part(name) {
    return this.root.querySelector(`[data-${name}]`);
  }

  place({ width, height }, number) {
    const page = document.createElement("figure");
    page.className = "viewer__page";
    page.dataset.number = number;
    page.style.aspectRatio = `${width} / ${height}`;
    return page;
  }

  start() {
    this.root.classList.add("viewer--live");
    this.part("first").remove();
    this.part("text")?.remove();
    this.part("go").hidden = true;
    this.part("zoom").hidden = false;
    this.sheet.append(...this.pages);
    this.near = new IntersectionObserver((entries) => this.loadNear(entries), { root: this.sheet, rootMargin: "120% 0%" });
    this.pages.forEach((page) => this.near.observe(page));
    this.listen();
    this.turnTo(this.number);
    // Who comes for a page wants to see it, not what stands above.
    if (this.own && (this.number > 1 || this.root.dataset.query)) this.root.scrollIntoView();
  }

  loadNear(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && !target.hasChildNodes()) this.fill(target);
      else if (!isIntersecting) target.replaceChildren();
    }
  }

  fill(page, attempt = 1) {
    const number = page.dataset.number;
    const image = new Image();
    const picture = (width) => `${this.root.dataset.base}anh/${number}-${width}/?v=${this.root.dataset.version}`;
    image.alt = `${this.root.dataset.pageLabel} ${number}`;
    image.decoding = "async";
    image.addEventListener("error", () => this.fillAgain(page, image, attempt));
    image.sizes = this.sizes(page);
    image.srcset = WIDTHS.map((width) => `${picture(width)} ${width}w`).join(", ");
    page.replaceChildren(image);
    const address = `${this.root.dataset.base}chu/${number}/?v=${this.root.dataset.version}`;
    page.dispatchEvent(new CustomEvent("pageshown", { bubbles: true, detail: { address, words: this.words, together: this.together } }));
  }

  // The server draws few pages at a time; who is refused asks again.
  fillAgain(page, image, attempt) {
    if (!page.contains(image)) return;
    if (attempt < TRIES) {
      setTimeout(() => page.contains(image) && this.fill(page, attempt + 1), PAUSE * attempt);
      return;
    }
    const words = document.createElement("p");
    words.textContent = this.root.dataset.failed;
    page.replaceChildren(words);
  }

  // At its plain size a phone with very fine dots is served as one with fine dots: half the bytes, nothing lost to the eye.
  sizes(page) {
    const dots = this.zoom > 1 ? 1 : Math.min(1, 2 / devicePixelRatio);
    return `${Math.round(page.clientWidth * dots)}px`;
  }

  turnTo(number) {
    this.number = Math.min(this.pages.length, Math.max(1, number));
    this.sheet.scrollTop = this.pages[this.number - 1].offsetTop - this.pages[0].offsetTop;
    this.showNumber();
  }

  enlarge(zoom) {
    const middle = (this.sheet.scrollTop + this.sheet.clientHeight / 2) / this.sheet.scrollHeight;
    this.zoom = zoom;
    this.sheet.style.setProperty("--zoom", zoom);
    this.sheet.scrollTop = middle * this.sheet.scrollHeight - this.sheet.clientHeight / 2;
    this.part("level").textContent = `${Math.round(zoom * 100)}%`;
    this.part("smaller").setAttribute("aria-disabled", String(zoom === ZOOMS[0]));
    this.part("larger").setAttribute("aria-disabled", String(zoom === ZOOMS.at(-1)));
    for (const image of this.sheet.querySelectorAll("img")) image.sizes = this.sizes(image.parentElement);
  }

  step(by) {
    const zoom = zoomAfter(this.zoom, by);
    if (zoom) this.enlarge(zoom);
  }

  // The page that holds the upper third of what is seen.
  numberSeen() {
    const line = this.sheet.scrollTop + this.sheet.clientHeight / 3 + this.pages[0].offsetTop;
    return lastAbove(line, this.pages.length, (index) => this.pages[index].offsetTop) + 1;
  }

  address(number) {
    const parameters = new URLSearchParams({ trang: number });
    if (this.root.dataset.query) parameters.set("tim", this.root.dataset.query);
    return `${this.root.dataset.base}?${parameters}`;
  }

  showNumber() {
    const input = this.part("number");
    if (document.activeElement !== input) input.value = this.number;
    for (const [name, by] of [["previous", -1], ["next", 1]]) {
      const wanted = Math.min(this.pages.length, Math.max(1, this.number + by));
      this.part(name).href = this.address(wanted);
      this.part(name).setAttribute("aria-disabled", String(wanted === this.number));
    }
    for (const link of this.root.querySelectorAll("[data-as-text]")) link.href = `${this.address(this.number)}&chu=1`;
    for (const link of this.root.querySelectorAll("[data-whole]")) link.href = this.address(this.number);
    if (this.own && this.number !== this.written) history.replaceState(null, "", this.address(this.number));
    this.written = this.number;
  }

  listen() {
    let waiting = false;
    this.sheet.addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        const seen = this.numberSeen();
        const changed = seen !== this.number;
        this.number = seen;
        if (changed) this.showNumber();
      });
    }, { passive: true });
    this.part("turn").addEventListener("submit", (event) => {
      event.preventDefault();
      this.turnTo(Number(this.part("number").value) || this.number);
      this.sheet.focus();
    });
    for (const [name, act] of [
      ["previous", () => this.turnTo(this.number - 1)],
      ["next", () => this.turnTo(this.number + 1)],
      ["smaller", () => this.step(-1)],
      ["larger", () => this.step(1)],
    ]) {
      this.part(name).addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        act();
      });
    }
    for (const link of document.querySelectorAll(this.own ? "[data-page-link]" : "x")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.turnTo(Number(link.dataset.pageLink));
        this.sheet.focus();
      });
    }
    (this.own ? document : this.root).addEventListener("keydown", (event) => this.press(event));
    new ResizeObserver(() => this.turnTo(this.number)).observe(this.sheet);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, summary, [role='option']")) return;
    const isWide = this.sheet.scrollWidth > this.sheet.clientWidth + 1;
    const act = {
      ArrowLeft: isWide ? null : () => this.turnTo(this.number - 1),
      ArrowRight: isWide ? null : () => this.turnTo(this.number + 1),
      "+": () => this.step(1),
      "=": () => this.step(1),
      "-": () => this.step(-1),
      0: () => this.enlarge(1),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

// The first file of a document stands open where there is room.
if (matchMedia("(min-width: 64rem)").matches) {
  for (const around of document.querySelectorAll("[data-open-where-wide]")) around.open = true;
}

// What lies in a closed disclosure has no size yet, and need not be loaded.
for (const root of document.querySelectorAll("[data-viewer]")) {
  const viewer = new Viewer(root);
  const around = root.closest("details");
  if (!around || around.open) viewer.start();
  else around.addEventListener("toggle", () => viewer.start(), { once: true });
}

export { lastAbove, shapes, zoomAfter };
