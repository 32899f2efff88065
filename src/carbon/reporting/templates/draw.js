/* The flow, drawn by the steps of flow.py. */
const carbonFlow = {
  WIDTH: 1000, HEIGHT: 460, NODE: 14, GAP: 15, X: [230, 530, 756],
  layout(flows) {
    const kept = flows.filter((flow) => flow[3] > 0), text = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    const sums = [0, 1, 2].map((column) => {
      const found = new Map();
      for (const flow of kept) found.set(flow[column], (found.get(flow[column]) || 0) + flow[3]);
      return [...found].sort((a, b) => (column === 1 ? text(a[0], b[0]) : (a[0] === "+") - (b[0] === "+") || b[1] - a[1] || text(a[0], b[0])));
    });
    const total = kept.reduce((sum, flow) => sum + flow[3], 0), most = Math.max(0, ...sums.map((column) => column.length));
    const scale = total ? (this.HEIGHT - this.GAP * Math.max(most - 1, 0)) / total : 0, nodes = new Map();
    sums.forEach((column, number) => {
      const height = column.reduce((sum, item) => sum + item[1], 0);
      let y = (this.HEIGHT - scale * height - this.GAP * Math.max(column.length - 1, 0)) / 2;
      for (const [name, kg] of column) {
        nodes.set(number + ":" + name, { column: number, name, x: this.X[number], y, height: kg * scale });
        y += kg * scale + this.GAP;
      }
    });
    return { nodes, bands: [...this.bands(kept, nodes, 0, scale), ...this.bands(kept, nodes, 1, scale)] };
  },
  bands(flows, nodes, column, scale) {
    const sums = new Map(), order = [...nodes.keys()], out = {}, into = {}, found = [];
    for (const flow of flows) {
      const ends = JSON.stringify([flow[column], flow[column + 1]]);
      sums.set(ends, (sums.get(ends) || 0) + flow[3]);
    }
    const place = (ends) => { const [a, b] = JSON.parse(ends); return order.indexOf(column + ":" + a) * 1e6 + order.indexOf(column + 1 + ":" + b); };
    for (const ends of [...sums.keys()].sort((a, b) => place(a) - place(b))) {
      const [from, to] = JSON.parse(ends), kg = sums.get(ends), height = kg * scale;
      const left = nodes.get(column + ":" + from), right = nodes.get(column + 1 + ":" + to);
      const top = left.y + (out[from] || 0), bottom = right.y + (into[to] || 0);
      out[from] = (out[from] || 0) + height;
      into[to] = (into[to] || 0) + height;
      found.push({ column, tone: column ? from : to, from, to, kg, path: this.path(left.x + this.NODE, top, right.x, bottom, height) });
    }
    return found;
  },
  path(x0, y0, x1, y1, height) {
    const f = (value) => value.toFixed(1), m = f((x0 + x1) / 2);
    return `M${f(x0)},${f(y0)}C${m},${f(y0)} ${m},${f(y1)} ${f(x1)},${f(y1)}V${f(y1 + height)}C${m},${f(y1 + height)} ${m},${f(y0 + height)} ${f(x0)},${f(y0 + height)}Z`;
  },
  draw(svg, flows, names, tonnes) {
    const { nodes, bands } = this.layout(flows), kept = svg.querySelector("title"), marks = [];
    const make = (tag, attributes, text) => {
      const mark = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) mark.setAttribute(name, value);
      if (text !== undefined) mark.textContent = text;
      marks.push(mark);
      return mark;
    };
    for (const band of bands) {
      const mark = make("path", { class: "s" + band.tone, d: band.path }), title = document.createElementNS("http://www.w3.org/2000/svg", "title");
      title.textContent = `${names[band.column + ":" + band.from]} → ${names[band.column + 1 + ":" + band.to]}: ${tonnes(band.kg)}`;
      mark.append(title);
    }
    for (const node of nodes.values()) {
      make("rect", { class: node.column === 1 ? "s" + node.name : "plain", x: node.x, y: node.y.toFixed(1), width: this.NODE, height: Math.max(node.height, 1).toFixed(1) });
      const y = Math.min(Math.max(node.y + node.height / 2, 6), this.HEIGHT);
      const at = node.column === 0 ? { x: node.x - 8, "text-anchor": "end" } : { x: node.x + this.NODE + 8, "text-anchor": "start" };
      make("text", { ...at, y: y.toFixed(1) }, names[node.column + ":" + node.name]);
    }
    svg.replaceChildren(kept, ...marks);
  },
};
