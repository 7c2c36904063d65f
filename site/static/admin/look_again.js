// While files are being read, their list looks again by itself, unless somebody is busy with it.
const EVERY_MS = 3000;

setInterval(() => {
  const isBusy = document.hidden || document.activeElement?.closest("main form, main summary");
  if (!isBusy) {
    window.location.reload();
  }
}, EVERY_MS);
