// Joins the parts: one state, and what changes it.

const data = JSON.parse(document.getElementById("data").textContent);
const state = {
  shown: data.events, order: data.events, selected: null,
  filters: {actor: new Set(), class: new Set(), zone: new Set(), agrees: new Set()},
  show: {tracks: true, regions: true, limits: true, names: true},
};
const actions = {
  select, step,
  hover: (event) => table.hover(event),
  point: (event) => map.setHover(event),
};
const map = makeMap(data, state, actions);
const filters = makeFilters(data, state, changed);
const table = makeTable(data, state, actions);
const detail = makeDetail(data, state, actions);
const count = document.getElementById("count");
const theme = document.getElementById("theme");
let told = null, opener = null, csvUrl = null, wroteHash = "";

// `why` is "time" while the slider moves, "play" while it moves by itself: the map stays.
function changed(why) {
  filters.apply();
  filters.refresh();
  table.show();
  const placed = state.shown.filter((e) => e.v);
  if (why || state.selected || !placed.length || map.holds(placed)) map.draw();
  else map.fit(placed);
  for (const id of ["fit", "csv"]) document.getElementById(id).toggleAttribute("disabled", !state.shown.length);
  tell(why);
  address();
}

// The count waits a little, so that a moving slider is not read out at each step.
function tell(why) {
  clearTimeout(told);
  const n = state.shown.length, placed = state.shown.filter((e) => e.at).length;
  const rest = n - placed;
  document.body.dataset.shown = String(n);
  told = setTimeout(() => {
    count.textContent = `${n} of ${data.events.length} events`
      + (rest ? `; ${rest} of them without a known place, in the table only` : "");
  }, why === "play" ? 600 : 60);
}

// An event that is opened is a place to come back from; a filter is not.
function address(opened) {
  wroteHash = filters.write();
  try {
    history[opened ? "pushState" : "replaceState"](null, "", wroteHash ? `#${wroteHash}` : "#");
  } catch {
    // a page in a frame may not be allowed to; nothing else depends on it
  }
}

function select(event, how = {}) {
  const before = state.selected, keyboard = document.activeElement;
  if (event && !before) opener = how.from === "table" ? event.button : keyboard;
  state.selected = event;
  table.select(event, how.from !== "table");
  // who steps on by keys keeps the keys: the heading is for who opens a card from a row
  const label = keyboard && keyboard.closest("#detail") ? keyboard.getAttribute("aria-label") : null;
  detail.show(event, how.from !== "start" && how.from !== "step");
  if (how.from === "step" && label) {
    const same = [...document.querySelectorAll("#detail button")].find((b) => b.getAttribute("aria-label") === label);
    if (same) same.focus({preventScroll: true});
  }
  // a card and a legend side by side would leave no map
  if (event && map.view.width < 1100) document.getElementById("legend").open = false;
  map.reveal(event, detail.width());
  address(event && event !== before && how.from !== "start");
  if (!event) {
    const back = opener && opener.isConnected ? opener : document.getElementById("canvas");
    const isRow = before && back === before.button;
    opener = null;
    back.focus({preventScroll: true});
    if (isRow && matchMedia("(max-width: 899px)").matches) back.scrollIntoView({block: "center"});
  } else if (how.from !== "start" && matchMedia("(max-width: 899px)").matches) {
    document.getElementById("map").scrollIntoView({block: "start"});
  }
}

function step(by) {
  if (!state.order.length) return;
  const at = state.order.indexOf(state.selected);
  const next = at < 0 ? (by > 0 ? 0 : state.order.length - 1) : at + by;
  select(state.order[(next + state.order.length) % state.order.length], {from: "step"});
}

function legend() {
  const line = (cls, text) => h("li", {}, h("span", {class: `line ${cls}`, "aria-hidden": "true"}), text);
  const mark = (cls, text, placed) => {
    const node = h("canvas", {class: "swatch", width: "28", height: "28", "aria-hidden": "true"});
    node.dataset.cls = cls;
    if (placed) node.dataset.placed = placed;
    return h("li", {}, node, text);
  };
  const used = Object.keys(data.classes).filter((cls) => data.events.some((e) => e.cls === cls));
  const toggle = (key, text) => {
    const box = h("input", {type: "checkbox", checked: true, onchange: () => {
      state.show[key] = box.checked;
      map.draw();
    }});
    return h("label", {}, box, text);
  };
  const sample = used[0] || "unknown";
  document.getElementById("key").append(
    h("ul", {class: "classes"}, ...used.map((cls) => mark(cls, h("abbr", {title: data.classes[cls].words}, cls)))),
    h("ul", {},
      mark(sample, "Full: splash-down, from reported words", "impact"),
      mark(sample, "Hollow: splash-down, partly assumed", "assumed"),
      mark(sample, "Pale: launch area; splash-down not known. Marks of one place stand round it", "launch"),
      line("track", "Ground track, estimate"),
      line("assumed", "Dashed: direction assumed, not reported"),
      line("region", "Region that holds 90 % of possible splash-downs (50 % too when selected)"),
      h("li", {}, h("span", {class: "tri", "aria-hidden": "true"}, "▲"), "Launch area; circle: how far off the real point may lie"),
      line("limit", `Zone limit: ${data.basis}; dotted: claimed or shared. From a closer zoom on`)),
    h("div", {class: "toggles", role: "group", "aria-label": "Layers"},
      toggle("tracks", "Tracks"), toggle("regions", "Regions"), toggle("limits", "Zone limits"), toggle("names", "Names")));
  document.getElementById("legend").open = matchMedia("(min-width: 1300px) and (min-height: 760px)").matches;
}

function recolor() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  theme.textContent = dark ? "Light" : "Dark";
  theme.setAttribute("aria-label", dark ? "Switch to light colours" : "Switch to dark colours");
  map.recolor();
  table.recolor(map.tone);
}

theme.addEventListener("click", () => {
  document.documentElement.dataset.theme = theme.textContent.toLowerCase();
  recolor();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolor);

// Cells were freed of formulas when the page was made; the byte-order mark tells Excel of UTF-8.
document.getElementById("csv").addEventListener("click", (ev) => {
  if (csvUrl) URL.revokeObjectURL(csvUrl);
  const text = [data.csv, ...state.order.map((e) => e.csv)].join("\n");
  csvUrl = URL.createObjectURL(new Blob([`\ufeff${text}\n`], {type: "text/csv"}));
  ev.currentTarget.href = csvUrl;
});
document.getElementById("csv").setAttribute("href", "#");

function fromAddress() {
  const event = filters.read(location.hash);
  filters.apply();
  if (!event && state.selected) select(null);
  changed();
  if (event) select(event, {from: "start"});
}
window.addEventListener("popstate", () => {
  if (location.hash.replace(/^#/, "") !== wroteHash) fromAddress();
});
document.querySelector(".skip").addEventListener("click", (ev) => {
  ev.preventDefault(); // the address holds the filters
  document.getElementById("table").focus();
});
document.addEventListener("keydown", (ev) => {
  if (ev.defaultPrevented || ev.ctrlKey || ev.metaKey || ev.altKey) return;
  if (ev.target.matches("input:not([type=checkbox]), textarea") || document.querySelector(".facet[open]")) return;
  const key = ev.key.toLowerCase();
  if (key === "n" || key === "p") step(key === "n" ? 1 : -1);
  else if (key === "escape" && state.selected) select(null);
  else return;
  ev.preventDefault();
});

table.show();
legend();
map.start();
fromAddress();
recolor();
