"use strict";
/* The exported linear form, evaluated: sums over cells of amount × (kg of gas per unit × GWP). Nothing else is computed here. */
const carbonForm = {
  /* Kg CO2e per unit of each line under a state; a line that is not in the state weighs 0. */
  weights(form, state) {
    const gwp = form.sets[state.gwp], closed = new Set(form.closed), view = state.basis === "market" ? 2 : 1;
    return form.lines.map((line, number) => {
      if ((line[2] !== 0 && line[2] !== view) || (line[3] && !state.non_co2)) return 0;
      if (closed.has(number)) return 1;
      let sum = 0;
      for (let i = 0; i < line[4].length; i += 2) sum += line[4][i + 1] * gwp[line[4][i]];
      return sum;
    });
  },
  /* All sums that the page shows. */
  evaluate(form, state) {
    const unit = carbonForm.weights(form, state), gwp = form.sets[state.gwp], closed = new Set(form.closed);
    const sums = { source: {}, site: {}, month: {}, scope: {}, category: {}, gas: {}, pair: {}, flow: new Map(), cell: {}, total: 0 };
    const add = (table, key, kg) => { table[key] = (table[key] || 0) + kg; };
    for (const key of ["source", "site", "month"]) {
      sums.cell[key] = form.cells[key].map(([label, line, amount]) => {
        const kg = amount * unit[line];
        add(sums[key], label, kg);
        return kg;
      });
    }
    form.cells.source.forEach(([label, number, amount], place) => {
      const kg = sums.cell.source[place], line = form.lines[number];
      sums.total += kg;
      add(sums.scope, line[0], kg);
      add(sums.category, line[1], kg);
      add(sums.pair, label + ":" + line[0], kg);
      if (!unit[number]) return;
      const flow = (gas, part) => {
        add(sums.gas, gas, part);
        const ends = JSON.stringify([form.names.source[label], String(line[0]), form.names.gas[gas]]);
        sums.flow.set(ends, (sums.flow.get(ends) || 0) + part);
      };
      if (closed.has(number)) return flow("co2e", kg);
      for (let i = 0; i < line[4].length; i += 2) flow(form.gases[line[4][i]], amount * line[4][i + 1] * gwp[line[4][i]]);
    });
    return sums;
  },
};
if (typeof module !== "undefined") module.exports = carbonForm;
