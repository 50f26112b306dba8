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

  if (navigator.clipboard) {
    for (const button of document.querySelectorAll("[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = button.dataset.copied;
        button.setAttribute("role", "status");
      });
    }
  }

  /* Lines typed in codes: how many people and women so far; the server reads them exactly. */
  const FEMALE = /^(ж|а|аял|кыз|жен\S*|f|female|woman)$/iu;
  const MALE = /^(э|м|эркек|муж\S*|m|male|man)$/iu;
  for (const field of document.querySelectorAll("textarea[data-lines]")) {
    const told = field.closest("form").querySelector("[data-lines-told]");
    const count = () => {
      const lines = field.value.split("\n").filter((line) => line.trim());
      const women = lines.filter((line) => {
        const cells = line.includes("\t") ? line.split("\t").map((cell) => cell.trim()) : line.trim().split(/[\s;]+/);
        if (line.includes("\t")) return cells.some((cell) => FEMALE.test(cell)) && !cells.some((cell) => MALE.test(cell));
        return FEMALE.test(/^[\d-]/.test(cells[0]) ? cells[1] ?? "" : cells[0]);
      });
      told.hidden = !lines.length;
      told.textContent = told.dataset.linesWords.replace("{people}", lines.length).replace("{women}", women.length);
    };
    field.addEventListener("input", count);
    count();
  }

  /* Tables to fill: arrows and Enter move by cell, rows copied from a spreadsheet spread over the cells. */
  const cellsOf = (table) => [...table.tBodies].flatMap((body) =>
    [...body.rows].map((row) => [...row.querySelectorAll("input:not([type=hidden]), select")]));
  for (const table of document.querySelectorAll("table[data-grid]")) {
    table.addEventListener("keydown", (event) => {
      const steps = { ArrowUp: -1, ArrowDown: 1, Enter: 1 };
      if (!(event.key in steps) || event.target.tagName === "SELECT") return;
      const grid = cellsOf(table);
      const y = grid.findIndex((row) => row.includes(event.target));
      const next = grid[y + steps[event.key]]?.[grid[y].indexOf(event.target)];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.select?.();
    });
    table.addEventListener("paste", (event) => {
      const lines = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t"));
      if (lines.length === 1 && lines[0].length === 1) return;
      const grid = cellsOf(table);
      const y = grid.findIndex((row) => row.includes(event.target));
      if (y < 0) return;
      event.preventDefault();
      const x = grid[y].indexOf(event.target);
      lines.forEach((line, down) => line.forEach((text, right) => {
        const cell = grid[y + down]?.[x + right];
        if (!cell) return;
        cell.value = text.trim();
        cell.dispatchEvent(new Event("input", { bubbles: true }));
      }));
    });
  }
})();
