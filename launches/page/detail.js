// The card of one event: what was said by whom, what follows, and where it was read.

const UNKNOWN = "not reported";

function makeDetail(data, state, actions) {
  const card = document.getElementById("detail");

  function facts(pairs) {
    const list = h("dl");
    for (const [name, value, unknown] of pairs) {
      if (value === null || value === undefined) {
        if (unknown) list.append(h("dt", {}, name), h("dd", {class: "missing"}, unknown));
      } else list.append(h("dt", {}, name), h("dd", {}, h("bdi", {}, String(value))));
    }
    return list;
  }

  function estimate(e) {
    const placed = {
      impact: "at the centre of the splash-down region",
      assumed: "at the end of a track that is partly assumed",
      launch: "at the launch area: no splash-down can be placed",
    }[e.placed] || "not on the map: the reports name no place that is known";
    const notes = [];
    if (e.line && e.assumed) notes.push("The direction was not reported; the track is drawn dashed, as assumed.");
    if (e.open) notes.push("Nothing is known of the direction: no track and no region are drawn.");
    if (e.consistency && e.consistency !== "ok") notes.push(`The figures are ${e.consistency === "tension" ? "in tension" : "impossible together"}.`);
    if (e.note) notes.push(e.note);
    return [
      h("h3", {}, "What follows (estimate)"),
      facts([
        ["Motion", e.kind === "none" ? null : e.kind, "cannot be told"],
        ["Azimuth", e.azimuthText],
        ["Range, arc", e.rangeEst], ["Apogee, arc", e.apogeeEst], ["Flight time, arc", e.flightEst],
        ["Zone", e.estimate ? e.estimate.replace(/^Estimate: /, "") : null, "no verdict"],
        ["Limit", e.distance],
        ["Mark", placed],
      ]),
      ...notes.map((text) => h("p", {class: "note"}, text)),
    ];
  }

  function source(report) {
    if (!report) return h("span", {class: "source missing"}, "source not listed");
    const title = report.title || report.id;
    const link = report.url && /^https?:\/\//i.test(report.url)
      ? h("a", {href: report.url, target: "_blank", rel: "noopener noreferrer nofollow"}, h("bdi", {}, title))
      : h("bdi", {}, title);
    const rest = [report.outlet, report.published].filter(Boolean).join(", ");
    return h("span", {class: "source"}, link, rest ? h("bdi", {}, ` – ${rest}`) : null);
  }

  function quote(claim) {
    if (claim.s === undefined) return claim.w ? h("q", {dir: "auto"}, h("mark", {}, claim.w)) : null;
    // offsets count characters, not the halves that strings are made of
    const letters = [...data.sentences[claim.s]];
    const part = (a, b) => letters.slice(a, b).join("");
    return h("q", {dir: "auto"}, part(0, claim.a), h("mark", {}, part(claim.a, claim.b)), part(claim.b));
  }

  function claims(e) {
    const mine = data.claims[e.id] || [];
    const out = [h("h3", {}, `Claims (${mine.length})`)];
    if (!mine.length) out.push(h("p", {class: "missing"}, "No claim is kept of this event."));
    const fields = new Map();
    for (const claim of mine) fields.set(claim.f, [...(fields.get(claim.f) || []), claim]);
    for (const [field, list] of fields) {
      const group = h("ul");
      for (const claim of list) {
        const tags = [claim.p && "shown in the table", claim.x && "replaced by a later word", claim.m].filter(Boolean);
        group.append(h("li", {class: claim.x ? "replaced" : null},
          h("p", {}, h("b", {}, h("bdi", {}, claim.c)), ": ", h("bdi", {}, claim.v || UNKNOWN),
            ...tags.map((t) => h("span", {class: "tag"}, t))),
          quote(claim), source(data.reports[claim.r])));
      }
      out.push(h("details", {class: "field", open: true},
        h("summary", {}, field, e.conflicts.includes(field) ? h("span", {class: "tag differ"}, "claimants differ") : null), group));
    }
    return out;
  }

  function show(e, focus) {
    card.hidden = !e;
    if (!e) {
      card.replaceChildren();
      return;
    }
    const heading = h("h2", {tabindex: "-1"}, h("bdi", {}, e.title));
    card.replaceChildren(
      h("div", {class: "bar"}, h("code", {}, e.id),
        h("button", {type: "button", "aria-label": "Previous event", onclick: () => actions.step(-1)}, "‹"),
        h("button", {type: "button", "aria-label": "Next event", onclick: () => actions.step(1)}, "›"),
        h("button", {type: "button", "aria-label": "Close", onclick: () => actions.select(null)}, "×")),
      heading,
      h("p", {class: "badges"}, ...[e.status, e.outcome, state.shown.includes(e) ? null : "outside the filters"]
        .filter(Boolean).map((t) => h("span", {class: `tag ${t}`}, t))),
      h("h3", {}, "Reported"),
      facts([
        ["Date", e.date, UNKNOWN], ["Time", e.clock, UNKNOWN], ["Actor", e.actorName, UNKNOWN],
        ["Class", e.cls === "unknown" ? null : data.classes[e.cls].words, UNKNOWN],
        ["Designation", e.name, UNKNOWN], ["Number", e.countText, UNKNOWN],
        ["Launch area", e.site, UNKNOWN], ["Range", e.rangeText, UNKNOWN],
        ["Apogee", e.apogeeText, UNKNOWN], ["Flight time", e.flightText, UNKNOWN],
        ["Speed", e.speedText], ["Came down in", e.sea], ["Overflew", e.overflew],
        ["Zone", e.official ? e.official.replace(/^Official word: /, "") : null, "no official word"],
        ["Borne out", e.agrees],
      ]),
      ...estimate(e),
      ...claims(e));
    card.scrollTop = 0;
    if (focus) heading.focus({preventScroll: true});
  }

  return {show, width: () => (card.hidden ? 0 : card.getBoundingClientRect().width)};
}
