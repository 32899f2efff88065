/* Switches: state in the address, sums by evaluate.js, and the page's figures, bars and flow follow. */
(() => {
  const form = JSON.parse(document.getElementById("model").textContent), signs = form.signs;
  const box = document.getElementById("switches"), one = (selector, root = document) => root.querySelector(selector);
  const sliders = [...document.querySelectorAll("[data-w]")].map((card) => ({ card, one: form.what_if[card.dataset.w], input: card.querySelector("input"), rows: [...card.querySelectorAll("tr[data-source]")] }));
  const standard = { basis: form.basis, gwp: form.gwp, non_co2: true, levels: sliders.map(() => 100) };
  const signed = (text) => text.replace(/[.,-]/g, (sign) => ({ ",": signs.group, ".": signs.decimal, "-": signs.minus })[sign]);
  const formats = [0, 1, 2].map((digits) => new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  const number = (value, digits) => signed(formats[digits].format(value));
  const tonnes = (kg) => number(kg / 1000, Math.abs(kg) >= 1e5 ? 0 : Math.abs(kg) >= 1e3 ? 1 : 2);
  const percent = (share) => number(share * 100, 1) + signs.percent;
  const host = (element) => element.parentElement.closest("details"), split = (text) => text.split(":");
  const bars = [...document.querySelectorAll(".bar")].map((element) => {
    const [key, id] = split(element.dataset.b);
    return { element, key, id, host: host(element), fill: [...element.querySelectorAll(":scope > summary .track i")], kg: one(".kg", element), share: one(".share", element) };
  });
  const rows = [...document.querySelectorAll("[data-r]")].map((element) => ({ host: host(element), key: split(element.dataset.r)[0], id: split(element.dataset.r)[1], cells: [...element.querySelectorAll("td")] }));
  const cells = [...document.querySelectorAll("[data-c]")].map((element) => ({ element, host: host(element), key: split(element.dataset.c)[0], place: Number(split(element.dataset.c)[1]) }));
  const feet = [...document.querySelectorAll("[data-foot]")], lists = [...document.querySelectorAll(".bars")];
  let last = null;
  const first = carbonForm.evaluate(form, standard).total;

  function read() {
    const found = { ...standard }, given = new URLSearchParams(location.hash.slice(1));
    if (["location", "market"].includes(given.get("basis"))) found.basis = given.get("basis");
    if (given.get("gwp") in form.sets) found.gwp = given.get("gwp");
    if (given.get("non_co2") === "off") found.non_co2 = false;
    found.levels = sliders.map(({ input }) => { const level = given.get(input.name); return level !== null && level >= 0 && level <= 100 ? Number(level) : 100; });
    return found;
  }
  function write(state) {
    const parts = [];
    if (state.basis !== standard.basis) parts.push("basis=" + state.basis);
    if (state.gwp !== standard.gwp) parts.push("gwp=" + encodeURIComponent(state.gwp));
    if (!state.non_co2) parts.push("non_co2=off");
    const changed = parts.length > 0;
    sliders.forEach(({ input }, place) => { if (state.levels[place] !== 100) parts.push(input.name + "=" + state.levels[place]); });
    history.replaceState(null, "", location.pathname + location.search + (parts.length ? "#" + parts.join("&") : ""));
    return changed;
  }
  /* Each scenario by itself, at the level of its slider, under the state of the switches. */
  function scenarios(state, sums) {
    const labels = Object.fromEntries(form.labels.source.map((label, place) => [label, place]));
    const rise = (kg) => (kg > 0 ? "+" : "") + tonnes(kg);
    sliders.forEach(({ card, one, input, rows }, place) => {
      const moved = carbonForm.scenario(one, state, state.levels[place] / 100), text = (selector, words) => { card.querySelector(selector).textContent = words; };
      const sum = moved && Object.values(moved).reduce((total, kg) => total + kg, 0);
      input.value = state.levels[place];
      text("output", number(state.levels[place], 0) + signs.percent);
      text("[data-total]", moved ? tonnes(sums.total + sum) : "–");
      text("[data-change]", moved ? `${rise(sum)} t (${(sum > 0 ? "+" : "") + percent(sums.total ? sum / sums.total : 0)})` : "–");
      card.dataset.kg = moved ? sums.total + sum : "";
      for (const row of rows) {
        const kg = (moved || {})[row.dataset.source] || 0, before = sums.source[labels[row.dataset.source]] || 0;
        [before, before + kg].forEach((value, column) => { row.cells[column + 1].textContent = tonnes(value); });
        row.cells[3].textContent = rise(kg);
      }
    });
  }
  function show(state, changed) {
    const started = performance.now(), sums = carbonForm.evaluate(form, state), top = {};
    for (const bar of bars) top[bar.key] = Math.max(top[bar.key] || 0, Math.abs(sums[bar.key][bar.id] || 0));
    last = { sums, top };
    for (const bar of bars) bar.element.dataset.kg = sums[bar.key][bar.id] || 0;
    sort();
    fill((item) => !item.host || item.host.open);
    for (const foot of feet) foot.textContent = tonnes(foot.dataset.foot === "category" ? sums.scope[3] || 0 : sums.total);
    flow(sums);
    scenarios(state, sums);
    const now = one("#now");
    if (box) {
      box.classList.toggle("changed", changed);
      one("#reset").hidden = !changed;
      now.textContent = changed ? signs.now.replace("{total}", tonnes(sums.total)).replace("{change}", (sums.total > first ? "+" : "") + percent(first ? sums.total / first - 1 : 0)) : "";
    }
    document.documentElement.dataset.sum = sums.total;
    document.documentElement.dataset.took = performance.now() - started;
  }
  /* What is folded away is written when it is opened. */
  function fill(wanted) {
    const { sums, top } = last;
    for (const bar of bars.filter(wanted)) {
      const kg = sums[bar.key][bar.id] || 0, width = (part) => (top[bar.key] ? (Math.max(part, 0) / top[bar.key]) * 100 : 0) + "%";
      bar.kg.textContent = tonnes(kg);
      bar.share.textContent = percent(sums.total ? kg / sums.total : 0);
      if (bar.fill.length > 1) bar.fill.forEach((part, scope) => { part.style.width = width(sums.pair[bar.id + ":" + (scope + 1)] || 0); });
      else bar.fill[0].style.width = width(kg);
    }
    for (const row of rows.filter(wanted)) {
      if (row.cells.length > 1) row.cells.slice(0, -1).forEach((cell, scope) => { cell.textContent = number(sums.pair[row.id + ":" + (scope + 1)] || 0, 0); });
      row.cells.at(-1).textContent = number(sums[row.key][row.id] || 0, 0);
    }
    for (const cell of cells.filter(wanted)) {
      const kg = sums.cell[cell.key][cell.place];
      cell.element.textContent = number(kg, Math.abs(kg) >= 100 ? 0 : 2);
    }
  }
  document.addEventListener("toggle", (event) => { if (last && event.target.open) fill((item) => item.host === event.target); }, true);
  function sort() {
    for (const list of lists) {
      if (["month", "scope"].includes(list.dataset.key)) continue;
      const shown = [...list.querySelectorAll(".bar")], rest = one(".more", list), most = rest ? Number(list.dataset.most) : shown.length;
      const unnamed = (element) => Number("none" in element.dataset);
      const order = [...shown].sort((a, b) => unnamed(a) - unnamed(b) || Math.abs(b.dataset.kg) - Math.abs(a.dataset.kg));
      if (order.every((element, place) => shown[place] === element)) continue;
      list.prepend(...order.slice(0, most));
      if (rest) rest.append(...order.slice(most));
      for (const bar of bars) if (bar.element.parentElement.parentElement === list || bar.element.parentElement === list) bar.host = host(bar.element);
    }
  }
  function flow(sums) {
    const svg = document.getElementById("sankey");
    if (!svg) return;
    const flows = [...sums.flow].map(([ends, kg]) => [...JSON.parse(ends), kg]);
    carbonFlow.draw(svg, flows, form.names.text, tonnes);
    const name = (column, id) => form.names.text[column + ":" + id];
    document.getElementById("flow-table").replaceChildren(...flows.filter((item) => item[3]).sort((a, b) => b[3] - a[3]).map(([source, scope, gas, kg]) => {
      const row = document.createElement("tr"), head = document.createElement("th");
      head.scope = "row"; head.dir = "auto"; head.textContent = name(0, source);
      row.append(head, ...[name(1, scope), name(2, gas), number(kg, 0)].map((text, place) => { const cell = document.createElement("td"); cell.textContent = text; if (place === 2) cell.className = "n"; return cell; }));
      return row;
    }));
  }
  function apply(state) {
    for (const [name, value] of Object.entries(state)) {
      if (name === "levels") continue;
      const field = box && box.elements[name];
      if (field) field.type === "checkbox" ? (field.checked = value) : (field.value = value);
    }
    const changed = write(state);
    show(state, changed);
  }
  if (box) {
    box.hidden = false;
    box.addEventListener("input", () => {
      const state = { ...standard, levels: read().levels };
      for (const name of form.switches) state[name] = name === "non_co2" ? box.elements[name].checked : box.elements[name].value;
      apply(state);
    });
    box.addEventListener("submit", (event) => event.preventDefault());
    one("#reset").addEventListener("click", () => { apply({ ...standard }); one("select, input", box).focus(); });
  }
  /* Links within the page open what they point to and keep the state in the address. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    const goal = document.getElementById(link.getAttribute("href").slice(1));
    if (!goal) return;
    event.preventDefault();
    for (let element = goal; element; element = element.parentElement) if (element.tagName === "DETAILS") element.open = true;
    for (const found of document.querySelectorAll(".found")) found.classList.remove("found");
    if (goal.tagName === "DETAILS") goal.classList.add("found");
    goal.scrollIntoView();
    (one("summary", goal.tagName === "DETAILS" ? goal : document.createElement("i")) || goal).focus({ preventScroll: true });
  });
  for (const { card, input } of sliders) {
    card.querySelector(".slide").hidden = false;
    input.addEventListener("input", () => {
      const state = read(), started = performance.now();
      state.levels = sliders.map((other) => other.input.valueAsNumber);
      write(state);
      scenarios(state, last ? last.sums : carbonForm.evaluate(form, state));
      document.documentElement.dataset.took = performance.now() - started;
    });
  }
  addEventListener("hashchange", () => apply(read()));
  const state = read();
  if (JSON.stringify(state) !== JSON.stringify(standard)) apply(state);
  else { document.documentElement.dataset.sum = first; }
})();
