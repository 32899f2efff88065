"use strict";
const SHOWN = 200;
const FILTERS = ["dataset", "family", "region", "year"];
const FAR = 99;
const at = name => document.getElementById(name);
const state = {sort: "", down: false};
let all = [], data;

async function unpacked() {
  const bytes = Uint8Array.from(atob(at("data").textContent), letter => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

function records({columns, rows}) {
  const names = Object.keys(columns);
  const read = names.map(name => columns[name].words ? row => columns[name].words[columns[name].codes[row]] : row => columns[name][row]);
  return Array.from({length: rows}, (_, row) => {
    const record = Object.fromEntries(names.map((name, place) => [name, read[place](row)]));
    record.place = row;
    record.family = record.key.split(".")[0];
    return record;
  });
}

// Small letters without marks, each word between two spaces: fjärrvärme is found as fjarrvarme, R-410A as r410a too.
const plain = text => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
const parts = text => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const spaced = once(text => { const small = plain(text); return " " + [...parts(small), ...parts(small.replaceAll("-", ""))].join(" ") + " "; });

function once(made) {
  const known = new Map();
  return text => { if (!known.has(text)) known.set(text, made(text)); return known.get(text); };
}

// A name of the key says more than one of its qualifiers, and that more than a publisher's own.
const fields = record => [[record.title, 6], [record.labels + " " + record.qualifiers, 3], [record.names + " " + record.dataset + " " + record.region, 1]];

// What a word is of a record: [0 whole, 1 beginning, 2 inside], and the weight of where; nothing where it is not there.
function met(record, meanings) {
  const texts = fields(record).map(([text, weight]) => [spaced(text), weight]);
  for (const [grade, mark] of [[0, word => ` ${word} `], [1, word => ` ${word}`], [2, word => word]]) {
    const found = texts.find(([text]) => meanings.some((word, place) => place && grade ? false : text.includes(mark(word))));
    if (found) return [grade, found[1]];
  }
}

// As the library ranks: whole words first, another key later, waste after it, then by words of qualifiers that nobody asked for;
// who has a region sees its own before all that says the same.
function rank(record, words) {
  const hits = [];
  for (const [word, ...means] of words) {
    const hit = met(record, [word, ...means]);
    if (!hit) return;
    hits.push(hit);
  }
  const asked = new Set(words.flatMap(meanings => meanings.flatMap(parts)));
  const elsewhere = parts(plain(record.leaf)).some(word => !asked.has(word));
  const extra = new Set(parts(plain(record.special)).filter(word => !asked.has(word))).size;
  return [Math.max(0, ...hits.map(hit => hit[0])), ...(words.length ? [+elsewhere, +(elsewhere && record.leaf === "waste"), extra] : [0, 0, 0]),
    nearness(record.region), -hits.reduce((sum, hit) => sum + hit[1], 0), -(record.year ?? 0), record.place];
}

function nearness(region) {
  const found = at("home").value ? data.within[at("home").value].indexOf(region) : 0;
  return found < 0 ? FAR : found;
}

const before = (one, other) => { for (let place = 0; place < one.length; place++) if (one[place] !== other[place]) return one[place] - other[place]; return 0; };

// A value per a unit, from whichever form of the factor has its dimension: as printed where it has the unit itself; nothing where none has.
function per(record, wanted) {
  const forms = [[record.unit, record.co2e], ...record.forms];
  const form = forms.find(([unit]) => unit === wanted) ?? forms.find(([unit]) => data.units[unit][0] === data.units[wanted][0]);
  if (!form || form[1] === null) return null;
  return form[0] === wanted ? form[1] : Number((form[1] * data.units[wanted][1] / data.units[form[0]][1]).toPrecision(6));
}

const value = record => at("per").value ? per(record, at("per").value) : record.co2e;

function found() {
  const words = parts(plain(at("words").value.replaceAll("_", " "))).map(word => [word, ...(data.synonyms[word] ?? [])]);
  const exact = FILTERS.map(name => [name, at(name).value]).filter(([, chosen]) => chosen);
  const wanted = at("per").value;
  const kept = all.filter(record => exact.every(([name, chosen]) => String(record[name]) === chosen) && (!wanted || per(record, wanted) !== null));
  const ranked = kept.map(record => [rank(record, words), record]).filter(([score]) => score).sort((one, other) => before(one[0], other[0])).map(([, record]) => record);
  return state.sort ? sorted(ranked) : ranked;
}

// What has no value stands last, whichever way it is sorted.
function sorted(records) {
  const of = state.sort === "co2e" ? value : record => record[state.sort];
  const compare = (one, other) => typeof one === "number" ? one - other : String(one).localeCompare(String(other));
  const known = records.filter(record => (of(record) ?? null) !== null);
  known.sort((one, other) => (state.down ? -1 : 1) * compare(of(one), of(other)));
  return [...known, ...records.filter(record => (of(record) ?? null) === null)];
}

function element(tag, text, kind) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

// A long key or unit may go on to the next line behind its own signs, and nowhere else: heat.district, room_night, kg/inhabitant.
function parted(tag, text, kind) {
  const made = element(tag, undefined, kind);
  for (const part of text.split(/(?<=[._/·*])/)) made.append(part, document.createElement("wbr"));
  return made;
}

const thousands = count => count.toLocaleString("en-US").replaceAll(",", "\u00a0");

function line(record) {
  const row = element("tr"), what = element("td"), open = parted("button", record.key, "open");
  open.type = "button";
  open.setAttribute("aria-expanded", "false");
  what.append(open, element("div", [record.qualifiers, record.names].filter(Boolean).join(" · "), "words"), element("div", record.stages, "words narrow"));
  row.append(what, element("td", record.stages, "wide"), element("td", record.region), element("td", record.year ?? "undated"),
    element("td", record.co2e === null ? "–" : String(value(record)), "number"), parted("td", at("per").value || record.unit, "unit"),
    element("td", data.datasets[record.dataset][1], "wide"));
  row.addEventListener("click", () => {
    const shown = row.nextSibling?.className === "detail";
    if (shown) row.nextSibling.remove(); else row.after(detail(record));
    open.setAttribute("aria-expanded", String(!shown));
  });
  return row;
}

function identity(record) {
  return [record.dataset, record.key, record.qualifiers.replaceAll(", ", "+"), record.region, record.valid, record.stages.replaceAll(" ", "")]
    .filter(Boolean).join("/").replaceAll(" ", "_");
}

function copied(text) {
  const cell = element("span"), button = element("button", "copy", "copy");
  button.type = "button";
  button.addEventListener("click", async () => {
    try { await navigator.clipboard.writeText(text); button.textContent = "copied"; }
    catch { getSelection().selectAllChildren(cell.firstChild); button.textContent = "selected: press Ctrl+C"; }
  });
  cell.append(element("code", text), button);
  return cell;
}

// The same activity, stage and region over the years, of all publishers, in the unit that is shown.
function series(record) {
  const same = ["key", "qualifiers", "stages", "region"], shown = at("per").value || record.unit;
  const rows = all.filter(other => same.every(name => other[name] === record[name])).map(other => ({...other, co2e: per(other, shown)}))
    .filter(other => other.co2e !== null).sort((one, other) => (one.year ?? 0) - (other.year ?? 0));
  if (rows.length < 2) return;
  const most = Math.max(...rows.map(row => Math.abs(row.co2e))), table = element("table", undefined, "series");
  for (const row of rows) {
    const drawn = element("tr"), cell = element("td"), bar = element("div", undefined, "bar");
    bar.style.width = `${most ? 5 * Math.abs(row.co2e) / most : 0}rem`;
    cell.append(bar);
    drawn.append(element("th", row.year ?? "undated"), element("td", String(row.co2e), "number"), cell, element("td", row.dataset));
    table.append(drawn);
  }
  return table;
}

function detail(record) {
  const [publisher, title, licence] = data.datasets[record.dataset], id = identity(record);
  const pairs = {id, command: copied(`python -m carbon factors show "${id}"`), Python: copied(`carbon.factor("${id}")`), "also per": record.forms.filter(([, given]) => given !== null).map(([unit, given]) => `${unit}: ${given}`).join(" · "), stage: record.stages, publisher, title,
    "where printed": record.locator, licence, status: record.status, names: record.names, note: record.note, "over the years": series(record)};
  const list = element("dl");
  for (const [name, given] of Object.entries(pairs)) {
    if (!given) continue;
    const told = element("dd");
    told.append(given);
    list.append(element("dt", name), told);
  }
  const cell = element("td"), row = element("tr", undefined, "detail");
  cell.colSpan = 7;
  cell.append(list);
  row.append(cell);
  return row;
}

// No publisher prints a released gas, which is its own factor: it is told above what only mentions it.
function released() {
  const asked = parts(plain(at("words").value)).join(" ");
  const begun = asked.length < 5 ? [] : Object.entries(data.gases).filter(([known]) => known.startsWith(asked)).map(([, gas]) => gas);
  const [name, value] = data.gases[asked] ?? (new Set(begun.map(String)).size === 1 ? begun[0] : []);
  at("gas").textContent = name ? `${name} that is released: ${value} kg CO2e per kg, by definition` : "";
}

function show() {
  const rows = found();
  released();
  at("rows").replaceChildren(...rows.slice(0, SHOWN).map(line));
  at("count").textContent = rows.length > SHOWN ? `${thousands(rows.length)} found, the first ${SHOWN} shown` : `${thousands(rows.length)} found`;
  for (const button of document.querySelectorAll("[data-sort]"))
    button.parentNode.ariaSort = button.dataset.sort !== state.sort ? "none" : state.down ? "descending" : "ascending";
  const told = new URLSearchParams([...["words", "home", "per", ...FILTERS].map(name => [name, at(name).value]), ["sort", state.sort], ["down", state.down ? "1" : ""]].filter(([name, given]) => given || name === "home"));
  history.replaceState(null, "", `#${told}`);
}

// Published order, then up, then down, then published order again.
function sortBy(name) {
  Object.assign(state, state.sort !== name ? {sort: name, down: false} : state.down ? {sort: "", down: false} : {down: true});
  show();
}

function options(name, values) {
  for (const given of [...new Set(values)].filter(Boolean).sort()) at(name).add(new Option(given, given));
}

function restore() {
  const given = new URLSearchParams(location.hash.slice(1)), spoken = new Intl.Locale(navigator.language).maximize().region;
  if (data.within[spoken]) at("home").value = spoken;
  for (const name of ["words", "home", "per", ...FILTERS]) if (given.has(name)) at(name).value = given.get(name);
  Object.assign(state, {sort: all[0]?.[given.get("sort")] === undefined ? "" : given.get("sort"), down: given.has("down")});
}

unpacked().then(read => {
  data = read;
  all = records(data);
  for (const name of FILTERS) options(name, all.map(record => record[name] && String(record[name])));
  for (const region of Object.keys(data.within)) if (region !== "world") at("home").add(new Option(`${region} first`, region));
  options("per", Object.keys(data.units));
  restore();
  document.querySelector("form").addEventListener("input", show);
  document.querySelector("form").addEventListener("submit", event => event.preventDefault());
  for (const button of document.querySelectorAll("[data-sort]")) button.addEventListener("click", () => sortBy(button.dataset.sort));
  show();
});
