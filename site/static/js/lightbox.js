// A gallery's photos large, one after the other. The links behind them stay what they are: pages of their own.

const list = document.querySelector("[data-lightbox]");
const dialog = document.querySelector("[data-lightbox-dialog]");
const links = list ? [...list.querySelectorAll("[data-photo]")] : [];
// Taken down now: a relative address means another page once the address bar has changed.
const addresses = links.map((link) => link.href);
const galleryAddress = location.pathname + location.search;
const part = (name) => dialog.querySelector(`[data-${name}]`);
let current = 0;

function show(index) {
  current = Math.min(links.length - 1, Math.max(0, index));
  const link = links[current];
  const { src, srcset, width, height, alt, caption, credit } = link.dataset;
  const image = part("image");
  // The old picture must not stand above the new caption while the new one loads.
  image.removeAttribute("srcset");
  Object.assign(image, { src, srcset, sizes: "100vw", width, height, alt });
  part("caption").textContent = caption;
  part("credit").textContent = credit;
  part("position").textContent = `${current + 1} / ${links.length}`;
  part("original").href = `${addresses[current]}tai-ve/`;
  // Not `disabled`, which would take the focus away from a button just pressed.
  part("previous").setAttribute("aria-disabled", String(current === 0));
  part("next").setAttribute("aria-disabled", String(current === links.length - 1));
  history.replaceState(null, "", addresses[current]);
  preload(links[current + 1]);
}

function preload(link) {
  if (link) Object.assign(new Image(), { sizes: "100vw", srcset: link.dataset.srcset });
}

function open(index) {
  dialog.showModal();
  show(index);
}

const KEYS = {
  ArrowLeft: () => show(current - 1),
  ArrowRight: () => show(current + 1),
  Home: () => show(0),
  End: () => show(links.length - 1),
};

if (dialog?.showModal && links.length) {
  list.addEventListener("click", (event) => {
    const link = event.target.closest("[data-photo]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(links.indexOf(link));
  });
  part("previous").addEventListener("click", KEYS.ArrowLeft);
  part("next").addEventListener("click", KEYS.ArrowRight);
  part("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (!(event.key in KEYS) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    history.replaceState(null, "", galleryAddress);
    links[current].focus();
  });

  // A finger drawn sideways turns the page; two fingers enlarge as everywhere.
  let start = null;
  dialog.addEventListener("touchstart", (event) => {
    start = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  dialog.addEventListener("touchend", (event) => {
    if (!start || (visualViewport?.scale ?? 1) > 1.05) return;
    const end = event.changedTouches[0];
    const across = end.clientX - start.clientX;
    if (Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(end.clientY - start.clientY)) {
      show(current + (across < 0 ? 1 : -1));
    }
    start = null;
  }, { passive: true });
}
