// Drawing of the map, and what the pointer and the keys do to it.

const MARK_PX = 5.2;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const FINE_FROM = 900; // radius in pixels from which the finer coast and the limits are drawn

function makeMap(data, state, actions) {
  const canvas = document.getElementById("canvas");
  const box = document.getElementById("map");
  const legend = document.getElementById("legend");
  const tip = document.getElementById("tip");
  const view = new View();
  const per = data.map.per_deg;
  const many = (lines) => lines.map((line) => shape(line, per));
  const base = {
    fine: many(data.map.fine), coarse: many(data.map.coarse), borders: many(data.map.borders),
    lakes: many(data.map.lakes),
    limits: Object.entries(data.map.limits).map(([kind, lines]) => [kind, many(lines)]),
    names: data.map.names.map(([kind, text, lon, lat, r]) => ({kind, text, v: vector(lon, lat), r})),
    grid: graticule(),
  };
  for (const event of data.events) {
    event.line = event.track.length ? shape(event.track, per) : null;
    event.rings = event.regions.map(([share, rings]) => [share, many(rings)]);
    event.v = event.at ? vector(event.at.lon, event.at.lat) : null;
    const home = event.from;
    event.home = home ? vector(home.lon, home.lat) : null;
    event.area = home && home.radius_km > 0 ? circleOf(home.lon, home.lat, home.radius_km) : null;
  }
  let ink = {}, marks = [], hover = null, asked = false, moving = null;

  function graticule() {
    const lines = [];
    for (let lon = -180; lon < 180; lon += 10) lines.push(along((t) => [lon, -80 + 160 * t]));
    for (let lat = -80; lat <= 80; lat += 10) lines.push(along((t) => [-180 + 360 * t, lat]));
    return lines;
  }

  function along(f) {
    const steps = [];
    let was = [0, 0];
    for (let i = 0; i <= 90; i++) {
      const at = f(i / 90);
      steps.push(at[0] - was[0], at[1] - was[1]);
      was = at;
    }
    const line = shape(steps, 1);
    line.seam.fill(0);
    line.angle = Math.PI;
    return line;
  }

  function colors() {
    const style = getComputedStyle(document.documentElement);
    const get = (name) => style.getPropertyValue(`--${name}`).trim();
    ink = Object.fromEntries(["page", "ink", "muted", "sea", "land", "coast", "border", "grid",
      "limit", "seaname", "landname", "track", "region", "space"].map((n) => [n, get(n)]));
    ink.dark = get("dark") === "1";
  }

  function tone(cls) {
    return data.classes[cls][ink.dark ? "dark" : "color"];
  }

  function resize() {
    const {width, height} = box.getBoundingClientRect();
    if (!width || !height) return;
    const ratio = Math.min(window.devicePixelRatio || 1, 2.5);
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    view.width = width;
    view.height = height;
    view.ratio = ratio;
    const card = document.getElementById("detail");
    room(card.hidden ? 0 : card.offsetWidth);
    view.turn(view.lon, view.lat, view.radius);
    draw();
  }

  function draw() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      paint(canvas.getContext("2d"));
    });
  }

  function fill(ctx, rings, color) {
    const path = new Path2D(), odd = [];
    for (const ring of rings) {
      if (!view.sees(ring)) continue;
      const own = ring.angle > 0.3 ? new Path2D() : null;
      if (view.ring(own || path, ring)) odd.push(own);
      else if (own) path.addPath(own);
    }
    ctx.fillStyle = color;
    ctx.fill(path);
    for (const ring of odd) {
      ring.arc(view.x0, view.y0, view.radius, 0, 2 * Math.PI);
      ctx.fill(ring, "evenodd");
    }
  }

  function stroke(ctx, lines, color, width, dash = []) {
    const path = new Path2D();
    for (const line of lines) if (view.sees(line)) view.line(path, line);
    ctx.setLineDash(dash);
    ctx.strokeStyle = color;
    ctx.lineWidth = width;
    ctx.stroke(path);
    ctx.setLineDash([]);
  }

  function paint(ctx) {
    if (!view.ratio) return;
    ctx.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    ctx.fillStyle = ink.space;
    ctx.fillRect(0, 0, view.width, view.height);
    ctx.save();
    ctx.beginPath();
    ctx.arc(view.x0, view.y0, view.radius, 0, 2 * Math.PI);
    ctx.fillStyle = ink.sea;
    ctx.fill();
    ctx.clip();
    ctx.lineJoin = "round";
    const close = view.radius >= FINE_FROM;
    const land = close ? base.fine : base.coarse;
    stroke(ctx, base.grid, ink.grid, 0.6);
    fill(ctx, land, ink.land);
    stroke(ctx, land, ink.coast, close ? 0.8 : 0.5);
    stroke(ctx, base.borders, ink.land, close ? 1.6 : 1.2);
    stroke(ctx, base.borders, ink.border, 0.7, [3, 2]);
    fill(ctx, base.lakes, ink.sea);
    if (close && state.show.limits) {
      for (const [kind, lines] of base.limits) {
        stroke(ctx, lines, ink.limit, kind === "200 nmi" ? 1.1 : 0.8,
          kind === "claimed or shared" ? [2, 3] : []);
      }
    }
    events(ctx, close);
    ctx.restore();
    ctx.beginPath();
    ctx.arc(view.x0, view.y0, view.radius, 0, 2 * Math.PI);
    ctx.strokeStyle = ink.coast;
    ctx.lineWidth = 0.8;
    ctx.stroke();
    scaleBar(ctx);
    // what is drawn, for those who test the page or build on it
    canvas.dataset.marks = String(marks.length);
    canvas.dataset.first = marks.length ? `${marks[0].x},${marks[0].y}` : "";
  }

  function names(ctx, close) {
    // names keep off marks and the scale bar, and stand clear of the tracks below them
    const taken = marks.map((m) => [m.x - MARK_PX, m.y - MARK_PX, m.x + MARK_PX, m.y + MARK_PX]);
    taken.push([view.width - 190, view.height - 40, view.width, view.height]);
    const meets = (a) => taken.some((t) => t[0] < a[2] && a[0] < t[2] && t[1] < a[3] && a[1] < t[3]);
    ctx.lineJoin = "round";
    ctx.lineWidth = 3;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    for (const name of base.names) {
      if (name.kind === "zone" && !(close && state.show.limits)) continue;
      const at = view.pixel(name.v);
      if (!at || dot(view.out, name.v) < 0.35) continue;
      const room = 2 * view.radius * name.r * RAD;
      ctx.font = {sea: "italic 13px ", zone: "600 11px ", country: "600 11px "}[name.kind] + FONT;
      const text = name.kind === "country" ? name.text.toUpperCase() : name.text;
      const width = ctx.measureText(text).width;
      const slack = name.kind === "sea" ? 1.2 : name.kind === "country" ? 1.5 : 1;
      if (width > room * slack) continue;
      const box = (dy) => [at[0] - width / 2 - 4, at[1] + dy - 9, at[0] + width / 2 + 4, at[1] + dy + 9];
      const dy = [0, 20, -20, 40, -40].find((d) => Math.abs(d) < room / 2 && !meets(box(d)));
      if (dy === undefined) continue;
      taken.push(box(dy));
      ctx.strokeStyle = name.kind === "country" ? ink.land : ink.sea;
      ctx.strokeText(text, at[0], at[1] + dy);
      ctx.fillStyle = {sea: ink.seaname, zone: ink.limit, country: ink.landname}[name.kind];
      ctx.fillText(text, at[0], at[1] + dy);
    }
  }

  function events(ctx, close) {
    const chosen = state.selected;
    const order = state.shown.filter((e) => e !== chosen && e !== hover);
    for (const e of [hover, chosen]) if (e && state.shown.includes(e)) order.push(e);
    const busy = Boolean(chosen);
    if (state.show.regions) for (const e of order) regions(ctx, e, e === chosen || e === hover, busy);
    ctx.globalAlpha = 1;
    if (state.show.tracks) for (const e of order) track(ctx, e, e === chosen || e === hover, busy);
    ctx.globalAlpha = 1;
    homes(ctx, order);
    placeMarks(order);
    if (state.show.names) names(ctx, close);
    for (const mark of marks) {
      const strong = mark.event === chosen || mark.event === hover;
      ctx.globalAlpha = strong || !busy ? 1 : 0.45;
      drawMark(ctx, mark.x, mark.y, mark.event, strong ? MARK_PX * 1.5 : MARK_PX, strong);
    }
    ctx.globalAlpha = 1;
  }

  function regions(ctx, e, strong, busy) {
    for (const [share, rings] of e.rings) {
      if (share < 90 && !strong) continue;
      const seen = rings.filter((ring) => view.sees(ring));
      if (!seen.length) continue;
      ctx.globalAlpha = strong ? 0.22 : busy ? 0.02 : 0.045;
      const path = new Path2D();
      for (const ring of seen) view.ring(path, ring);
      ctx.fillStyle = ink.region;
      ctx.fill(path, "evenodd");
      ctx.globalAlpha = strong ? 1 : busy ? 0.12 : 0.35;
      stroke(ctx, seen, ink.region, strong ? 1.5 : 0.7, e.assumed ? [5, 4] : []);
    }
  }

  function track(ctx, e, strong, busy) {
    if (!e.line) return;
    ctx.globalAlpha = strong ? 1 : busy ? 0.25 : 0.65;
    if (strong) stroke(ctx, [e.line], ink.page, 4.5);
    stroke(ctx, [e.line], strong ? ink.track : tone(e.cls), strong ? 2.2 : 1.1, e.assumed ? [6, 4] : []);
  }

  // Launch areas: a circle true to scale, or a small triangle where that would be too small.
  function homes(ctx, order) {
    const drawn = new Set();
    for (const e of order) {
      if (!e.home || (!e.line && e !== state.selected)) continue;
      const key = `${e.from.lon},${e.from.lat}`;
      const strong = e === state.selected;
      if (drawn.has(key) && !strong) continue;
      drawn.add(key);
      const at = view.pixel(e.home);
      if (!at) continue;
      const wide = (view.radius * e.from.radius_km) / EARTH_KM;
      if (e.area && wide > 5) {
        ctx.globalAlpha = strong ? 0.9 : 0.5;
        stroke(ctx, [e.area], ink.ink, strong ? 1.4 : 0.8);
      }
      ctx.globalAlpha = 0.9;
      ctx.beginPath();
      ctx.moveTo(at[0], at[1] - 4.5);
      ctx.lineTo(at[0] + 4, at[1] + 3);
      ctx.lineTo(at[0] - 4, at[1] + 3);
      ctx.closePath();
      ctx.fillStyle = ink.ink;
      ctx.fill();
      ctx.strokeStyle = ink.page;
      ctx.lineWidth = 1;
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
  }

  // Marks of one place are spread in a spiral round it.
  function placeMarks(order) {
    marks = [];
    const there = new Map();
    const first = [...order].sort((a, b) => data.events.indexOf(a) - data.events.indexOf(b));
    const spot = new Map();
    for (const e of first) {
      if (!e.v) continue;
      const key = `${e.at.lon.toFixed(1)},${e.at.lat.toFixed(1)}`;
      const k = there.get(key) || 0;
      there.set(key, k + 1);
      const at = view.pixel(e.v);
      // one at a launch area leaves the triangle in the middle free
      const j = e.placed === "launch" ? k + 1.4 : k;
      if (at) spot.set(e, [at[0] + 8.5 * Math.sqrt(j) * Math.cos(2.4 * j), at[1] + 8.5 * Math.sqrt(j) * Math.sin(2.4 * j)]);
    }
    for (const e of order) if (spot.has(e)) marks.push({event: e, x: spot.get(e)[0], y: spot.get(e)[1]});
  }

  function drawMark(ctx, x, y, e, size, strong) {
    const color = tone(e.cls);
    const path = markPath(data.classes[e.cls].marker, x, y, size);
    ctx.lineWidth = strong ? 5 : 3.4;
    ctx.strokeStyle = ink.page;
    ctx.stroke(path);
    ctx.fillStyle = e.placed === "impact" ? color : ink.page;
    ctx.fill(path);
    if (e.placed === "launch") {
      ctx.globalAlpha *= 0.45;
      ctx.fillStyle = color;
      ctx.fill(path);
      ctx.globalAlpha /= 0.45;
    }
    ctx.lineWidth = strong ? 2.2 : 1.5;
    ctx.strokeStyle = strong && e.placed === "impact" ? ink.ink : color;
    ctx.stroke(path);
  }

  function scaleBar(ctx) {
    const kmPerPx = EARTH_KM / view.radius;
    const most = Math.min(150, view.width / 4) * kmPerPx;
    const unit = 10 ** Math.floor(Math.log10(most));
    const km = [5, 2, 1].map((m) => m * unit).find((v) => v <= most);
    const px = km / kmPerPx, x = view.width - 14 - px, y = view.height - 14;
    ctx.strokeStyle = ink.ink;
    ctx.lineWidth = 1.3;
    ctx.beginPath();
    ctx.moveTo(x, y - 5);
    ctx.lineTo(x, y);
    ctx.lineTo(x + px, y);
    ctx.lineTo(x + px, y - 5);
    ctx.stroke();
    ctx.font = `11px ${FONT}`;
    ctx.textAlign = "right";
    ctx.textBaseline = "bottom";
    ctx.lineWidth = 3;
    ctx.strokeStyle = ink.sea;
    const text = `${km.toLocaleString("en")} km (at the centre)`;
    ctx.strokeText(text, x + px, y - 7);
    ctx.fillStyle = ink.ink;
    ctx.fillText(text, x + px, y - 7);
  }

  function vectorsOf(list) {
    const found = [];
    for (const e of list) {
      if (e.v) found.push(e.v);
      if (e.home) found.push(e.home);
      if (list.length === 1) for (const [, rings] of e.rings) for (const r of rings) spread(r, found);
      if (e.line && list.length === 1) spread(e.line, found);
    }
    return found;
  }

  function spread(s, found) {
    for (let i = 0; i < s.n; i += Math.max(1, Math.floor(s.n / 24))) {
      found.push([s.xyz[3 * i], s.xyz[3 * i + 1], s.xyz[3 * i + 2]]);
    }
  }

  // Centre and half-angle that hold a share of the vectors, the outermost left out.
  function hold(vectors, share) {
    let kept = vectors, centre = null;
    for (let round = 0; round < 4; round++) {
      const sum = kept.reduce((s, v) => [s[0] + v[0], s[1] + v[1], s[2] + v[2]], [0, 0, 0]);
      const length = Math.hypot(...sum) || 1;
      centre = sum.map((s) => s / length);
      const far = [...vectors].sort((a, b) => dot(centre, b) - dot(centre, a));
      kept = far.slice(0, Math.max(1, Math.ceil(share * far.length)));
    }
    // from the mean towards the middle of the smallest cap (Badoiu and Clarkson 2003): many launches
    // from one place must not push all others to the edge
    for (let step = 2; step < 80; step++) {
      const far = kept.reduce((a, b) => (dot(centre, b) < dot(centre, a) ? b : a));
      const moved = centre.map((c, i) => c + (far[i] - c) / step);
      const length = Math.hypot(...moved) || 1;
      centre = moved.map((m) => m / length);
    }
    const least = Math.min(...kept.map((v) => dot(centre, v)));
    return {centre, angle: Math.acos(Math.max(-1, Math.min(1, least)))};
  }

  function fit(list, share = 1, jump = false) {
    const vectors = vectorsOf(list);
    if (!vectors.length) return;
    const {centre, angle} = hold(vectors, share);
    const [lon, lat] = lonlat(centre);
    const free = Math.min(view.width - 2 * Math.abs(view.shift[0]), view.height) / 2;
    const reach = angle > 1.3 ? 1.05 : Math.sin(Math.max(angle * 1.18, 0.02));
    goTo(lon, lat, free / reach, jump);
  }

  function room(card) {
    const key = legend.open ? legend.getBoundingClientRect().width : 0;
    // below a map that is not beside its list, the card stands under it
    const beside = matchMedia("(min-width: 900px)").matches;
    view.shift = [beside ? (key - card) / 2 : 0, 0];
  }

  function goTo(lon, lat, radius, jump) {
    cancelAnimationFrame(moving);
    if (jump || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      view.turn(lon, lat, radius);
      draw();
      return;
    }
    const from = {lon: view.lon, lat: view.lat, r: Math.log(view.radius)};
    const turn = ((lon - from.lon + 540) % 360) - 180;
    const start = performance.now();
    const step = (now) => {
      const t = Math.min(1, (now - start) / 450), s = t * t * (3 - 2 * t);
      view.turn(from.lon + s * turn, from.lat + s * (lat - from.lat),
        Math.exp(from.r + s * (Math.log(radius) - from.r)));
      draw();
      if (t < 1) moving = requestAnimationFrame(step);
    };
    moving = requestAnimationFrame(step);
  }

  // Zoom with the place under a pixel kept where it is.
  function zoom(factor, px = view.x0, py = view.y0) {
    cancelAnimationFrame(moving);
    const before = view.place(px, py);
    view.turn(view.lon, view.lat, view.radius * factor);
    const after = before && view.place(px, py);
    if (after) view.turn(view.lon + before[0] - after[0], view.lat + before[1] - after[1], view.radius);
    draw();
  }

  function pan(dx, dy) {
    cancelAnimationFrame(moving);
    const deg = 1 / (view.radius * RAD);
    const wide = Math.max(0.2, Math.cos(view.lat * RAD));
    view.turn(view.lon - (dx * deg) / wide, view.lat + dy * deg, view.radius);
    draw();
  }

  function nearest(px, py, within) {
    let best = null, least = within;
    for (const mark of marks) {
      const d = Math.hypot(mark.x - px, mark.y - py);
      if (d <= least) {
        least = d;
        best = mark.event;
      }
    }
    return best;
  }

  const fingers = new Map();
  let dragged = 0, apart = 0;
  const local = (ev) => {
    const r = canvas.getBoundingClientRect();
    return [ev.clientX - r.left, ev.clientY - r.top];
  };
  canvas.addEventListener("pointerdown", (ev) => {
    canvas.setPointerCapture(ev.pointerId);
    fingers.set(ev.pointerId, local(ev));
    if (fingers.size === 1) dragged = 0;
    apart = 0;
  });
  canvas.addEventListener("pointermove", (ev) => {
    const at = local(ev), was = fingers.get(ev.pointerId);
    if (!was) {
      point(nearest(...at, 14), at);
      return;
    }
    fingers.set(ev.pointerId, at);
    if (fingers.size === 1) {
      dragged += Math.hypot(at[0] - was[0], at[1] - was[1]);
      if (dragged > 4) pan(at[0] - was[0], at[1] - was[1]);
    } else if (fingers.size === 2) {
      dragged = 99;
      const [a, b] = [...fingers.values()];
      const now = Math.hypot(a[0] - b[0], a[1] - b[1]);
      if (apart) zoom(now / apart, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
      apart = now;
    }
  });
  const lift = (ev) => {
    const down = fingers.delete(ev.pointerId);
    apart = 0;
    if (down && ev.type === "pointerup" && dragged <= 4 && !fingers.size) {
      const hit = nearest(...local(ev), ev.pointerType === "touch" ? 24 : 14);
      if (hit) actions.select(hit, {from: "map"});
    }
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  canvas.addEventListener("pointerleave", () => point(null));
  canvas.addEventListener("wheel", (ev) => {
    ev.preventDefault();
    zoom(Math.exp(-Math.max(-80, Math.min(80, ev.deltaY)) * 0.004), ...local(ev));
  }, {passive: false});
  canvas.addEventListener("dblclick", (ev) => zoom(1.8, ...local(ev)));
  canvas.addEventListener("keydown", (ev) => {
    if (ev.ctrlKey || ev.metaKey || ev.altKey) return;
    const go = {
      ArrowLeft: () => pan(60, 0), ArrowRight: () => pan(-60, 0), ArrowUp: () => pan(0, 60),
      ArrowDown: () => pan(0, -60), "+": () => zoom(1.4), "=": () => zoom(1.4),
      "-": () => zoom(1 / 1.4), "0": () => fit(state.shown),
    }[ev.key];
    if (!go) return;
    ev.preventDefault();
    go();
  });
  document.getElementById("in").addEventListener("click", () => zoom(1.6));
  document.getElementById("out").addEventListener("click", () => zoom(1 / 1.6));
  document.getElementById("fit").addEventListener("click", () => fit(state.shown));
  new ResizeObserver(resize).observe(box);

  function point(event, at) {
    if (event !== hover) {
      hover = event;
      actions.hover(event);
      draw();
    }
    tip.hidden = !event || !at;
    canvas.style.cursor = event ? "pointer" : "";
    if (event && at) {
      tip.textContent = event.title;
      tip.style.left = `${Math.min(at[0] + 12, view.width - 220)}px`;
      const above = at[1] + 14 + tip.offsetHeight > view.height;
      tip.style.top = `${above ? at[1] - 14 - tip.offsetHeight : at[1] + 14}px`;
    }
  }

  return {
    draw, fit, tone, view,
    recolor() { colors(); draw(); },
    setHover(event) { hover = event; draw(); },
    marks: () => marks,
    // Whether a mark of any of these events can be seen.
    holds(list) {
      return list.some((e) => {
        const at = e.v && view.pixel(e.v);
        return at && at[0] > 0 && at[0] < view.width && at[1] > 0 && at[1] < view.height;
      });
    },
    // Bring an event into sight; on a wide map an open card covers the right, a legend the left.
    reveal(event, card) {
      room(card);
      if (event) fit([event]);
      else draw();
    },
    start() { colors(); resize(); room(0); fit(data.events, 0.66, true); },
  };
}



// Marks as matplotlib names them, so that page and figures share their key.
function markPath(marker, x, y, size) {
  const path = new Path2D();
  const corners = (points) => {
    points.forEach(([a, b], i) => path[i ? "lineTo" : "moveTo"](x + a * size, y + b * size));
    path.closePath();
  };
  const turn = (n, start, radii = [1]) => Array.from({length: n}, (_, i) => {
    const a = start + (i / n) * 2 * Math.PI, r = radii[i % radii.length];
    return [r * Math.cos(a), r * Math.sin(a)];
  });
  const k = 0.35;
  const plus = [[-k, -1], [k, -1], [k, -k], [1, -k], [1, k], [k, k], [k, 1], [-k, 1], [-k, k], [-1, k], [-1, -k], [-k, -k]];
  if (marker === "o") path.arc(x, y, 0.92 * size, 0, 2 * Math.PI);
  else if (marker === "D") corners(turn(4, 0, [1.1]));
  else if (marker === "s") corners(turn(4, Math.PI / 4, [1.2]));
  else if (marker === "p") corners(turn(5, -Math.PI / 2, [1.1]));
  else if (marker === "*") corners(turn(10, -Math.PI / 2, [1.35, 0.58]));
  else if (marker === "P") corners(plus);
  else if (marker === "X") corners(plus.map(([a, b]) => [0.72 * (a - b), 0.72 * (a + b)]));
  else corners(turn(3, {"^": -Math.PI / 2, v: Math.PI / 2, ">": 0, "<": Math.PI}[marker] ?? 0, [1.2]));
  return path;
}
