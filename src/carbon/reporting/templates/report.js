/* Switches and sliders: their state stands in the address, evaluate.js sums, figures.js shows. */
(() => {
  const form = JSON.parse(document.getElementById("model").textContent), signs = form.signs, root = document.documentElement;
  const box = document.getElementById("switches"), one = (selector, within = document) => within.querySelector(selector), all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const figures = carbonFigures(form), names = ["basis", "gwp", "non_co2"], picks = box ? all("[data-pick]", box) : [];
  const sliders = all("[data-w]").map((card) => {
    const input = one("input", card), stated = Number(input.defaultValue);
    return { card, input, stated, one: form.what_if[card.dataset.w], rows: all("tr[data-source]", card), moment: one(".shown", card), pick: picks.find((pick) => pick.dataset.pick === input.name) };
  });
  const standard = { basis: form.basis, gwp: form.gwp, non_co2: true, chosen: [], levels: sliders.map(({ stated }) => stated) };
  const first = carbonForm.evaluate(form, standard).total;
  const kept = { key: "", sums: null, moved: false };

  const many = form.together !== null;
  const differs = (state) => names.filter((name) => state[name] !== standard[name]);
  /* A level is 1 where the slider stands as the scenario states it. */
  const level = (state, place) => state.levels[place] / sliders[place].stated;

  /* Numbers of the scenarios that are shown; where they cannot be carried out together one alone, the one that was touched last. */
  const allowed = (chosen, last = chosen[0]) => (many || chosen.length < 2 ? chosen : [last]);
  function read() {
    const found = { ...standard }, given = new URLSearchParams(location.hash.slice(1)), sent = (name) => given.get(name);
    if (form.switches.includes("basis") && ["location", "market"].includes(sent("basis"))) found.basis = sent("basis");
    if (form.switches.includes("gwp") && sent("gwp") in form.sets) found.gwp = sent("gwp");
    if (form.switches.includes("non_co2") && sent("non_co2") === "off") found.non_co2 = false;
    found.levels = sliders.map(({ input, stated }) => (sent(input.name) && sent(input.name) >= 0 && sent(input.name) <= 100 ? Number(sent(input.name)) : stated));
    const asked = (sent("scenario") || "").split(",");
    return { ...found, chosen: allowed(sliders.map((_, place) => place).filter((place) => asked.includes(sliders[place].input.name))) };
  }
  function write(state) {
    const parts = differs(state).map((name) => (name === "non_co2" ? "non_co2=off" : `${name}=${encodeURIComponent(state[name])}`));
    if (state.chosen.length) parts.push("scenario=" + state.chosen.map((place) => sliders[place].input.name).join(","));
    sliders.forEach(({ input, stated }, place) => { if (state.levels[place] !== stated) parts.push(`${input.name}=${state.levels[place]}`); });
    history.replaceState(null, "", location.pathname + location.search + (parts.length ? "#" + parts.join("&") : ""));
  }
  /* The scenarios that are shown as one form with the level of each: one by itself, or all of them with what is not chosen at nothing. */
  function shown(state) {
    const { chosen } = state;
    if (!chosen.length) return null;
    if (chosen.length === 1) return { one: sliders[chosen[0]].one, levels: [level(state, chosen[0])] };
    return { one: form.together, levels: sliders.map((_, place) => (chosen.includes(place) ? level(state, place) : 0)) };
  }
  /* Total, charts, flow, cards and intervals in a state; a slider alone touches its own card and, where its scenario is shown, the charts. */
  function show(state, slid) {
    const key = [state.basis, state.gwp, state.non_co2].join(" "), fresh = kept.key !== key;
    if (fresh) Object.assign(kept, { key, sums: carbonForm.evaluate(form, state) });
    const wanted = (place) => fresh || slid === undefined || slid === place, form_of = shown(state);
    sliders.forEach((item, place) => {
      const at = level(state, place);
      if (wanted(place)) figures.card({ ...item, share: at }, state.levels[place], kept.sums, carbonForm.change(form, item.one, state, [at]), carbonForm.interval(item.one, state, [at]));
      item.moment.setAttribute("aria-pressed", String(state.chosen.includes(place)));
    });
    if (!fresh && slid !== undefined && !state.chosen.includes(slid)) return;
    const change = form_of && carbonForm.change(form, form_of.one, state, form_of.levels), sums = change ? carbonForm.after(kept.sums, change) : kept.sums;
    figures.show(sums, change, state.chosen.length);
    tell(state, sums, change, form_of && change ? carbonForm.interval(form_of.one, state, form_of.levels) : carbonForm.interval(form, state));
  }
  /* What is chosen, what it comes to and how certain that is. */
  function tell(state, sums, change, bounds) {
    const asked = state.chosen.length > 0, changed = differs(state).length > 0 || asked;
    Object.assign(root.dataset, { sum: sums.total, interval: JSON.stringify(bounds) });
    root.classList.toggle("changed", changed);
    if (!box) return;
    const now = one("#now"), choices = differs(state).map((name) => (name === "non_co2" ? signs.without : one(`[name=${name}] option:checked`, box).textContent));
    choices.push(...state.chosen.map((place) => `${one("h3", sliders[place].card).firstChild.textContent.trim()} ${one("output", sliders[place].card).textContent}`));
    const text = figures.put(signs.now, { total: figures.tonnes(sums.total), change: figures.plus(sums.total - first, figures.percent(first ? sums.total / first - 1 : 0)) });
    one("#choices").textContent = changed ? choices.join(", ") + ":" : "";
    if (asked && !change) now.textContent = signs.unweighed;
    else now.textContent = changed ? text + (bounds ? ", " + figures.between(signs.analytical, bounds) : "") : "";
    one("#reset").hidden = !changed;
  }
  function apply(state, slid) {
    const started = performance.now();
    for (const name of names) {
      const field = box && box.elements[name];
      if (field) field.type === "checkbox" ? (field.checked = state[name]) : (field.value = state[name]);
    }
    write(state);
    show(state, slid);
    sliders.forEach(({ card, pick }, place) => {
      if (!pick) return;
      const ticked = state.chosen.includes(place);
      one("[type=checkbox]", pick).checked = ticked;
      one(".slide", pick).hidden = !ticked;
      one("[type=range]", pick).value = state.levels[place];
      one("output", pick).textContent = one("output", card).textContent;
    });
    root.dataset.took = performance.now() - started;
  }
  /* A slider that is moved is a scenario that is shown. */
  function slide(place, value) {
    const before = read(), known = before.chosen.includes(place), state = known ? { ...before } : { ...before, chosen: toggled(before.chosen, place) };
    state.levels[place] = value;
    apply(state, known && kept.sums ? place : undefined);
  }
  const toggled = (chosen, place) => (chosen.includes(place) ? chosen.filter((other) => other !== place) : allowed([...chosen, place].sort((a, b) => a - b), place));
  if (box) {
    box.hidden = false;
    box.addEventListener("input", ({ target }) => {
      const state = read(), pick = target.closest("[data-pick]"), place = sliders.findIndex((item) => pick && item.pick === pick);
      if (pick && target.type === "range") return slide(place, target.valueAsNumber);
      if (pick) return apply({ ...state, chosen: toggled(state.chosen, place) });
      for (const name of form.switches) state[name] = name === "non_co2" ? box.elements[name].checked : box.elements[name].value;
      apply(state);
    });
    box.addEventListener("submit", (event) => event.preventDefault());
    one("#reset").addEventListener("click", () => { apply({ ...standard, levels: [...standard.levels] }); one("select, input", box).focus(); });
  }
  sliders.forEach(({ card, input, moment }, place) => {
    for (const part of all("[hidden].slide", card)) part.hidden = false;
    input.addEventListener("input", () => slide(place, input.valueAsNumber));
    moment.addEventListener("click", () => { const state = read(); apply({ ...state, chosen: toggled(state.chosen, place) }); });
  });
  /* Links within the page open what they point to and keep the state in the address. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]'), goal = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!goal) return;
    event.preventDefault();
    for (let element = goal; element; element = element.parentElement) if (element.tagName === "DETAILS") element.open = true;
    for (const found of all(".found")) found.classList.remove("found");
    if (goal.tagName === "DETAILS") goal.classList.add("found");
    goal.scrollIntoView();
    ((goal.tagName === "DETAILS" && one("summary", goal)) || goal).focus({ preventScroll: true });
  });
  addEventListener("hashchange", () => apply(read()));
  const state = read();
  if (JSON.stringify(state) !== JSON.stringify(standard)) apply(state);
  else root.dataset.sum = first;
})();
