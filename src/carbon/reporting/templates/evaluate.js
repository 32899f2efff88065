"use strict";
/* The exported linear form, evaluated: sums over cells of amount × (kg of gas per unit × GWP), and intervals by moments. Nothing else is computed here. */
const carbonForm = {
  nothing: () => ({ source: {}, site: {}, month: {}, scope: {}, category: {}, gas: {}, pair: {}, flow: {}, cell: {}, total: 0 }),
  counts: (state, view, beyond) => (view === 0 || view === (state.basis === "market" ? 2 : 1)) && (!beyond || state.non_co2),
  add(table, key, kg) { table[key] = (table[key] || 0) + kg; },
  /* Kg CO2e of a source by its booking. */
  book(sums, label, scope, category, kg) {
    sums.total += kg;
    this.add(sums.source, label, kg);
    this.add(sums.scope, scope, kg);
    this.add(sums.category, category, kg);
    this.add(sums.pair, label + ":" + scope, kg);
  },
  /* The same kg by gas; names have the blocks of the flow. */
  flow(sums, names, label, scope, gas, kg) {
    this.add(sums.gas, gas, kg);
    this.add(sums.flow, [names.source[label] || "+", scope, names.gas[gas] || "+"].join("\t"), kg);
  },
  /* Kg CO2e per unit of each line under a state; null where a line does not count. */
  weights(form, state) {
    const gwp = form.sets[state.gwp];
    return form.lines.map(([, , view, beyond, gases]) => {
      if (!this.counts(state, view, beyond)) return null;
      let sum = 0;
      for (let i = 0; i < gases.length; i += 2) sum += gases[i + 1] * gwp[gases[i]];
      return sum;
    });
  },
  /* All sums that the page shows, without a scenario. A cell whose amount is hidden holds its product. */
  evaluate(form, state) {
    const unit = this.weights(form, state), gwp = form.sets[state.gwp], sums = this.nothing();
    for (const key of ["source", "site", "month"]) {
      sums.cell[key] = form.cells[key].map(([label, line, amount, hidden]) => {
        const kg = unit[line] === null ? 0 : hidden ? amount : amount * unit[line];
        if (key !== "source") this.add(sums[key], label, kg);
        return kg;
      });
    }
    form.cells.source.forEach(([label, number, amount, hidden], place) => {
      const [scope, category, , , gases] = form.lines[number];
      this.book(sums, label, scope, category, sums.cell.source[place]);
      if (unit[number] === null) return;
      if (hidden) return (form.hidden[place] || []).forEach(([gas, kg]) => this.flow(sums, form.names, label, scope, form.gases[gas], kg));
      for (let i = 0; i < gases.length; i += 2) this.flow(sums, form.names, label, scope, form.gases[gases[i]], amount * gases[i + 1] * gwp[gases[i]]);
    });
    return sums;
  },
  /* What a scenario, or several one after the other, changes in all sums, each at its level from 0; null where the GWP set does not weigh their gases. */
  change(form, one, state, levels) {
    const gwp = one.sets[state.gwp], sums = this.nothing();
    if (!gwp) return null;
    for (const key of ["source", "site", "month"]) {
      for (const [label, scope, category, pairs, view, beyond, gases] of one.moving[key]) {
        if (!this.counts(state, view, beyond)) continue;
        const times = pairs.reduce((product, [zero, full, number]) => product * (zero + levels[number] * (full - zero)), 1);
        for (let i = 0; i < gases.length; i += 3) {
          const kg = gwp[gases[i]] * (gases[i + 1] * times - gases[i + 2]);
          if (key !== "source") this.add(sums[key], label, kg);
          else if (kg) this.book(sums, label, scope, category, kg), this.flow(sums, form.names, label, scope, one.gases[gases[i]], kg);
        }
      }
    }
    return sums;
  },
  /* Sums after a change. */
  after(sums, change) {
    const found = { cell: sums.cell, total: sums.total + change.total };
    for (const key of Object.keys(sums)) {
      if (key === "cell" || key === "total") continue;
      found[key] = { ...sums[key] };
      for (const [name, kg] of Object.entries(change[key])) this.add(found[key], name, kg);
    }
    return found;
  },
  /* The 95 % interval of a total in a state [kg CO2e]: of the moments there, between levels by polynomials; null where the page has none. */
  interval({ moments, counts = [], tops = [] }, state, levels = []) {
    const known = moments[[state.basis, state.gwp, Number(state.non_co2)].join(" ")], sums = [0, 0, 0];
    if (!known) return null;
    let weights = [1];
    counts.forEach((count, number) => {
      const x = (levels[number] / tops[number]) * (count - 1), places = [...Array(count).keys()];
      const own = places.map((place) => places.reduce((product, other) => (other === place ? product : (product * (x - other)) / (place - other)), 1));
      weights = weights.flatMap((weight) => own.map((part) => weight * part));
    });
    known.forEach((found, place) => found.forEach((value, part) => { sums[part] += weights[place] * value; }));
    return sums[1] > 0 ? this.bounds(...sums) : null;
  },
  /* Bounds of the shape that has these moments: normal without skewness, else a lognormal that is moved along its axis. */
  bounds(mean, variance, third) {
    const deviation = Math.sqrt(variance), skewness = third / deviation ** 3, z = 1.959963984540054;
    if (Math.abs(skewness) < 1e-5) return [mean - deviation * z, mean + deviation * z];
    const half = Math.abs(skewness) / 2, top = Math.cbrt(half + Math.sqrt(half ** 2 + 1)), root = 1 + (top - 1 / top) ** 2;
    const sigma = Math.sqrt(Math.log(root)), factor = (deviation / Math.sqrt(root * (root - 1))) * Math.sign(skewness), middle = Math.exp(sigma ** 2 / 2);
    return [-z, z].map((at) => mean + factor * (Math.exp(Math.sign(factor) * sigma * at) - middle));
  },
};
if (typeof module !== "undefined") module.exports = carbonForm;
