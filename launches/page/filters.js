// Which events are shown: facets, search, range of dates.

const DAY_MS = 86400000;
const NONE = "-"; // stands for a missing value in filters and addresses

function h(name, props = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  // strings become text nodes: what reports say is never read as markup
  node.append(...children.filter((c) => c !== null && c !== undefined));
  return node;
}

const dayOf = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);
const isoOf = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

function makeFacets(data) {
  return [
    {key: "actor", label: "Actor", of: (e) => e.actor || NONE, words: (e) => e.actorName || "Actor not known"},
    {key: "class", label: "Class", of: (e) => e.cls, words: (e) => data.classes[e.cls].words},
    {key: "zone", label: "Zone", of: (e) => e.zone || NONE,
      words: (e) => e.zoneWord || "No verdict: no splash-down estimate"},
    {key: "agrees", label: "Official word", of: (e) => e.agrees || NONE,
      words: (e) => ({yes: "Borne out by the estimate", no: "Not borne out", undecided: "Undecided"}[e.agrees]
        || "Nothing to compare")},
  ];
}

// Without case, accents and hyphens: "hwasong 17" finds Hwasong-17, "turkiye" Türkiye.
const plainText = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[-–/]/g, " ").toLowerCase().trim().replace(/\s+/g, " ");

function makeFilters(data, state, changed) {
  const facets = makeFacets(data);
  const dated = data.events.filter((e) => e.date);
  for (const e of dated) e.day = dayOf(e.date);
  for (const e of data.events) {
    e.haystack = plainText([e.id, e.name, e.cls, data.classes[e.cls].words, e.site, e.sea, e.landmark,
      e.actorName, e.title].filter(Boolean).join(" "));
  }
  const days = dated.map((e) => e.day);
  const first = days.length ? Math.min(...days) : 0, last = days.length ? Math.max(...days) : 0;
  const search = document.getElementById("search");
  const from = document.getElementById("from"), to = document.getElementById("to");
  const dates = document.getElementById("dates"), bars = document.getElementById("bars");
  const play = document.getElementById("play");
  const holder = document.getElementById("facets");
  let timer = null;
  for (const input of [from, to]) {
    input.min = first;
    input.max = last;
    input.disabled = first === last;
  }

  const whole = () => Number(from.value) <= first && Number(to.value) >= last;

  function passes(e, but) {
    for (const facet of facets) {
      const wanted = state.filters[facet.key];
      if (facet.key !== but && wanted.size && !wanted.has(facet.of(e))) return false;
    }
    if (but !== "time") {
      // an event without a date belongs to no part of the range
      if (e.day === undefined ? !whole() : e.day < Number(from.value) || e.day > Number(to.value)) return false;
    }
    return plainText(search.value).split(" ").every((word) => e.haystack.includes(word));
  }

  function build() {
    for (const facet of facets) {
      const values = new Map();
      for (const e of data.events) values.set(facet.of(e), [facet.words(e), 0]);
      for (const e of data.events) values.get(facet.of(e))[1]++;
      facet.boxes = new Map();
      const list = h("fieldset", {}, h("legend", {class: "hidden"}, facet.label));
      for (const [value, [text, n]] of [...values].sort((a, b) => (a[0] === NONE) - (b[0] === NONE) || b[1][1] - a[1][1])) {
        const box = h("input", {type: "checkbox", value, "data-facet": facet.key,
          onchange: () => {
            state.filters[facet.key][box.checked ? "add" : "delete"](value);
            changed();
          }});
        const count = h("span", {class: "n"}, String(n));
        list.append(h("label", {}, box, h("span", {class: "words"}, text), count));
        facet.boxes.set(value, [box, count]);
      }
      facet.sum = h("span", {class: "chosen"}, "all");
      facet.node = h("details", {class: "facet"}, h("summary", {}, `${facet.label}: `, facet.sum), list);
      facet.node.addEventListener("toggle", () => {
        if (facet.node.open) for (const other of facets) if (other !== facet) other.node.open = false;
      });
      facet.node.addEventListener("focusout", (ev) => {
        if (ev.relatedTarget && !facet.node.contains(ev.relatedTarget)) facet.node.open = false;
      });
      holder.append(facet.node);
    }
    document.addEventListener("pointerdown", (ev) => {
      if (!holder.contains(ev.target)) for (const facet of facets) facet.node.open = false;
    });
    holder.addEventListener("keydown", (ev) => {
      const open = ev.key === "Escape" && facets.find((f) => f.node.open);
      if (!open) return;
      open.node.open = false;
      open.node.querySelector("summary").focus();
    });
  }

  function refresh() {
    for (const facet of facets) {
      const wanted = state.filters[facet.key];
      const rest = data.events.filter((e) => passes(e, facet.key));
      for (const [value, [box, count]] of facet.boxes) {
        box.checked = wanted.has(value);
        const n = rest.filter((e) => facet.of(e) === value).length;
        count.textContent = String(n);
        box.parentNode.classList.toggle("empty", n === 0);
      }
      facet.sum.textContent = wanted.size ? `${wanted.size} chosen` : "all";
      facet.node.classList.toggle("on", wanted.size > 0);
    }
    const span = [isoOf(Number(from.value)), isoOf(Number(to.value))];
    from.setAttribute("aria-valuetext", span[0]);
    to.setAttribute("aria-valuetext", span[1]);
    dates.textContent = days.length ? `${span[0]} – ${span[1]}` : "No dates";
    const low = first === last ? 0 : (Number(from.value) - first) / (last - first);
    const high = first === last ? 1 : (Number(to.value) - first) / (last - first);
    from.parentNode.style.setProperty("--low", low);
    from.parentNode.style.setProperty("--high", high);
    // both thumbs at the right end: the one that can still move lies on top
    from.style.zIndex = low > 0.5 ? 2 : 1;
    histogram();
  }

  // Events by quarter: those of the other filters pale, those in the range in full.
  function histogram() {
    const step = Math.max(1, Math.ceil((last - first + 1) / 80));
    const slots = Math.floor((last - first) / step) + 1;
    const all = new Array(slots).fill(0), inside = new Array(slots).fill(0);
    const shown = new Set(state.shown);
    for (const e of dated) {
      if (!passes(e, "time")) continue;
      const at = Math.floor((e.day - first) / step);
      all[at]++;
      if (shown.has(e)) inside[at]++;
    }
    const top = Math.max(1, ...all);
    bars.setAttribute("viewBox", `0 0 ${slots} 1`);
    const rects = [];
    for (let i = 0; i < slots; i++) {
      for (const [n, kind] of [[all[i], "rest"], [inside[i], "in"]]) {
        if (!n) continue; // a span without reports is a gap, no zero
        const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        const attributes = {x: i + 0.1, width: 0.8, y: 1 - n / top, height: n / top, class: kind};
        for (const [key, value] of Object.entries(attributes)) rect.setAttribute(key, value);
        rects.push(rect);
      }
    }
    bars.replaceChildren(...rects);
  }

  function setSpan(a, b) {
    from.value = Math.max(first, Math.min(a, b));
    to.value = Math.min(last, Math.max(a, b));
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    play.textContent = "▶";
    play.setAttribute("aria-pressed", "false");
    play.setAttribute("aria-label", "Play through time");
  }

  // Who asked for less motion gets ten steps, others a smooth run.
  function start() {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const steps = calm ? 10 : 140;
    const begin = Number(to.value) >= last ? Number(from.value) : Number(to.value);
    let at = begin;
    play.textContent = "❚❚";
    play.setAttribute("aria-pressed", "true");
    play.setAttribute("aria-label", "Stop");
    timer = setInterval(() => {
      at += (last - first) / steps;
      setSpan(Number(from.value), Math.round(at));
      if (at >= last) stop();
      changed(timer ? "play" : "time");
    }, calm ? 1200 : 110);
  }

  from.addEventListener("input", () => {
    stop();
    if (Number(from.value) > Number(to.value)) from.value = to.value;
    changed("time");
  });
  to.addEventListener("input", () => {
    stop();
    if (Number(to.value) < Number(from.value)) to.value = from.value;
    changed("time");
  });
  search.addEventListener("input", () => changed());
  play.addEventListener("click", () => (timer ? stop() : start()));
  play.disabled = first === last;
  document.getElementById("reset").addEventListener("click", () => {
    stop();
    clear();
    changed();
  });

  function clear() {
    for (const facet of facets) state.filters[facet.key].clear();
    search.value = "";
    setSpan(first, last);
  }

  // Filters as an address: #event=...&actor=PRK&from=2022-01-01; #PRK-2022-11-18-1 alone opens that.
  function write() {
    const parts = [];
    if (state.selected) parts.push(["event", state.selected.id]);
    for (const facet of facets) {
      const wanted = state.filters[facet.key];
      if (wanted.size) parts.push([facet.key, [...wanted].sort().join(",")]);
    }
    if (Number(from.value) > first) parts.push(["from", isoOf(Number(from.value))]);
    if (Number(to.value) < last) parts.push(["to", isoOf(Number(to.value))]);
    if (search.value.trim()) parts.push(["q", search.value.trim()]);
    return parts.map(([k, v]) => `${k}=${encodeURIComponent(v)}`).join("&");
  }

  function read(hash) {
    clear();
    const text = hash.replace(/^#/, "");
    const given = new URLSearchParams(text.includes("=") ? text : `event=${text}`);
    for (const facet of facets) {
      for (const value of (given.get(facet.key) || "").split(",")) {
        if (facet.boxes.has(value)) state.filters[facet.key].add(value);
      }
    }
    const span = ["from", "to"].map((k) => dayOf(given.get(k) || "none"));
    setSpan(Number.isFinite(span[0]) ? span[0] : first, Number.isFinite(span[1]) ? span[1] : last);
    search.value = given.get("q") || "";
    return data.events.find((e) => e.id === given.get("event")) || null;
  }

  build();
  setSpan(first, last);
  return {
    refresh, read, write,
    apply() { state.shown = data.events.filter((e) => passes(e)); },
  };
}
