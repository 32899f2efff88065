/* The flow, drawn by the steps of flow.py. */
const carbonFlow = {
  SHAPES: {
    wide: { height: 460, node: 14, gap: 15, x: [240, 480, 690], top: 0 },
    narrow: { height: 540, node: 10, gap: 24, x: [0, 180, 350], top: 18, above: true },
  },
  layout(flows, shape) {
    const kept = flows.filter((flow) => flow[3] > 0), text = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    const sums = [0, 1, 2].map((column) => {
      const found = new Map();
      for (const flow of kept) found.set(flow[column], (found.get(flow[column]) || 0) + flow[3]);
      return [...found].sort((a, b) => (column === 1 ? text(a[0], b[0]) : (a[0] === "+") - (b[0] === "+") || b[1] - a[1] || text(a[0], b[0])));
    });
    const total = kept.reduce((sum, flow) => sum + flow[3], 0), most = Math.max(0, ...sums.map((column) => column.length));
    const scale = total ? (shape.height - shape.gap * Math.max(most - 1, 0)) / total : 0, nodes = new Map();
    sums.forEach((column, number) => {
      const height = column.reduce((sum, item) => sum + item[1], 0);
      let y = shape.top + (shape.height - scale * height - shape.gap * Math.max(column.length - 1, 0)) / 2;
      for (const [name, kg] of column) {
        nodes.set(number + ":" + name, { column: number, name, x: shape.x[number], y, height: kg * scale, kg });
        y += kg * scale + shape.gap;
      }
    });
    return { nodes, bands: [...this.bands(kept, nodes, 0, scale, shape.node), ...this.bands(kept, nodes, 1, scale, shape.node)] };
  },
  bands(flows, nodes, column, scale, width) {
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
      found.push({ column, tone: column ? from : to, from, to, kg, path: this.path(left.x + width, top, right.x, bottom, height) });
    }
    return found;
  },
  path(x0, y0, x1, y1, height) {
    const f = (value) => value.toFixed(1), m = f((x0 + x1) / 2);
    return `M${f(x0)},${f(y0)}C${m},${f(y0)} ${m},${f(y1)} ${f(x1)},${f(y1)}V${f(y1 + height)}C${m},${f(y1 + height)} ${m},${f(y0 + height)} ${f(x0)},${f(y0 + height)}Z`;
  },
  /* Where a name stands, and which end of it. */
  beside(shape, { column, x, y, height }) {
    if (shape.above && column !== 1) return { x: column ? x + shape.node : x, y: (y - 8).toFixed(1), "text-anchor": column ? "end" : "start" };
    const middle = Math.min(Math.max(y + height / 2, 6), shape.top + shape.height).toFixed(1);
    return column === 0 ? { x: x - 8, y: middle, "text-anchor": "end" } : { x: x + shape.node + 8, y: middle, "text-anchor": "start" };
  },
  draw(svg, flows, { text, short }, tonnes, unit) {
    const shape = this.SHAPES[svg.getAttribute("class")], { nodes, bands } = this.layout(flows, shape), names = shape.above ? { ...text, ...short } : text, kept = svg.querySelector("title"), marks = [];
    const make = (tag, attributes, text) => {
      const mark = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) mark.setAttribute(name, value);
      if (text !== undefined) mark.textContent = text;
      marks.push(mark);
      return mark;
    };
    for (const band of bands) {
      const mark = make("path", { class: "s" + band.tone, d: band.path }), title = document.createElementNS("http://www.w3.org/2000/svg", "title");
      title.textContent = `${names[band.column + ":" + band.from]} → ${names[band.column + 1 + ":" + band.to]}: ${tonnes(band.kg)} ${unit}`;
      mark.append(title);
    }
    for (const node of nodes.values()) {
      make("rect", { class: node.column === 1 ? "s" + node.name : "plain", x: node.x, y: node.y.toFixed(1), width: shape.node, height: Math.max(node.height, 1).toFixed(1) });
      const label = make("text", this.beside(shape, node), names[node.column + ":" + node.name] + " "), mass = document.createElementNS("http://www.w3.org/2000/svg", "tspan");
      mass.textContent = tonnes(node.kg);
      label.append(mass);
    }
    svg.replaceChildren(kept, ...marks);
  },
};
