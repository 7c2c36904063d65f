// Small comforts; every page works without them.

const root = document.documentElement;

function remember(name, value) {
  root.dataset[name] = value;
  try {
    localStorage.setItem(name, value);
  } catch {
    // Not remembered, but done.
  }
}

// Text size: steps from −1 to 3, as the style sheet knows them.
const SMALLEST = -1;
const LARGEST = 3;
const sizeButtons = [...document.querySelectorAll("[data-text-size-step]")];

function textSize() {
  return Number(root.dataset.textSize) || 0;
}

function showLimits() {
  for (const button of sizeButtons) {
    const step = Number(button.dataset.textSizeStep);
    const spent = step > 0 ? textSize() >= LARGEST : textSize() <= SMALLEST;
    button.setAttribute("aria-disabled", String(spent));
  }
}

for (const button of sizeButtons) {
  button.addEventListener("click", () => {
    const wanted = textSize() + Number(button.dataset.textSizeStep);
    remember("textSize", String(Math.min(LARGEST, Math.max(SMALLEST, wanted))));
    showLimits();
  });
}
showLimits();

// Colour scheme: that of the device until the reader chooses.
const darkDevice = matchMedia("(prefers-color-scheme: dark)");
const themeButton = document.querySelector("[data-theme-toggle]");

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : darkDevice.matches;
}

function showTheme() {
  themeButton?.setAttribute("aria-pressed", String(isDark()));
}

themeButton?.addEventListener("click", () => {
  remember("theme", isDark() ? "light" : "dark");
  showTheme();
});
darkDevice.addEventListener("change", showTheme);
showTheme();
for (const tools of document.querySelectorAll("[data-tools]")) tools.hidden = false;

// Open menus close when the reader turns elsewhere.
const menus = [...document.querySelectorAll(".menu__group")];

document.addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus) {
    if (!menu.open) continue;
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// The filters of the library stand open where there is room.
if (matchMedia("(min-width: 56rem)").matches) {
  for (const filter of document.querySelectorAll("[data-filter]")) filter.open = true;
}

// Copying the address of a page or another text, and printing.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.parentElement.hidden = false;
  const label = button.querySelector("span");
  const words = label.textContent;
  label.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    label.textContent = button.dataset.copied;
    setTimeout(() => (label.textContent = words), 2500);
  });
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
