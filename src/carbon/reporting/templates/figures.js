/* The figures of the page: every bar, table, flow and card that follows the sums. */
const carbonFigures = (form) => {
  const signs = form.signs, one = (selector, root = document) => root.querySelector(selector), all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const signed = (text) => text.replace(/[.,-]/g, (sign) => ({ ",": signs.group, ".": signs.decimal, "-": signs.minus })[sign]);
  const formats = [...Array(12).keys()].map((digits) => new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  const number = (value, digits) => signed(formats[digits].format(value));
  /* As many digits as words.py writes: none that nobody can know, and what is there is never nothing. */
  const mass = (value, from = 1) => { const size = Math.abs(value); return size < 1e-9 ? "0" : number(value, size >= 100 ? 0 : size >= 1 ? from : size >= 0.01 ? 2 : 1 - Math.floor(Math.log10(size))); };
  const tonnes = (kg) => mass(kg / 1000), kilograms = (kg) => mass(kg, 2);
  const percent = (share, digits = 1) => number(share * 100, digits) + signs.percent;
  const part = (share) => (share > 0 && share < 5e-4 ? "<" + percent(0.001) : percent(share));
  const plus = (value, text) => (value > 0 ? "+" : "") + text;
  const some = (kg) => Math.abs(kg) > 1e-6;
  const put = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const between = (template, bounds) => put(template, { low: tonnes(bounds[0]), high: tonnes(bounds[1]) });
  const host = (element) => element.parentElement.closest("details"), named = (text) => { const [key, id] = text.split(":"); return { key, id }; };
  const bars = all(".bar").map((element) => ({ element, ...named(element.dataset.b), host: host(element), fill: all(":scope > summary .track i", element), kg: one(".kg", element), share: one(".share", element) }));
  const rows = all("[data-r]").map((element) => ({ element, host: host(element), ...named(element.dataset.r), cells: all("td", element) }));
  const cells = all("[data-c]").map((element) => ({ element, host: host(element), ...named(element.dataset.c) }));
  const brought = [...bars, ...rows].filter(({ element, key }) => "only" in element.dataset || key === "gas");
  const rests = all("[data-rest]").map((kg) => ({ kg, list: kg.closest(".more"), share: one(".share", kg.parentElement) }));
  const feet = all("[data-foot]"), lists = all(".bars");
  let last = null;

  function show(sums, change, scenarios = 0) {
    const top = {};
    for (const bar of bars) top[bar.key] = Math.max(top[bar.key] || 0, Math.abs(sums[bar.key][bar.id] || 0));
    last = { sums, top, change, scenarios };
    for (const bar of bars) bar.element.dataset.kg = sums[bar.key][bar.id] || 0;
    for (const { element, key, id } of brought) element.hidden = !some(sums[key][id] || 0);
    sort();
    fill((item) => !item.host || item.host.open);
    for (const foot of feet) foot.textContent = tonnes(foot.dataset.foot === "category" ? sums.scope[3] || 0 : sums.total);
    flow(sums);
    for (const rest of rests) {
      const kg = all(".bar", rest.list).reduce((sum, bar) => sum + Number(bar.dataset.kg), 0);
      rest.kg.textContent = tonnes(kg);
      rest.share.textContent = part(sums.total ? kg / sums.total : 0);
    }
    document.dispatchEvent(new Event("shown"));
  }
  /* What is folded away is written when it is opened. */
  function fill(wanted) {
    const { sums, top } = last;
    for (const bar of bars.filter(wanted)) {
      const kg = sums[bar.key][bar.id] || 0, width = (part) => (top[bar.key] ? (Math.max(part, 0) / top[bar.key]) * 100 : 0) + "%";
      bar.kg.textContent = tonnes(kg);
      bar.share.textContent = part(sums.total ? kg / sums.total : 0);
      if (bar.fill.length > 1) bar.fill.forEach((part, scope) => { part.style.width = width(sums.pair[bar.id + ":" + (scope + 1)] || 0); });
      else bar.fill[0].style.width = width(kg);
      if (bar.element.open) moved(bar);
    }
    for (const row of rows.filter(wanted)) {
      if (row.cells.length > 1) row.cells.slice(0, -1).forEach((cell, scope) => { cell.textContent = kilograms(sums.pair[row.id + ":" + (scope + 1)] || 0); });
      row.cells.at(-1).textContent = kilograms(sums[row.key][row.id] || 0);
    }
    for (const { element, key, id } of cells.filter(wanted)) {
      element.textContent = kilograms(sums.cell[key][id]);
    }
  }
  /* Lines stay those of the report: an open bar says what the scenario changes in their sum. */
  function moved({ element, key, id }) {
    const kg = last.change ? last.change[key][id] || 0 : 0, known = one(":scope > .moved", element), note = known || document.createElement("p");
    if (!kg) return known && known.remove();
    note.className = "small moved";
    note.textContent = put(last.scenarios > 1 ? signs.moved_together : signs.moved, { change: plus(kg, tonnes(kg)) });
    if (!known) element.append(note);
  }
  function sort() {
    for (const list of lists) {
      if (["month", "scope"].includes(list.dataset.key)) continue;
      const shown = all(".bar", list), rest = one(".more", list), most = rest ? Number(list.dataset.most) : shown.length;
      const unnamed = (element) => Number("none" in element.dataset);
      const order = [...shown].sort((a, b) => unnamed(a) - unnamed(b) || Math.abs(b.dataset.kg) - Math.abs(a.dataset.kg));
      if (order.every((element, place) => shown[place] === element)) continue;
      list.prepend(...order.slice(0, most));
      if (rest) rest.append(...order.slice(most));
      for (const bar of bars) if (list.contains(bar.element)) bar.host = host(bar.element);
    }
  }
  /* Of the two drawings the one that is seen is drawn: the other when the screen turns, or for paper. */
  const phone = matchMedia("screen and (max-width: 46rem)");
  phone.addEventListener("change", () => last && flow(last.sums));
  addEventListener("beforeprint", () => last && flow(last.sums, "wide"));
  function flow(sums, wanted = phone.matches ? "narrow" : "wide") {
    const drawings = all(".flow svg"), name = (column, id) => form.names.text[column + ":" + id];
    if (!drawings.length) return;
    const flows = Object.entries(sums.flow).map(([ends, kg]) => [...ends.split("\t"), kg]);
    for (const svg of drawings) if (svg.classList.contains(wanted)) carbonFlow.draw(svg, flows, form.names, tonnes, signs.tonne);
    document.getElementById("flow-table").replaceChildren(...flows.filter((item) => some(item[3])).sort((a, b) => b[3] - a[3]).map(([source, scope, gas, kg]) => {
      const row = document.createElement("tr"), head = document.createElement("th"), texts = [name(1, scope), name(2, gas), kilograms(kg)];
      head.scope = "row"; head.dir = "auto"; head.textContent = name(0, source);
      row.dataset.kg = kg;
      row.append(head, ...texts.map((text) => Object.assign(document.createElement("td"), { textContent: text })));
      row.lastChild.className = "n";
      return row;
    }));
  }
  /* A scenario's card: its total, its interval, and its sources before and after. */
  function card({ card, input, share, rows }, level, sums, change, bounds) {
    const text = (selector, words) => { one(selector, card).textContent = words; }, labels = Object.fromEntries(form.labels.source.map((label, place) => [label, place]));
    input.value = level;
    text("output", number(level, level % 1 ? 1 : 0) + signs.percent);
    text("[data-total]", change ? tonnes(sums.total + change.total) : "–");
    text("[data-change]", change ? `${plus(change.total, tonnes(change.total))} ${signs.tonne} (${plus(change.total, percent(sums.total ? change.total / sums.total : 0))})` : "–");
    text("[data-interval]", change ? (bounds ? between(signs.analytical, bounds) : "") : signs.unweighed);
    Object.assign(card.dataset, { kg: change ? sums.total + change.total : "", interval: JSON.stringify(bounds) });
    for (const mark of all("[data-does]", card)) mark.textContent = does(mark.dataset, share);
    for (const row of rows) {
      const place = labels[row.dataset.source], before = sums.source[place] || 0, kg = change ? change.source[place] || 0 : 0;
      [before, before + kg].forEach((value, column) => { row.cells[column + 1].textContent = tonnes(value); });
      row.cells[3].textContent = plus(kg, tonnes(kg));
    }
  }
  /* What a measure does at the level of the slider: the share that it moves, or the change of the amount. */
  function does({ does, by }, level) {
    const share = Number(by) * level, digits = Math.abs(share * 100 - Math.round(share * 100)) > 1e-6 ? 1 : 0;
    return put(signs[does], { share: does === "change" ? plus(share, percent(share, digits)) : percent(share, digits) });
  }
  document.addEventListener("toggle", ({ target }) => { if (last && target.open) fill((item) => item.host === target || item.element === target); }, true);
  return { show, card, tonnes, percent, number, plus, put, between };
};
