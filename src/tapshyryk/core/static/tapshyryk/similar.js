/* Shows similar problems while one is typed; without it they stand on the next page. */
(() => {
  "use strict";

  const form = document.querySelector("form[data-similar]");
  const here = form?.querySelector("[data-similar-here]");
  if (!form || !here || !window.fetch) return;
  let waiting = 0;
  let asked = 0;
  const look = async () => {
    const number = ++asked;
    const sent = new FormData(form);
    if (String(sent.get("title")).trim().length < 4) { here.replaceChildren(); return; }
    try {
      const answer = await fetch(form.dataset.similar, { method: "POST", body: sent, credentials: "same-origin" });
      if (answer.ok && number === asked) here.innerHTML = await answer.text();
    } catch { /* no network: the next page shows them */ }
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 400); });
})();
