// Suggestions under a search box while the reader types: a combobox with a list, as WAI-ARIA describes it.
// Without this file the form is a plain one and works the same.

const FEWEST_CHARACTERS = 2;
const PAUSE = 120;
const WORD = /[\p{L}\p{N}]+/gu;

// Without marks and in small letters, one character for each of a composed text.
function fold(text) {
  const bases = Array.from(text, (letter) => {
    const base = letter.normalize("NFD")[0].toLowerCase();
    return "đðɖ".includes(base) ? "d" : base.padEnd(letter.length, " ").slice(0, letter.length);
  });
  return bases.join("");
}

// The parts of a text that were typed: whole words, and the beginning of those the last one goes on to.
function* typedParts(text, typed) {
  const words = fold(typed.normalize("NFC")).match(WORD) ?? [];
  const last = words.pop();
  for (const match of fold(text).matchAll(WORD)) {
    const [word] = match;
    if (words.includes(word)) yield [match.index, match.index + word.length];
    else if (last && word.startsWith(last)) yield [match.index, match.index + last.length];
  }
}

// The place that a step leads to among `count` suggestions; -1 is the box itself, before the first and after the last.
function placeAfter(place, by, count) {
  const places = count + 1;
  return ((place + 1 + by + places) % places) - 1;
}

function fill(element, text, typed) {
  let end = 0;
  for (const [from, to] of typedParts(text, typed)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    element.append(text.slice(end, from), mark);
    end = to;
  }
  element.append(text.slice(end));
}

class Suggestions {
  #form;
  #input;
  #list = document.createElement("ul");
  #status = document.createElement("p");
  #found = [];
  #active = -1;
  #timer = 0;
  #question = null;

  constructor(form) {
    this.#form = form;
    this.#input = form.elements.q;
    this.#list.id = `${this.#input.id}-suggestions`;
    this.#list.className = "suggestions";
    this.#list.hidden = true;
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", form.dataset.suggestionsLabel);
    this.#status.className = "visually-hidden";
    this.#status.setAttribute("role", "status");
    form.append(this.#list, this.#status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.id,
    })) this.#input.setAttribute(name, value);
    this.#listen();
  }

  #listen() {
    this.#input.addEventListener("input", (event) => {
      // An input method is at work; it tells when a word is composed.
      if (!event.isComposing) this.#wait();
    });
    this.#input.addEventListener("compositionend", () => this.#wait());
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#input.addEventListener("blur", () => this.#close());
    this.#form.addEventListener("submit", () => this.#close());
    // The focus stays in the box when a suggestion is pressed, by mouse or finger.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#follow([...this.#list.children].indexOf(option));
    });
    // A page brought back from history shows none.
    addEventListener("pagehide", () => this.#close());
  }

  get #isOpen() {
    return !this.#list.hidden;
  }

  #wait() {
    this.#forget();
    // Where the caret is no longer on a suggestion, Enter searches for what is typed.
    this.#point(-1);
    if (this.#input.value.trim().length < FEWEST_CHARACTERS) this.#close();
    else this.#timer = setTimeout(() => this.#ask(), PAUSE);
  }

  // Whatever was asked before must not answer any more.
  #forget() {
    clearTimeout(this.#timer);
    this.#question?.abort();
    this.#question = null;
  }

  async #ask() {
    const typed = this.#input.value;
    const question = new AbortController();
    this.#question = question;
    try {
      const address = `${this.#form.dataset.suggestions}?${new URLSearchParams({ q: typed })}`;
      const answer = await fetch(address, { signal: question.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.statusText);
      const { suggestions } = await answer.json();
      if (this.#question === question) this.#show(suggestions, typed);
    } catch {
      // Late or lost: the reader goes on without.
      if (this.#question === question) this.#close();
    }
  }

  #show(found, typed) {
    this.#found = found;
    this.#point(-1);
    this.#list.replaceChildren(...found.map(({ text }, index) => {
      const option = document.createElement("li");
      option.id = `${this.#list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const line = document.createElement("span");
      fill(line, text, typed);
      option.append(line);
      return option;
    }));
    this.#open(found.length > 0);
    const { suggestionsCount, suggestionsNone } = this.#form.dataset;
    this.#status.textContent = found.length ? suggestionsCount.replace("{count}", found.length) : suggestionsNone;
  }

  #open(isOpen) {
    this.#list.hidden = !isOpen;
    this.#list.scrollTop = 0;
    this.#input.setAttribute("aria-expanded", String(isOpen));
  }

  #close() {
    this.#forget();
    this.#point(-1);
    this.#open(false);
    this.#status.textContent = "";
  }

  #point(index) {
    this.#list.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = index;
    const option = this.#list.children[index];
    if (!option) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }

  // Up and down lead through the list and, past either end, back to the box.
  #step(by) {
    if (!this.#isOpen) {
      if (this.#input.value.trim().length >= FEWEST_CHARACTERS) {
        this.#forget();
        this.#ask();
      }
      return;
    }
    this.#point(placeAfter(this.#active, by, this.#found.length));
  }

  #press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.#step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && this.#isOpen && this.#active >= 0) {
      event.preventDefault();
      this.#follow(this.#active);
    } else if (event.key === "Escape" && this.#isOpen) {
      // The box would empty itself.
      event.preventDefault();
      this.#close();
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
      // The caret moves in the box.
      this.#point(-1);
    }
  }

  #follow(index) {
    const { url } = this.#found[index];
    this.#close();
    location.assign(url);
  }
}

for (const form of document.querySelectorAll("form[data-suggestions]")) new Suggestions(form);

export { placeAfter, typedParts };
