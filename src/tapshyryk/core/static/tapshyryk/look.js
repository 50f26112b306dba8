/* Small comforts; every page works without them. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-guard-leaving]");
  if (form) {
    let touched = false;
    form.addEventListener("input", () => { touched = true; });
    form.addEventListener("submit", () => { touched = false; });
    window.addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
  }
})();
