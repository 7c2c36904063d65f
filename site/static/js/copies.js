// “Is my copy current?”: the digest of a chosen file is computed here; only the digest is asked about.

const form = document.querySelector("[data-copy-check]");
const chooser = form?.querySelector("input[type=file]");

async function digestOf(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Browsers compute digests on encrypted connections only.
if (chooser && globalThis.crypto?.subtle) {
  const state = form.querySelector("[role=status]");
  chooser.parentElement.hidden = false;
  chooser.addEventListener("change", async () => {
    const [file] = chooser.files;
    if (!file) return;
    state.textContent = chooser.dataset.working;
    try {
      form.elements.ma.value = await digestOf(file);
    } catch {
      state.textContent = chooser.dataset.failed;
      return;
    }
    form.requestSubmit();
  });
}
