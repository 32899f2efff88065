"use strict";
/* The exported linear form, evaluated: sums over cells of amount × (kg of gas per unit × GWP). Nothing else is computed here. */
const carbonForm = {
  /* Kg CO2e per unit of each line under a state; a line that is not in the state weighs 0. */
  weights(form, state) {
    const gwp = form.sets[state.gwp], view = state.basis === "market" ? 2 : 1;
    return form.lines.map((line) => {
      if ((line[2] !== 0 && line[2] !== view) || (line[3] && !state.non_co2)) return null;
      let sum = 0;
      for (let i = 0; i < line[4].length; i += 2) sum += line[4][i + 1] * gwp[line[4][i]];
      return sum;
    });
  },
  /* Change by source [kg CO2e] of a scenario carried out to a level, 0 to 1; null where the GWP set does not weigh its gases. */
  scenario(one, state, level) {
    const gwp = one.sets[state.gwp], view = state.basis === "market" ? 2 : 1, found = {};
    if (!gwp) return null;
    for (const [source, pairs, seen, beyond, gases] of one.moving) {
      if ((seen !== 0 && seen !== view) || (beyond && !state.non_co2)) continue;
      const times = pairs.reduce((product, [zero, full]) => product * (zero + level * (full - zero)), 1);
      for (let i = 0; i < gases.length; i += 3) found[source] = (found[source] || 0) + gwp[gases[i]] * (gases[i + 1] * times - gases[i + 2]);
    }
    return found;
  },
  /* All sums that the page shows. A cell whose amount is hidden holds its product. */
  evaluate(form, state) {
    const unit = carbonForm.weights(form, state), gwp = form.sets[state.gwp];
    const sums = { source: {}, site: {}, month: {}, scope: {}, category: {}, gas: {}, pair: {}, flow: new Map(), cell: {}, total: 0 };
    const add = (table, key, kg) => { table[key] = (table[key] || 0) + kg; };
    for (const key of ["source", "site", "month"]) {
      sums.cell[key] = form.cells[key].map(([label, line, amount, hidden]) => {
        const kg = unit[line] === null ? 0 : hidden ? amount : amount * unit[line];
        add(sums[key], label, kg);
        return kg;
      });
    }
    const flow = (label, scope, gas, kg) => {
      add(sums.gas, gas, kg);
      const ends = JSON.stringify([form.names.source[label], String(scope), form.names.gas[gas]]);
      sums.flow.set(ends, (sums.flow.get(ends) || 0) + kg);
    };
    form.cells.source.forEach(([label, number, amount, hidden], place) => {
      const kg = sums.cell.source[place], line = form.lines[number];
      sums.total += kg;
      add(sums.scope, line[0], kg);
      add(sums.category, line[1], kg);
      add(sums.pair, label + ":" + line[0], kg);
      if (unit[number] === null) return;
      if (hidden) return (form.hidden[place] || []).forEach(([gas, part]) => flow(label, line[0], form.gases[gas], part));
      for (let i = 0; i < line[4].length; i += 2) flow(label, line[0], form.gases[line[4][i]], amount * line[4][i + 1] * gwp[line[4][i]]);
    });
    return sums;
  },
};
if (typeof module !== "undefined") module.exports = carbonForm;
