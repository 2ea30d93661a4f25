// The table: sorts, follows the filters, and shares its selection with the map.

const bare = (text) => text && text.replace(/ km$/, "");

const COLUMNS = [
  {key: "date", label: "Date", text: (e) => e.date},
  {key: "actorName", label: "Actor", text: (e) => e.actorName, actor: true},
  {key: "kind", label: "Missile", text: (e) => e.name ? `${e.cls} · ${e.name}` : e.cls},
  {key: "count", label: "No.", text: (e) => e.countText, number: true, wide: true},
  {key: "site", label: "Launch area", text: (e) => e.site, middle: true},
  {key: "range", label: "Range, km", text: (e) => bare(e.rangeText), number: true},
  {key: "apogee", label: "Apogee, km", text: (e) => bare(e.apogeeText), number: true, wide: true},
  {key: "zoneWord", label: "Zone, estimate", text: (e) => e.zoneWord},
];

function makeTable(data, state, actions) {
  const table = document.getElementById("table");
  const body = table.tBodies[0];
  const rows = new Map();
  const sort = {key: "date", down: true};
  const heads = new Map();

  const head = h("tr");
  for (const column of COLUMNS) {
    const button = h("button", {type: "button", onclick: () => {
      sort.down = sort.key === column.key ? !sort.down : Boolean(column.number);
      sort.key = column.key;
      document.getElementById("scroll").scrollTop = 0;
      show();
    }}, column.label);
    const cell = h("th", {scope: "col", class: kindOf(column)}, button);
    heads.set(column.key, cell);
    head.append(cell);
  }
  table.tHead.append(head);

  function kindOf(column) {
    return [column.number && "number", column.wide && "wide", column.actor && "actor", column.middle && "middle"].filter(Boolean).join(" ") || null;
  }

  for (const event of data.events) {
    event.kind = `${event.cls} ${event.name || ""}`;
    const row = h("tr", {"data-id": event.id});
    for (const column of COLUMNS) {
      const text = column.text(event);
      const inner = text === null || text === undefined
        ? h("span", {class: "missing"}, h("span", {"aria-hidden": "true"}, "—"), h("span", {class: "hidden"}, "not reported"))
        : h("bdi", {}, text);
      const mark = column.key === "kind" ? swatch(event.cls) : null;
      if (column.key === "date") {
        event.button = h("button", {type: "button", class: "pick", tabindex: "-1", "aria-pressed": "false",
          "aria-label": event.title}, inner);
        row.append(h("th", {scope: "row"}, event.button));
      } else row.append(h("td", {class: kindOf(column)}, mark, inner));
    }
    row.addEventListener("click", () => actions.select(event, {from: "table"}));
    row.addEventListener("pointerenter", () => actions.point(event));
    row.addEventListener("pointerleave", () => actions.point(null));
    rows.set(event, row);
  }

  const nothing = h("tr", {class: "nothing"}, h("td", {colspan: String(COLUMNS.length)}, "No event matches. ",
    h("button", {type: "button", onclick: () => document.getElementById("reset").click()}, "Clear filters")));

  function swatch(cls) {
    const canvas = h("canvas", {class: "swatch", width: "28", height: "28", "aria-hidden": "true"});
    canvas.dataset.cls = cls;
    return canvas;
  }

  body.addEventListener("keydown", (ev) => {
    const order = state.order;
    const at = order.findIndex((e) => e.button === document.activeElement);
    const next = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: order.length - 1}[ev.key];
    if (next === undefined || at < 0) return;
    ev.preventDefault();
    const event = order[Math.max(0, Math.min(order.length - 1, next))];
    rove(event);
    event.button.focus();
  });

  // One row at a time can be reached with the tab key.
  function rove(event) {
    for (const e of data.events) e.button.tabIndex = e === event ? 0 : -1;
  }

  function compare(a, b) {
    const [x, y] = [a, b].map((e) => e[sort.key] ?? null);
    if (x === null || y === null) return (x === null) - (y === null); // unknown comes last either way
    const d = typeof x === "number" ? x - y : String(x).localeCompare(String(y), "en");
    return (sort.down ? -d : d) || (a.date || "").localeCompare(b.date || "") || a.id.localeCompare(b.id);
  }

  function show() {
    state.order = [...state.shown].sort(compare);
    for (const [key, cell] of heads) {
      cell.setAttribute("aria-sort", key === sort.key ? (sort.down ? "descending" : "ascending") : "none");
    }
    body.replaceChildren(...(state.order.length ? state.order.map((e) => rows.get(e)) : [nothing]));
    const reachable = state.order.includes(state.selected) ? state.selected : state.order[0];
    if (reachable) rove(reachable);
  }

  return {
    show,
    select(event, scroll) {
      for (const [e, row] of rows) {
        row.classList.toggle("selected", e === event);
        e.button.setAttribute("aria-pressed", String(e === event));
      }
      if (!event || !state.shown.includes(event)) return;
      rove(event);
      const list = document.getElementById("scroll"), row = rows.get(event);
      if (scroll && list.scrollHeight > list.clientHeight) {
        list.scrollTop = row.offsetTop - list.clientHeight / 2;
      }
    },
    hover(event) {
      for (const [e, row] of rows) row.classList.toggle("hover", e === event);
    },
    recolor(tone) {
      for (const canvas of document.querySelectorAll("canvas.swatch")) {
        const ctx = canvas.getContext("2d"), cls = canvas.dataset.cls;
        ctx.clearRect(0, 0, 28, 28);
        const path = markPath(data.classes[cls].marker, 14, 14, 9);
        const hollow = canvas.dataset.placed;
        ctx.fillStyle = tone(cls);
        ctx.strokeStyle = tone(cls);
        ctx.lineWidth = 2.6;
        ctx.globalAlpha = hollow === "launch" ? 0.45 : 1;
        if (hollow !== "assumed") ctx.fill(path);
        ctx.globalAlpha = 1;
        ctx.stroke(path);
      }
    },
  };
}
