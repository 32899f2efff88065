/* A field above each long table: rows of which no cell holds its words are away. */
(() => {
  const signs = JSON.parse(document.getElementById("model").textContent).signs, most = 25;
  for (const box of document.querySelectorAll("details.data > .scroll")) {
    const rows = () => [...box.querySelectorAll("tbody tr")];
    if (rows().length <= most) continue;
    const field = Object.assign(document.createElement("input"), { type: "search" }), label = document.createElement("label"), told = document.createElement("output"), line = document.createElement("p");
    label.append(signs.find + " ", field);
    told.setAttribute("aria-live", "polite");
    line.className = "find small";
    line.append(label, " ", told);
    box.before(line);
    const find = () => {
      const plain = (text) => text.toLowerCase().replace(/\s+/g, " "), wanted = plain(field.value).trim(), all = rows();
      for (const row of all) row.classList.toggle("away", ![...row.cells].some((cell) => plain(cell.textContent).includes(wanted)));
      told.textContent = wanted ? signs.rows_found.replace("{n}", all.filter((row) => !row.classList.contains("away")).length).replace("{all}", all.length) : "";
    };
    field.addEventListener("input", find);
    document.addEventListener("shown", find);
  }
})();
/* On paper nothing is folded away: what is smaller than the rest is printed too. */
(() => {
  const folded = [];
  addEventListener("beforeprint", () => { folded.push(...document.querySelectorAll("details.more:not([open])")); for (const part of folded) part.open = true; });
  addEventListener("afterprint", () => { for (const part of folded.splice(0)) part.open = false; });
})();
