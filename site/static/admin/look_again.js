// While files are being read, their list looks again by itself, unless somebody is busy with it.
const EVERY_MS = 3000;

setInterval(() => {
  const isBusy = document.hidden || document.activeElement?.closest("main form, main input, main summary")
    || document.querySelector("main td input:checked");
  if (!isBusy) {
    window.location.reload();
  }
}, EVERY_MS);
